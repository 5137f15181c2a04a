/** How many of `rounds` each share gets: at least one each while there are enough, the rest by largest remainder. */
export function distribute(rounds: number, shares: readonly number[]): number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const floor = rounds >= shares.length ? 1 : 0
  const free = rounds - floor * shares.length
  const exact = shares.map((share) => (free * share) / whole)
  const counts = exact.map((n) => floor + Math.floor(n))
  const byRemainder = exact
    .map((n, index) => ({ index, rest: n - Math.floor(n) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  const left = rounds - counts.reduce((sum, n) => sum + n, 0)
  for (const { index } of byRemainder.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1
  return counts
}

/** The value below which this part (0 … 1) of the values lies, none interpolated; null for none. */
export function percentile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null
}
