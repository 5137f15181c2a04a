import { fromBase32, toBase32 } from '../person-code/base32.ts'
import { bigEndian, bytesOf, numberOf } from '../person-code/code-bytes.ts'
import { type Instant, minuteMs } from '../time/instant.ts'
import { fromBase64, toBase64 } from '../transparency/base64.ts'
import { joined } from '../transparency/bytes.ts'

/** What a key may sign: passes of a day, or the lists of what is revoked. None does both. */
export const keyPurposes = ['pass', 'list'] as const
export type KeyPurpose = (typeof keyPurposes)[number]

/** A key of a city, for a purpose and a time. The root, which is kept offline, signs it beforehand. */
export type KeyCertificate = {
  city: string
  /** 1 to 65535; never used twice in a city, so that a revoked number stays revoked. */
  key: number
  purpose: KeyPurpose
  /** Whole minutes: what the key signs must be issued from then on, and before `until`. */
  from: Instant
  until: Instant
  /** Raw Ed25519 key in base64url. */
  publicKey: string
}

const prefix = 'K1'
const signatureBytes = 64
// City 2, key 2, purpose 1, from 4, until 4, key 32.
const bodyBytes = 45

/** The bytes that the root signs. Throws a RangeError for what does not fit. */
export function encodeCertificate(certificate: KeyCertificate): Uint8Array {
  const { city, key, purpose, from, until, publicKey } = certificate
  const raw = fromBase64(publicKey, 'url')
  if (!/^[1-9]\d{3}$/.test(city)) throw new RangeError('a city has four digits')
  if (!Number.isInteger(key) || key < 1 || key > 65_535) throw new RangeError(`no key ${key}`)
  if (raw?.length !== 32) throw new RangeError('an Ed25519 key has 32 bytes')
  const minutes = [from / minuteMs, until / minuteMs]
  if (!minutes.every((one) => Number.isInteger(one) && one >= 0 && one < 2 ** 32) || from >= until)
    throw new RangeError('a key is good from a whole minute until a later one')
  return Uint8Array.from([
    ...bytesOf(prefix),
    ...bigEndian(Number(city), 2),
    ...bigEndian(key, 2),
    keyPurposes.indexOf(purpose),
    ...minutes.flatMap((one) => bigEndian(one, 4)),
    ...raw,
  ])
}

/** The certificate as a text of 177 characters, short enough to carry to and from the offline machine as a QR code. */
export const formatCertificate = (signedBytes: Uint8Array): string =>
  prefix + toBase32(signedBytes.subarray(prefix.length))

/** Reads such a text, or null; the signature is still to be verified. */
export function parseCertificate(
  text: string,
): { certificate: KeyCertificate; signed: Uint8Array; signature: Uint8Array } | null {
  const bytes = text.startsWith(prefix) ? fromBase32(text.slice(prefix.length)) : null
  if (bytes?.length !== bodyBytes + signatureBytes) return null
  const purpose = keyPurposes[bytes[4] ?? -1]
  const city = String(numberOf(bytes.subarray(0, 2)))
  const key = numberOf(bytes.subarray(2, 4))
  const from = numberOf(bytes.subarray(5, 9)) * minuteMs
  const until = numberOf(bytes.subarray(9, 13)) * minuteMs
  if (!purpose || !/^[1-9]\d{3}$/.test(city) || key === 0 || from >= until) return null
  const publicKey = toBase64(bytes.subarray(13, bodyBytes), 'url')
  return {
    certificate: { city, key, purpose, from, until, publicKey },
    signed: joined(Uint8Array.from(bytesOf(prefix)), bytes.subarray(0, bodyBytes)),
    signature: bytes.slice(bodyBytes),
  }
}
