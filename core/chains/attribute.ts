import type { Incubation, Interval } from './interval.ts'
import type { SourceWeights } from './weights.ts'

/** The moments of a case in days from any one day; null where nobody knows. */
export type TimedCase = {
  /** Onset, or the first positive swab of somebody without symptoms. */
  readonly onset: number | null
  /** From when on it could infect nobody. */
  readonly isolated: number | null
  /** Somebody came from elsewhere within the incubation: weight of a source outside; 1 without such news. */
  readonly abroad: number
}

/** One possible source of one case, by their lines; each factor is 1 where nothing is known. */
export type Candidate = {
  readonly infectee: number
  readonly infector: number
  readonly contact: number
  readonly place: number
  readonly sameHome: number
  /** A person decided it: it counts as one that the source infected, for the other cases. */
  readonly isDecided: boolean
}

/** The factors whose product, divided by the sum over all candidates of a case, is the posterior. */
export type Parts = {
  interval: number
  contact: number
  place: number
  sameHome: number
  free: number
  offspring: number
}
export type Judged = {
  readonly posterior: number
  readonly parts: Parts
  readonly days: number | null
}
export type Sources = {
  /** In the order of the candidates. */
  readonly candidates: readonly Judged[]
  /** Of each case: that its source is outside, or somebody that nobody found. */
  readonly outside: Float64Array
  readonly unseen: Float64Array
}
export type SourceModel = {
  readonly interval: Interval
  /** Null where none is known: then isolation speaks against nobody. */
  readonly incubation: Incubation | null
  readonly weights: SourceWeights
}

const roundsMost = 60
const closeEnough = 1e-7

/**
 * Who infected whom, as a probability: p(i → j) = f(onset j − onset i) · contact · place · household · free · offspring, divided by the sum over
 * every candidate of j, those outside and those unseen included (Wallinga and Teunis, Am. J. Epidemiol. 160 (2004) 509, with weights).
 * `free` is the chance that the incubation of j reaches back to before i was isolated. `offspring` is (k + n) / k, with n the number that i
 * is expected to have infected besides j: what a negative binomial with dispersion k says of one more. n depends on the other
 * posteriors, so they are computed over and again until they stand.
 */
export function attribute(
  cases: readonly TimedCase[],
  candidates: readonly Candidate[],
  model: SourceModel,
): Sources {
  const { interval, weights } = model
  const parts = candidates.map((one) => partsOf(cases, one, model))
  const base = Float64Array.from(parts, productOf)
  const sinks = cases.map(
    ({ abroad }) => interval.typical * (weights.outside * abroad + weights.unseen),
  )
  const decided = decidedOf(cases.length, candidates)
  let posterior = normalised(base, candidates, sinks)
  if (Number.isFinite(weights.dispersion))
    for (let round = 0; round < roundsMost; round += 1) {
      const infected = expectedOffspring(cases.length, candidates, posterior, decided)
      const weighed = base.map((weight, n) => {
        const part = parts[n]
        if (part === undefined) return weight
        part.offspring = 1 + (infected.total(n) - infected.own(n)) / weights.dispersion
        return weight * part.offspring
      })
      const next = normalised(weighed, candidates, sinks)
      const change = next.reduce(
        (most, p, n) => Math.max(most, Math.abs(p - (posterior[n] ?? 0))),
        0,
      )
      posterior = next
      if (change < closeEnough) break
    }
  const rest = new Float64Array(cases.length).fill(1)
  candidates.forEach(({ infectee }, n) => {
    rest[infectee] = Math.max(0, (rest[infectee] ?? 0) - (posterior[n] ?? 0))
  })
  const shareOutside = cases.map(({ abroad }) => {
    const outside = weights.outside * abroad
    return outside + weights.unseen > 0 ? outside / (outside + weights.unseen) : 0
  })
  const isOpen = weights.unseen + weights.outside > 0
  return {
    candidates: candidates.map((one, n) => ({
      posterior: posterior[n] ?? 0,
      parts: parts[n] ?? noParts,
      days: daysBetween(cases, one),
    })),
    outside: rest.map((left, n) => (isOpen ? left * (shareOutside[n] ?? 0) : 0)),
    unseen: rest.map((left, n) => (isOpen ? left * (1 - (shareOutside[n] ?? 0)) : 0)),
  }
}

const noParts: Parts = { interval: 0, contact: 1, place: 1, sameHome: 1, free: 1, offspring: 1 }
const productOf = ({ interval, contact, place, sameHome, free }: Parts): number =>
  interval * contact * place * sameHome * free

function daysBetween(
  cases: readonly TimedCase[],
  { infectee, infector }: Candidate,
): number | null {
  const [later, earlier] = [cases[infectee]?.onset ?? null, cases[infector]?.onset ?? null]
  return later === null || earlier === null ? null : later - earlier
}

function partsOf(
  cases: readonly TimedCase[],
  one: Candidate,
  { interval, incubation, weights }: SourceModel,
): Parts {
  const days = daysBetween(cases, one)
  const [onset, isolated] = [
    cases[one.infectee]?.onset ?? null,
    cases[one.infector]?.isolated ?? null,
  ]
  const free =
    incubation === null || onset === null || isolated === null
      ? 1
      : Math.max(weights.leastFree, incubation.longerThan(onset - isolated))
  return {
    interval: days === null ? interval.typical : interval.density(days),
    contact: one.contact,
    place: one.place,
    sameHome: one.sameHome,
    free,
    offspring: 1,
  }
}

function normalised(
  weights: Float64Array,
  candidates: readonly Candidate[],
  sinks: readonly number[],
): Float64Array {
  const sums = Float64Array.from(sinks)
  candidates.forEach(({ infectee }, n) => {
    sums[infectee] = (sums[infectee] ?? 0) + (weights[n] ?? 0)
  })
  return weights.map((weight, n) => {
    const sum = sums[candidates[n]?.infectee ?? -1] ?? 0
    return sum > 0 ? weight / sum : 0
  })
}

/** Line of the source that somebody decided, by infectee; -1 for none. */
function decidedOf(count: number, candidates: readonly Candidate[]): Int32Array {
  const decided = new Int32Array(count).fill(-1)
  for (const { infectee, infector, isDecided } of candidates)
    if (isDecided) decided[infectee] = infector
  return decided
}

/** How many each is expected to have infected; a decided source counts whole, and the others of that case not at all. */
function expectedOffspring(
  count: number,
  candidates: readonly Candidate[],
  posterior: Float64Array,
  decided: Int32Array,
) {
  const own = (n: number): number => {
    const one = candidates[n]
    if (one === undefined) return 0
    const source = decided[one.infectee] ?? -1
    return source < 0 ? (posterior[n] ?? 0) : source === one.infector ? 1 : 0
  }
  const totals = new Float64Array(count)
  candidates.forEach(({ infector }, n) => {
    totals[infector] = (totals[infector] ?? 0) + own(n)
  })
  return { own, total: (n: number) => totals[candidates[n]?.infector ?? -1] ?? 0 }
}

/**
 * Share of cases of which no candidate has a posterior of at least `least`: how much transmission nobody has seen. Null without cases.
 */
export function unlinkedShare(best: ArrayLike<number>, least = 0.5): number | null {
  if (best.length === 0) return null
  return Array.from(best).filter((p) => p < least).length / best.length
}
