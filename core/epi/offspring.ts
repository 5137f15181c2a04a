import { logGamma } from './log-gamma.ts'
import { chiSquare95 } from './normal-law.ts'
import { peakOf, rootOf } from './seek.ts'

export type Bounds = {
  readonly estimate: number
  readonly low: number
  readonly high: number | null
}
export type OffspringFit = {
  readonly cases: number
  readonly infections: number
  /** Mean offspring. */
  readonly r: Bounds
  /** Dispersion: the smaller, the more a few cases infect most. `high` is null where the data do not tell it from Poisson. */
  readonly k: Bounds
  readonly logLik: number
  /** Σ n² / Σ n: the offspring of the infector of a case. */
  readonly sizeBiased: number
}

// Above this a negative binomial law is Poisson's for any practical purpose.
const kMost = 1e4
const kLeast = 1e-4

/** How many cases infected how many, the fewest first. */
export function histogramOf(counts: readonly number[]): { offspring: number; cases: number }[] {
  const cases = new Map<number, number>()
  for (const count of counts) cases.set(count, (cases.get(count) ?? 0) + 1)
  return [...cases]
    .map(([offspring, n]) => ({ offspring, cases: n }))
    .sort((a, b) => a.offspring - b.offspring)
}

/** ln of the probability of n offspring when the mean is r and the dispersion k (Lloyd-Smith et al. 2005, doi 10.1038/nature04153). */
export function logNegativeBinomial(n: number, r: number, k: number): number {
  const zero = -k * Math.log1p(r / k)
  if (n === 0) return zero
  return logGamma(n + k) - logGamma(k) - logGamma(n + 1) + zero + n * Math.log(r / (r + k))
}

/**
 * The negative binomial law most likely for these counts, with 95 % intervals by the profile of the likelihood. R is the mean of the
 * counts. Null where nobody infected anybody: then k cannot be known. Throws a RangeError for what is no count.
 */
export function fitOffspring(counts: readonly number[]): OffspringFit | null {
  if (counts.some((n) => !Number.isInteger(n) || n < 0)) throw new RangeError('counts are whole')
  const infections = counts.reduce((sum, n) => sum + n, 0)
  if (infections === 0) return null
  const histogram = histogramOf(counts)
  const at = (r: number, k: number) =>
    histogram.reduce(
      (sum, { offspring, cases }) => sum + cases * logNegativeBinomial(offspring, r, k),
      0,
    )
  const bestK = (r: number) => {
    const logK = peakOf((x) => at(r, Math.exp(x)), Math.log(kLeast), Math.log(kMost))
    return Math.exp(logK)
  }
  const r = infections / counts.length
  const k = bestK(r)
  const logLik = at(r, k)
  const over = (value: number) => value - (logLik - chiSquare95 / 2)
  const ofR = (x: number) => over(at(x, bestK(x)))
  const ofK = (x: number) => over(at(r, Math.exp(x)))
  let most = r * 2
  while (ofR(most) > 0) most *= 2
  const isPoisson = ofK(Math.log(kMost)) > 0
  return {
    cases: counts.length,
    infections,
    r: { estimate: r, low: rootOf(ofR, r * 1e-6, r), high: rootOf(ofR, r, most) },
    k: {
      estimate: k,
      low: ofK(Math.log(kLeast)) > 0 ? 0 : Math.exp(rootOf(ofK, Math.log(kLeast), Math.log(k))),
      high: isPoisson ? null : Math.exp(rootOf(ofK, Math.log(k), Math.log(kMost))),
    },
    logLik,
    sizeBiased: counts.reduce((sum, n) => sum + n * n, 0) / infections,
  }
}

/** The expected offspring of the infector of a random case, 1 + R (1 + 1/k): what looking backward finds (Endo et al. 2020). */
export const sizeBiasedMean = (r: number, k: number): number => 1 + r * (1 + 1 / k)

/** P(a case infects nobody). */
export const infectsNobody = (r: number, k: number): number => (1 + r / k) ** -k
