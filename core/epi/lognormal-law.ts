import { normalBelow, normalQuantile } from './normal-law.ts'

/** A lognormal law by mean and standard deviation of the logarithm, in days. */
export type Lognormal = { readonly meanlog: number; readonly sdlog: number }

/** The lognormal law with this mean and standard deviation, both above 0. */
export function lognormalOf(mean: number, sd: number): Lognormal {
  const variance = Math.log1p((sd / mean) ** 2)
  return { meanlog: Math.log(mean) - variance / 2, sdlog: Math.sqrt(variance) }
}

/** The share up to x. */
export const lognormalBelow = ({ meanlog, sdlog }: Lognormal, x: number): number =>
  x <= 0 ? 0 : normalBelow((Math.log(x) - meanlog) / sdlog)

/** The x with a share p below it, 0 < p < 1. */
export const lognormalQuantile = ({ meanlog, sdlog }: Lognormal, p: number): number =>
  Math.exp(meanlog + sdlog * normalQuantile(p))

/** Mean and standard deviation. */
export function lognormalMoments({ meanlog, sdlog }: Lognormal): { mean: number; sd: number } {
  const mean = Math.exp(meanlog + sdlog ** 2 / 2)
  return { mean, sd: mean * Math.sqrt(Math.expm1(sdlog ** 2)) }
}

/** ∫ of the share up to u, for u from 0 to x: what censoring by an interval on both sides comes to in closed form. */
export function lognormalArea(law: Lognormal, x: number): number {
  if (x <= 0) return 0
  const { meanlog, sdlog } = law
  const z = (Math.log(x) - meanlog) / sdlog
  const { mean } = lognormalMoments(law)
  return x * normalBelow(z) - mean * normalBelow(z - sdlog)
}

/** Quarantine: the share of the infected who fall ill later than `days` after the exposure, P(T > d). */
export const tailBeyond = (law: Lognormal, days: number): number => {
  if (days <= 0) return 1
  return normalBelow(-(Math.log(days) - law.meanlog) / law.sdlog)
}
