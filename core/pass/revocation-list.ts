import { bigEndian, bytesOf, numberOf } from '../person-code/code-bytes.ts'
import { type Instant, minuteMs } from '../time/instant.ts'
import { joined } from '../transparency/bytes.ts'
import type { Sha256 } from '../transparency/sha256.ts'

/**
 * What is revoked, as of a moment: whole keys, and single passes by a salted hash of their serial. The salt is new in every list,
 * so a list names nobody, two lists cannot be compared, and whoever is hit by another's hash is free again with the next.
 */
export type RevocationList = {
  city: string
  /** The list key that signed it; 0 is the root itself, which alone can revoke a list key. */
  key: number
  /** Grows with each list, so that an old one cannot be handed out again. */
  number: number
  /** Whole minutes. */
  signedAt: Instant
  /** 16 random bytes. */
  salt: Uint8Array
  keys: readonly number[]
  /** As `listEntry` makes them, ascending, each once. */
  entries: readonly number[]
}

const prefix = 'L1'
const saltBytes = 16
const entryBytes = 5
const signatureBytes = 64
// City 2, key 2, number 4, signed at 4, salt 16, count of keys 2.
const headBytes = 30

/** The five bytes under which a serial stands in a list: of 40,000 entries one hits a stranger in 27 million. */
export const listEntry = (serial: Uint8Array, salt: Uint8Array, sha256: Sha256): number =>
  numberOf(sha256(joined(salt, serial)).subarray(0, entryBytes))

const isBelow = (value: number, limit: number) =>
  Number.isSafeInteger(value) && value >= 0 && value < limit
const isAscending = (values: readonly number[]) =>
  values.every((value, at) => at === 0 || value > (values[at - 1] ?? 0))

/** The bytes that are signed. Throws a RangeError for what does not fit, or for entries out of order. */
export function encodeList(list: RevocationList): Uint8Array {
  const { city, key, number, signedAt, salt, keys, entries } = list
  const minutes = signedAt / minuteMs
  if (!/^[1-9]\d{3}$/.test(city)) throw new RangeError('a city has four digits')
  if (!isBelow(key, 65_536) || !isBelow(number, 2 ** 32) || !isBelow(minutes, 2 ** 32))
    throw new RangeError('key, number or minute of the list do not fit')
  if (salt.length !== saltBytes) throw new RangeError('a salt has 16 bytes')
  if (keys.length > 65_535 || !keys.every((one) => isBelow(one, 65_536)) || !isAscending(keys))
    throw new RangeError('keys ascend, each once')
  if (!entries.every((one) => isBelow(one, 2 ** (8 * entryBytes))) || !isAscending(entries))
    throw new RangeError('entries ascend, each once')
  const head = [
    ...bytesOf(prefix),
    ...bigEndian(Number(city), 2),
    ...bigEndian(key, 2),
    ...bigEndian(number, 4),
    ...bigEndian(minutes, 4),
    ...salt,
    ...bigEndian(keys.length, 2),
    ...keys.flatMap((one) => bigEndian(one, 2)),
  ]
  const bytes = new Uint8Array(head.length + entries.length * entryBytes)
  bytes.set(head)
  for (const [n, entry] of entries.entries())
    bytes.set(bigEndian(entry, entryBytes), head.length + n * entryBytes)
  return bytes
}

/** A list as it is handed out: the signed bytes and their signature. */
export const formatList = (signed: Uint8Array, signature: Uint8Array): Uint8Array =>
  joined(signed, signature)

function numbersIn(bytes: Uint8Array, each: number): number[] {
  return Array.from({ length: bytes.length / each }, (_, n) =>
    numberOf(bytes.subarray(n * each, (n + 1) * each)),
  )
}

/** Reads such bytes, or null; the signature is still to be verified. */
export function parseList(
  bytes: Uint8Array,
): { list: RevocationList; signed: Uint8Array; signature: Uint8Array } | null {
  const signed = bytes.slice(0, Math.max(0, bytes.length - signatureBytes))
  const body = signed.subarray(prefix.length)
  if (body.length < headBytes || bytesOf(prefix).some((byte, at) => signed[at] !== byte))
    return null
  const city = String(numberOf(body.subarray(0, 2)))
  const keysEnd = headBytes + numberOf(body.subarray(28, headBytes)) * 2
  const rest = body.subarray(keysEnd)
  if (!/^[1-9]\d{3}$/.test(city) || body.length < keysEnd || rest.length % entryBytes !== 0)
    return null
  const keys = numbersIn(body.subarray(headBytes, keysEnd), 2)
  const entries = numbersIn(rest, entryBytes)
  if (!isAscending(keys) || !isAscending(entries)) return null
  const list = {
    city,
    key: numberOf(body.subarray(2, 4)),
    number: numberOf(body.subarray(4, 8)),
    signedAt: numberOf(body.subarray(8, 12)) * minuteMs,
    salt: body.slice(12, 28),
    keys,
    entries,
  }
  return { list, signed, signature: bytes.slice(-signatureBytes) }
}
