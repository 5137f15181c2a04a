import { gammaQuantile } from './gamma-law.ts'

/** New cases per day, the first day first. `imported` are those infected elsewhere: they infect here, and nobody here infected them. */
export type Incidence = { readonly local: readonly number[]; readonly imported: readonly number[] }

/** Below this the posterior is wider than a coefficient of variation of 0.3 (Cori 2013): 1 / √(1 + 11) = 0.29. */
export const fewCasesBelow = 11

/** The prior of Cori (2013): mean 5 and standard deviation 5, so that nobody calls an epidemic controlled for want of data. */
export const prior = { shape: 1, scale: 5 } as const

export type RtEstimate = {
  /** Days of the window, the first day of the series is 1; both inclusive, as EpiEstim counts. */
  readonly from: number
  readonly until: number
  /** Infected here in the window. */
  readonly cases: number
  /** Λ: how infectious those before them were, summed over the window. 0 means that the prior alone speaks. */
  readonly infectious: number
  readonly mean: number
  readonly sd: number
  readonly q025: number
  readonly median: number
  readonly q975: number
  readonly fewCases: boolean
}

/** A series whose first case came from elsewhere: by EpiEstim's rule the cases of day 1 have no infector in the series. */
export function incidenceOf(
  counts: readonly number[],
  imported: readonly number[] = [],
): Incidence {
  const from = counts.map((count, day) => (day === 0 ? count : Math.min(count, imported[day] ?? 0)))
  return { local: counts.map((count, day) => count - (from[day] ?? 0)), imported: from }
}

/** Λ of each day: cases before it, weighed with the serial interval (`shares`, day 0 first). */
export function infectiousness(
  { local, imported }: Incidence,
  shares: readonly number[],
): number[] {
  return local.map((_, day) => {
    let sum = 0
    const reach = Math.min(day, shares.length - 1)
    for (let lag = 0; lag <= reach; lag += 1)
      sum += (shares[lag] ?? 0) * ((local[day - lag] ?? 0) + (imported[day - lag] ?? 0))
    return sum
  })
}

/**
 * R of every window of `length` days, sliding by one day, the first from day 2, or from `earliest` on (Cori et al. 2013, doi 10.1093/aje/kwt133): a gamma
 * posterior of shape 1 + Σ local cases and scale 1 / (1/5 + Σ Λ). Throws a RangeError for a window that is no whole number of days.
 */
export function estimateRt(
  incidence: Incidence,
  shares: readonly number[],
  length: number,
  earliest = 2,
): RtEstimate[] {
  if (!Number.isInteger(length) || length < 1) throw new RangeError('a window has whole days')
  const lambda = infectiousness(incidence, shares)
  const found: RtEstimate[] = []
  for (let from = Math.max(2, earliest); from + length - 1 <= incidence.local.length; from += 1) {
    const until = from + length - 1
    let cases = 0
    let infectious = 0
    for (let day = from - 1; day < until; day += 1) {
      cases += incidence.local[day] ?? 0
      infectious += lambda[day] ?? 0
    }
    const shape = prior.shape + cases
    const scale = 1 / (1 / prior.scale + infectious)
    const at = (p: number) => scale * gammaQuantile(shape, p)
    found.push({
      from,
      until,
      cases,
      infectious,
      mean: shape * scale,
      sd: Math.sqrt(shape) * scale,
      q025: at(0.025),
      median: at(0.5),
      q975: at(0.975),
      fewCases: cases < fewCasesBelow,
    })
  }
  return found
}
