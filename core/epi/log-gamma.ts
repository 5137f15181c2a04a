// Lanczos' approximation with g = 7 and nine terms (Godfrey's coefficients): 15 digits for a > 0.
const g = 7
const terms = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
]
const halfLog2Pi = 0.5 * Math.log(2 * Math.PI)

/** ln Γ(a), a > 0. */
export function logGamma(a: number): number {
  if (a < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * a)) - logGamma(1 - a)
  const x = a - 1
  const sum = terms.reduce((total, term, n) => (n === 0 ? term : total + term / (x + n)), 0)
  const t = x + g + 0.5
  return halfLog2Pi + (x + 0.5) * Math.log(t) - t + Math.log(sum)
}

/** What Stirling's formula misses of ln Γ(a + 1), a > 0 (Loader 2000): small, and so without loss of digits for large a. */
export function stirlingError(a: number): number {
  if (a < 15) return logGamma(a + 1) - ((a + 0.5) * Math.log(a) - a + halfLog2Pi)
  const s = 1 / (a * a)
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - s / 1188) * s) * s) * s) / a
}

/** a ln(a / x) + x - a without loss of digits where x is near a (Loader 2000). */
export function deviance(a: number, x: number): number {
  if (Math.abs(a - x) >= 0.1 * (a + x)) return a * Math.log(a / x) + x - a
  const v = (a - x) / (a + x)
  let sum = (a - x) * v
  let term = 2 * a * v
  for (let n = 1; n < 1_000; n += 1) {
    term *= v * v
    const next = sum + term / (2 * n + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}
