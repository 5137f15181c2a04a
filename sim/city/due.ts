/**
 * Spreads something rare evenly over a count, instead of by chance, so that a small city has it too: `share` of the
 * expected count, but at least `least` times. Asking advances the count by one; a "yes" must be used up with `used`.
 */
export type Due = { ask(): boolean; used(): void }

/** Opens the counter for something that happens to `share` (0 … 1) of `expected` occasions, `least` times at the least. */
export function dueFor(share: number, least: number, expected: number): Due {
  const step = Math.min(1, Math.max(share, least / Math.max(1, expected)))
  // Half a step ahead, and a tenth more, so that the last of `least` falls well before the end.
  let owed = 0.5
  return {
    ask() {
      owed += step * 1.1
      return owed >= 1
    },
    used() {
      owed -= 1
    },
  }
}
