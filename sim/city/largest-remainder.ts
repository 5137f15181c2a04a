/**
 * Shares a whole total by weights so that the parts are whole and sum to it exactly (Hamilton's method); ties go to the
 * earlier part. Weights ≥ 0, at least one > 0; total a whole number ≥ 0.
 */
export function largestRemainder(total: number, weights: readonly number[]): number[] {
  if (!Number.isSafeInteger(total) || total < 0) throw new RangeError(`not a total: ${total}`)
  const sum = weights.reduce((a, b) => a + b, 0)
  if (!(sum > 0) || weights.some((weight) => weight < 0))
    throw new RangeError('no weights to share by')

  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  let left = total - parts.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left--
  }
  return parts
}
