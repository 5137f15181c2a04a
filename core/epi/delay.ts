/** How many cases of a day (sampled) were reported after so many whole days. */
export type Delayed = { readonly day: number; readonly delay: number; readonly cases: number }

export type DelayLaw = {
  /** The share that is reported within d days, d = 0, 1, …; the last is 1 by construction: later than any seen is not known. */
  readonly within: readonly number[]
  readonly median: number
  readonly p90: number
  readonly cases: number
}

/**
 * The delay of reports when only what was reported by `now` (a day number) is known, so that long delays of late days are still
 * missing: reverse-time hazards (Lawless 1994, doi 10.2307/3315820). Null without a case.
 */
export function delayLaw(seen: readonly Delayed[], now: number): DelayLaw | null {
  const known = seen.filter(
    ({ day, delay, cases }) => cases > 0 && delay >= 0 && day + delay <= now,
  )
  const longest = known.reduce((most, { delay }) => Math.max(most, delay), -1)
  if (longest < 0) return null
  // h(d): of those reported within d days, among days that could have shown it, the share with exactly d.
  const exactly: number[] = new Array(longest + 1).fill(0)
  const upTo: number[] = new Array(longest + 1).fill(0)
  for (const { day, delay, cases } of known) {
    exactly[delay] = (exactly[delay] ?? 0) + cases
    for (let d = delay; d <= longest && day + d <= now; d += 1) upTo[d] = (upTo[d] ?? 0) + cases
  }
  const within: number[] = new Array(longest + 1).fill(1)
  for (let d = longest; d > 0; d -= 1) {
    const base = upTo[d] ?? 0
    const hazard = base > 0 ? (exactly[d] ?? 0) / base : 0
    within[d - 1] = (within[d] ?? 1) * (1 - hazard)
  }
  // A share that is the quantile but for the last digit counts as it.
  const quantile = (p: number) => within.findIndex((share) => share >= p - 1e-9)
  const cases = known.reduce((sum, one) => sum + one.cases, 0)
  return { within, median: quantile(0.5), p90: quantile(0.9), cases }
}

/** The share of the cases of a day that is known after `age` whole days, 0 to 1; 0 for a day that has not ended. */
export function completeAfter({ within }: Pick<DelayLaw, 'within'>, age: number): number {
  if (age < 0) return 0
  return within[Math.min(age, within.length - 1)] ?? 1
}

/** Below this share a day is incomplete, and no R is given for a window that ends in it or holds it. */
export const completeFrom = 0.95
