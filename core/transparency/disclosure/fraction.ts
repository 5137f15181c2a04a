/** An exact fraction, in lowest terms with a positive denominator: an attacker does not round. */
export type Fraction = { readonly n: bigint; readonly d: bigint }

const sizeOf = (n: bigint) => (n < 0n ? -n : n)
function commonOf(a: bigint, b: bigint): bigint {
  let [one, two] = [sizeOf(a), sizeOf(b)]
  while (two !== 0n) [one, two] = [two, one % two]
  return one
}

/** A fraction of two whole numbers. Throws a RangeError where the second is 0. */
export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 0n) throw new RangeError('nothing is divided by zero')
  const common = commonOf(n, d) * (d < 0n ? -1n : 1n)
  return { n: n / common, d: d / common }
}

/** The first less the second. */
export const minus = (one: Fraction, two: Fraction): Fraction =>
  fraction(one.n * two.d - two.n * one.d, one.d * two.d)
/** The product. */
export const times = (one: Fraction, two: Fraction): Fraction =>
  fraction(one.n * two.n, one.d * two.d)
/** The first divided by the second. Throws a RangeError where the second is 0. */
export const over = (one: Fraction, two: Fraction): Fraction =>
  fraction(one.n * two.d, one.d * two.n)
