/** Cycles by which one positive of k members comes later in a pool in common medium: log2 k (interop §4). k ≥ 1. */
export function dilutionShift(k: number): number {
  if (!(k >= 1)) throw new RangeError(`not a pool size: ${k}`)
  return Math.log2(k)
}

/**
 * Ct of a pool of `size` members of whom some carry these Ct values: the mean of their amounts of virus, an amount
 * being 2^−Ct. Null when nobody carries any. For common medium; ten swabs in one tube dilute less (0 to 2 cycles).
 */
export function poolCt(cts: readonly number[], size: number): number | null {
  if (cts.length > size) throw new RangeError(`${cts.length} carriers in a pool of ${size}`)
  const strongest = Math.min(...cts)
  if (cts.length === 0) return null
  // Relative to the strongest, so that 2^−40 is never added to 2^−10 in absolute terms.
  const amount = cts.reduce((sum, ct) => sum + 2 ** (strongest - ct), 0)
  return strongest - Math.log2(amount) + dilutionShift(size)
}
