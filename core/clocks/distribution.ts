/** Whole minutes that came up so often. */
export type Counted = { readonly minutes: number; readonly count: number }

/**
 * The quantile of counted whole minutes by the inverse of the empirical distribution: the smallest value that at least a share `q`
 * of all do not exceed (Hyndman & Fan 1996, type 1, as PostgreSQL's percentile_disc). Null of nothing; q in (0, 1].
 */
export function quantileOf(counted: readonly Counted[], q: number): number | null {
  const sorted = counted.toSorted((a, b) => a.minutes - b.minutes)
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const needed = q * total
  let seen = 0
  for (const { minutes, count } of sorted) {
    seen += count
    // A hair below, because 0.9 × 10 is more than 9 in binary.
    if (seen >= needed - 1e-9) return minutes
  }
  return null
}

/** Edges of the bars in minutes: half an hour to two days. A bar is from one edge to before the next, the last one open. */
export const barEdges = [0, 30, 60, 120, 240, 480, 720, 1440, 2880] as const

/** How many fall between the edges. */
export function barsOf(counted: readonly Counted[]): number[] {
  const bars: number[] = barEdges.map(() => 0)
  for (const { minutes, count } of counted) {
    const bar = barEdges.findLastIndex((edge) => edge <= minutes)
    if (bar >= 0) bars[bar] = (bars[bar] ?? 0) + count
  }
  return bars
}
