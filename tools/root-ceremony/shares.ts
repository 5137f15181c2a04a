import { createHash } from 'node:crypto'
import { fromBase32, toBase32 } from '@bihuan/core/person-code/base32.ts'

// Shamir 1979 over the field of 256 elements of AES: of n shares any `needed` give the secret, fewer give nothing at all.

/** Multiplication in the field x^8 + x^4 + x^3 + x + 1 (FIPS 197 §4.2). */
function times(one: number, other: number): number {
  let product = 0
  let [a, b] = [one, other]
  while (b > 0) {
    if (b & 1) product ^= a
    a = (a << 1) ^ (a & 0x80 ? 0x11b : 0)
    b >>= 1
  }
  return product
}

/** The inverse: a to the 254th. */
function inverse(value: number): number {
  let power = 1
  for (let n = 0; n < 254; n += 1) power = times(power, value)
  return power
}

/** One share: at which place of the curve, from 1, and the bytes there. */
export type Share = { at: number; bytes: Uint8Array }

/** Splits a secret; `random` gives bytes of chance. Throws a RangeError for numbers that make no sense. */
export function splitSecret(
  secret: Uint8Array,
  { needed, of }: { needed: number; of: number },
  random: (count: number) => Uint8Array,
): Share[] {
  if (needed < 2 || of < needed || of > 20) throw new RangeError(`no ${needed} of ${of}`)
  const curve = Array.from({ length: needed - 1 }, () => random(secret.length))
  return Array.from({ length: of }, (_, n) => {
    const at = n + 1
    const bytes = secret.map((start, place) => {
      let value = 0
      for (const part of curve.toReversed()) value = times(value ^ (part[place] ?? 0), at)
      return value ^ start
    })
    return { at, bytes }
  })
}

/** The secret of shares; of too few, or of shares of different secrets, some other bytes: who calls must know what to expect. */
export function joinShares(shares: readonly Share[]): Uint8Array {
  const length = shares[0]?.bytes.length ?? 0
  if (new Set(shares.map(({ at }) => at)).size !== shares.length)
    throw new RangeError('the same share twice')
  return Uint8Array.from({ length }, (_, place) =>
    shares.reduce((sum, { at, bytes }) => {
      const weight = shares.reduce(
        (product, other) =>
          other.at === at ? product : times(product, times(other.at, inverse(other.at ^ at))),
        1,
      )
      return sum ^ times(bytes[place] ?? 0, weight)
    }, 0),
  )
}

const checked = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest().subarray(0, 2)

/** A share as it is written down by hand: groups of four of 0-9A-V, two bytes at the end tell a slip of the pen. */
export function formatShare({ at, bytes }: Share): string {
  const all = Uint8Array.from([at, ...bytes])
  const text = toBase32(Uint8Array.from([...all, ...checked(all)]))
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** Reads what was written down, or null where a letter is wrong. */
export function parseShare(text: string): Share | null {
  const all = fromBase32(text.toUpperCase().replace(/[^0-9A-V]/g, ''))
  if (!all || all.length < 4) return null
  const body = all.subarray(0, -2)
  if (!checked(body).equals(all.subarray(-2)) || body[0] === 0) return null
  return { at: body[0] ?? 0, bytes: body.slice(1) }
}
