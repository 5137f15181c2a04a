import {
  type Lognormal,
  lognormalArea,
  lognormalBelow,
  lognormalQuantile,
} from './lognormal-law.ts'
import { normalQuantile, z95 } from './normal-law.ts'
import { type Point, peakOfTwo } from './seek.ts'

/** When somebody was exposed and fell ill, each between two moments, in days from any day. */
export type Exposure = {
  readonly el: number
  readonly er: number
  readonly sl: number
  readonly sr: number
}

/** Why a window says nothing: its ends are in the wrong order, or the onset lies wholly before the exposure. Null where it says something. */
export function faultOfExposure({
  el,
  er,
  sl,
  sr,
}: Exposure): 'order' | 'onset-first' | 'none' | null {
  if (![el, er, sl, sr].every(Number.isFinite)) return 'none'
  if (er < el || sr < sl) return 'order'
  return sr <= el ? 'onset-first' : null
}

/**
 * The logarithm of the likelihood of one window: ∫∫ f(s - e) over both windows (Reich et al. 2009, doi 10.1002/sim.3659; the exposure
 * is as likely at each moment of its window). In closed form by the area under the distribution function; where one end is exact it is
 * F(SR - E) - F(SL - E), where both are, the density.
 */
export function logLikelihood(law: Lognormal, { el, er, sl, sr }: Exposure): number {
  if (er === el || sr === sl) {
    if (er > el || sr > sl)
      return Math.log(lognormalBelow(law, sr - el) - lognormalBelow(law, sl - er))
    const z = (Math.log(sl - el) - law.meanlog) / law.sdlog
    return -0.5 * z * z - Math.log((sl - el) * law.sdlog * Math.sqrt(2 * Math.PI))
  }
  const area = (x: number) => lognormalArea(law, x)
  return Math.log(area(sr - el) - area(sr - er) - area(sl - el) + area(sl - er))
}

export type Interval95 = { readonly estimate: number; readonly low: number; readonly high: number }
export type IncubationFit = {
  readonly n: number
  readonly meanlog: Interval95
  readonly sdlog: Interval95
  readonly quantiles: readonly { p: number; days: number; low: number; high: number }[]
  readonly logLik: number
}

export const toldQuantiles = [0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975, 0.99] as const

/** Fewer windows than this give no law of their own: the interval of the median is wider than any use of it. */
export const fewestExposures = 10

/**
 * The lognormal incubation time most likely for these windows, with 95 % intervals from the curvature of the likelihood (for quantiles
 * by the delta method, on the logarithm). Null where there are fewer than two, or no law is the most likely.
 */
export function fitIncubation(exposures: readonly Exposure[]): IncubationFit | null {
  if (exposures.length < 2) return null
  const total = ([meanlog, logSd]: Point) => {
    const law = { meanlog, sdlog: Math.exp(logSd) }
    let sum = 0
    for (const one of exposures) {
      const value = logLikelihood(law, one)
      if (Number.isNaN(value)) return Number.NEGATIVE_INFINITY
      sum += Math.max(value, -1e6)
    }
    return sum
  }
  const middles = exposures
    .map(({ el, er, sl, sr }) => Math.log(Math.max(0.1, (sl + sr) / 2 - (el + er) / 2)))
    .sort((a, b) => a - b)
  const start: Point = [middles[Math.floor(middles.length / 2)] ?? 1.5, Math.log(0.5)]
  const rough = peakOfTwo(total, start, [0.2, 0.3])
  const at = peakOfTwo(total, rough, [0.01, 0.01])
  const spread = covariance(total, at)
  if (!spread || Math.exp(at[1]) < 1e-3) return null
  const [meanlog, logSd] = at
  const sdlog = Math.exp(logSd)
  const around = (estimate: number, variance: number): Interval95 => ({
    estimate,
    low: estimate - z95 * Math.sqrt(variance),
    high: estimate + z95 * Math.sqrt(variance),
  })
  const sd = around(logSd, spread.bb)
  return {
    n: exposures.length,
    meanlog: around(meanlog, spread.aa),
    sdlog: { estimate: sdlog, low: Math.exp(sd.low), high: Math.exp(sd.high) },
    quantiles: toldQuantiles.map((p) => {
      // ln q = meanlog + z sdlog, and sdlog = e^b.
      const slope = normalQuantile(p) * sdlog
      const variance = spread.aa + 2 * slope * spread.ab + slope ** 2 * spread.bb
      const days = lognormalQuantile({ meanlog, sdlog }, p)
      const wide = Math.exp(z95 * Math.sqrt(variance))
      return { p, days, low: days / wide, high: days * wide }
    }),
    logLik: total(at),
  }
}

/** The inverse of the curvature at the peak, by second differences; null where the peak is none. */
function covariance(f: (at: Point) => number, [a, b]: Point) {
  const h = 1e-3
  const middle = f([a, b])
  const aa = (f([a + h, b]) - 2 * middle + f([a - h, b])) / h ** 2
  const bb = (f([a, b + h]) - 2 * middle + f([a, b - h])) / h ** 2
  const ab =
    (f([a + h, b + h]) - f([a + h, b - h]) - f([a - h, b + h]) + f([a - h, b - h])) / (4 * h ** 2)
  const determinant = aa * bb - ab ** 2
  if (!(determinant > 0 && aa < 0)) return null
  return { aa: -bb / determinant, bb: -aa / determinant, ab: ab / determinant }
}
