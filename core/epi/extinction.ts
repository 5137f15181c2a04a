/** By how much measures cut transmission, 0 to 1: of every case (`population`), or wholly of so many cases (`individual`). */
export type Control = { readonly population?: number; readonly individual?: number }

/**
 * The probability that the chains of so many first cases end by themselves: the smallest s in [0, 1] with s = c + (1 - c) (1 + R (1 - s)/k)^-k,
 * to the power of the cases (Lloyd-Smith et al. 2005, doi 10.1038/nature04153). 1 where a case infects one on average, or fewer.
 */
export function extinction(r: number, k: number, cases = 1, control: Control = {}): number {
  const { population = 0, individual = 0 } = control
  const cut = r * (1 - population)
  const next = (s: number) => individual + (1 - individual) * (1 + (cut * (1 - s)) / k) ** -k
  if (cut * (1 - individual) <= 1) return 1
  // From 0 the sequence rises to the smallest root; it rises slowly near R = 1, so the last steps are by bisection.
  let low = 0
  for (let n = 0; n < 60; n += 1) low = next(low)
  let high = 1
  // Just below 1 the function lies under the line: s = 1 is a root but not the smallest.
  for (let gap = 1e-9; next(1 - gap) > 1 - gap && gap < 1; gap *= 2) high = 1 - gap
  high = Math.min(high, 1 - 1e-12)
  for (let n = 0; n < 200; n += 1) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (next(middle) > middle) low = middle
    else high = middle
  }
  return ((low + high) / 2) ** cases
}
