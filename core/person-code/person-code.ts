import { type Instant, minuteMs } from '../time/instant.ts'
import { fromBase32, toBase32 } from './base32.ts'
import { bigEndian, bytesOf, nameBytes, nameBytesMax, numberOf, textOf } from './code-bytes.ts'

/**
 * What the code that a resident shows says of them, read without network. The city is the first four digits of the
 * person's number. Nothing about results is in it: a code cannot be green or red.
 */
export type PersonClaims = {
  /** Which of the city's keys signed it, 0 to 255. */
  key: number
  /** 15 digits. */
  person: string
  form: 'screen' | 'paper'
  /** Whether an official has seen the document; who registered alone is asked for it at the site. */
  documentSeen: boolean
  /** Whole minutes; at this moment the code is over. */
  expiresAt: Instant
  /** At most 60 bytes of UTF-8; a longer name is cut at a character. */
  name: string
}

export type PersonCode =
  | { ok: true; claims: PersonClaims; signed: Uint8Array; signature: Uint8Array }
  | { ok: false; fault: 'not-a-code' }

export type PersonCodeFault =
  | 'not-a-code'
  | 'other-city'
  | 'unknown-key'
  | 'bad-signature'
  | 'expired'

/** The keys of a city: ids and raw Ed25519 public keys in base64url, as the field book has them. */
export type CodeKeys = {
  city: string
  keys: readonly { id: number; publicKey: string }[]
}

/** Ed25519: whether the signature is that of the bytes. Handed in, because core has no cryptography. */
export type Verify = (
  signature: Uint8Array,
  signed: Uint8Array,
  publicKey: string,
) => boolean | Promise<boolean>

const prefix = 'R1'
const signatureBytes = 64
// Key 1, flags 1, person 7, expiry 4; the name is what lies between them and the signature.
const headBytes = 13
const paperFlag = 1
const seenFlag = 2

/** The bytes that are signed: `R1`, key, flags, person, expiry and name. Throws a RangeError for claims that do not fit. */
export function encodePersonCode(claims: PersonClaims): Uint8Array {
  const { key, person, form, documentSeen, expiresAt, name } = claims
  const minutes = Math.floor(expiresAt / minuteMs)
  if (!Number.isInteger(key) || key < 0 || key > 255) throw new RangeError(`no key ${key}`)
  if (!/^[1-9]\d{14}$/.test(person)) throw new RangeError('a person has 15 digits')
  if (!(minutes >= 0 && minutes < 2 ** 32)) throw new RangeError(`no moment ${expiresAt}`)
  const flags = (form === 'paper' ? paperFlag : 0) | (documentSeen ? seenFlag : 0)
  return Uint8Array.from([
    ...bytesOf(prefix),
    key,
    flags,
    ...bigEndian(Number(person), 7),
    ...bigEndian(minutes, 4),
    ...nameBytes(name),
  ])
}

/** The text that is shown: signed bytes with the 64 bytes of their signature behind them, some 140 characters of 0-9A-V. */
export function formatPersonCode(signedBytes: Uint8Array): string {
  return prefix + toBase32(signedBytes.subarray(prefix.length))
}

/** Reads a text as a code. That it reads says nothing yet: the signature, the key and the time are `acceptPersonCode`. */
export function parsePersonCode(text: string): PersonCode {
  const fault = { ok: false, fault: 'not-a-code' } as const
  const body = text.startsWith(prefix) ? fromBase32(text.slice(prefix.length)) : null
  if (!body) return fault
  const head = body.subarray(0, headBytes)
  const nameOnly = body.subarray(headBytes, -signatureBytes)
  if (body.length < headBytes + signatureBytes || nameOnly.length > nameBytesMax) return fault
  const [key = 0, flags = 0] = head
  const person = String(numberOf(head.subarray(2, 9)))
  const name = textOf(nameOnly)
  if (flags > (paperFlag | seenFlag) || !/^[1-9]\d{14}$/.test(person) || name === null) return fault
  return {
    ok: true,
    claims: {
      key,
      person,
      form: (flags & paperFlag) === 0 ? 'screen' : 'paper',
      documentSeen: (flags & seenFlag) !== 0,
      expiresAt: numberOf(head.subarray(9)) * minuteMs,
      name,
    },
    signed: Uint8Array.from([...bytesOf(prefix), ...body.subarray(0, -signatureBytes)]),
    signature: body.slice(-signatureBytes),
  }
}

/**
 * Whom a code stands for, or why it is not taken. Another city comes before the key, since keys are numbered in each city
 * from 1, and the time last, so that "expired" is said of nothing but a code that was good.
 */
export async function acceptPersonCode(
  text: string,
  { city, keys }: CodeKeys,
  now: Instant,
  verify: Verify,
): Promise<{ ok: true; claims: PersonClaims } | { ok: false; fault: PersonCodeFault }> {
  const code = parsePersonCode(text)
  if (!code.ok) return code
  const { claims, signed, signature } = code
  if (!claims.person.startsWith(city)) return { ok: false, fault: 'other-city' }
  const key = keys.find(({ id }) => id === claims.key)
  if (!key) return { ok: false, fault: 'unknown-key' }
  if (!(await verify(signature, signed, key.publicKey)))
    return { ok: false, fault: 'bad-signature' }
  return now < claims.expiresAt ? { ok: true, claims } : { ok: false, fault: 'expired' }
}
