import { deviance, logGamma, stirlingError } from './log-gamma.ts'

/** x^a e^-x / Γ(a + 1): what both expansions are multiplied by. */
function factor(a: number, x: number): number {
  if (a < 1) return Math.exp(a * Math.log(x) - x - logGamma(a + 1))
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(2 * Math.PI * a)
}

/** Both tails of the incomplete gamma function, each computed where it is the small one (series, or Lentz's continued fraction). */
function tails(a: number, x: number): { below: number; above: number } {
  if (!(a > 0) || Number.isNaN(x)) throw new RangeError(`no gamma law of shape ${a} at ${x}`)
  if (x <= 0) return { below: 0, above: 1 }
  if (x === Number.POSITIVE_INFINITY) return { below: 1, above: 0 }
  if (x < a + 1) {
    let term = 1
    let sum = 1
    for (let n = 1; term > sum * 1e-17; n += 1) {
      term *= x / (a + n)
      sum += term
    }
    const below = Math.min(1, factor(a, x) * sum)
    return { below, above: 1 - below }
  }
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let h = d
  for (let n = 1; n < 1_000_000; n += 1) {
    const an = -n * (n - a)
    b += 2
    const den = an * d + b
    d = 1 / (Math.abs(den) < tiny ? tiny : den)
    const num = b + an / c
    c = Math.abs(num) < tiny ? tiny : num
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  const above = Math.min(1, factor(a, x) * a * h)
  return { below: 1 - above, above }
}

/** P(a, x): the share of a gamma law of shape a and scale 1 up to x. Relative error below 1e-12 for shapes up to a million. */
export const gammaBelow = (a: number, x: number): number => tails(a, x).below
/** Q(a, x) = 1 - P(a, x), without cancellation in the upper tail. */
export const gammaAbove = (a: number, x: number): number => tails(a, x).above

/** The x with P(a, x) = p, 0 <= p <= 1, scale 1: Newton's steps inside a bracket. Throws a RangeError for what is no share. */
export function gammaQuantile(a: number, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`no share: ${p}`)
  if (p === 0) return 0
  if (p === 1) return Number.POSITIVE_INFINITY
  const over = (x: number) => {
    const { below, above } = tails(a, x)
    return p < 0.5 ? below - p : 1 - p - above
  }
  let low = 0
  let high = Math.max(1, a)
  while (over(high) < 0) {
    low = high
    high *= 2
  }
  // Where the shape is small the quantile may be many powers of ten below 1: begin at the first term of the series.
  const first = Math.exp((Math.log(p) + logGamma(a + 1)) / a)
  let x = first > low && first < high ? first : (low + high) / 2
  for (let n = 0; n < 400; n += 1) {
    const miss = over(x)
    if (miss === 0) return x
    if (miss > 0) high = x
    else low = x
    const slope = (factor(a, x) * a) / x
    const next = x - miss / slope
    const inside = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(inside - x) <= x * 1e-15 || inside === low || inside === high) return inside
    x = inside
  }
  return x
}
