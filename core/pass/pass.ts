import { maskName } from '../identity/mask.ts'
import { fromBase32, toBase32 } from '../person-code/base32.ts'
import { bigEndian, bytesOf, numberOf, textOf } from '../person-code/code-bytes.ts'
import { type StatusClass, statusClasses } from '../policy/words.ts'
import { hourMs, type Instant, minuteMs } from '../time/instant.ts'
import { type LiveCode, liveBytes, parseLive } from './live-code.ts'
import { cutName, passNameBytesMax } from './pass-name.ts'

/**
 * What a guard reads without network: what the person may do now, until when, and a masked name. Nothing in it is the same in two
 * passes of one person but the name: no number, no document, no reason, no result. The serial and the anchor are new each time.
 */
export type Pass = {
  /** The first four digits of the city's code. */
  city: string
  /** The day key that signed it, 1 to 65535; a city never uses a number twice. */
  key: number
  class: StatusClass
  /** On paper nothing moves, so a guard must see a document. */
  form: 'screen' | 'paper'
  /** Whole minutes; the life is at most `passLifeMs` of its form. */
  issuedAt: Instant
  /** At this moment the pass is over. */
  expiresAt: Instant
  /** 8 random bytes: the issuer alone can say whose they are. Revocation names them by salted hash. */
  serial: Uint8Array
  /** 16 bytes, what the moving code hashes down to; null on paper. */
  anchor: Uint8Array | null
  /** As `maskName` writes it, at most 18 bytes of UTF-8. */
  nameMasked: string
}

/** The longest life of a pass: hours on a screen; three days on paper, which somebody must fetch. */
export const passLifeMs = { screen: 12 * hourMs, paper: 72 * hourMs } as const

export type ReadPass = {
  pass: Pass
  signed: Uint8Array
  signature: Uint8Array
  live: LiveCode | null
}

const prefix = 'P1'
// A dot is in QR's alphanumeric mode and in no base 32.
const liveMark = '.'
const signatureBytes = 64
// City 2, key 2, class and form 1, issued 4, life 2, serial 8; then the anchor on a screen, then the name.
const headBytes = 19
const serialBytes = 8
const anchorBytes = 16
const paperFlag = 4

function refuseMisfit(pass: Pass): void {
  const { city, key, form, issuedAt, expiresAt, serial, anchor, nameMasked } = pass
  if (!/^[1-9]\d{3}$/.test(city)) throw new RangeError('a city has four digits')
  if (!Number.isInteger(key) || key < 1 || key > 65_535) throw new RangeError(`no key ${key}`)
  if (!(issuedAt >= 0 && issuedAt < 2 ** 32 * minuteMs && issuedAt % minuteMs === 0))
    throw new RangeError(`no whole minute ${issuedAt}`)
  const life = expiresAt - issuedAt
  if (!(life > 0 && life <= passLifeMs[form] && life % minuteMs === 0))
    throw new RangeError(`a pass on ${form} cannot live ${life / minuteMs} minutes`)
  if (serial.length !== serialBytes) throw new RangeError('a serial has 8 bytes')
  if ((form === 'screen') !== (anchor?.length === anchorBytes))
    throw new RangeError('a pass on a screen has an anchor of 16 bytes, one on paper none')
  if (maskName(nameMasked) !== nameMasked) throw new RangeError('a pass carries a masked name')
}

/** The bytes that are signed, `P1` before them. Throws a RangeError for what does not fit, a name that is not masked included. */
export function encodePass(pass: Pass): Uint8Array {
  refuseMisfit(pass)
  const flags = statusClasses.indexOf(pass.class) | (pass.form === 'paper' ? paperFlag : 0)
  return Uint8Array.from([
    ...bytesOf(prefix),
    ...bigEndian(Number(pass.city), 2),
    ...bigEndian(pass.key, 2),
    flags,
    ...bigEndian(pass.issuedAt / minuteMs, 4),
    ...bigEndian((pass.expiresAt - pass.issuedAt) / minuteMs, 2),
    ...pass.serial,
    ...(pass.anchor ?? []),
    ...bytesOf(cutName(pass.nameMasked)),
  ])
}

/** The text that is shown: signed bytes and their signature in 0-9A-V, and on a screen a dot and the moving code of this moment. */
export function formatPass(signedBytes: Uint8Array, live: LiveCode | null = null): string {
  const text = prefix + toBase32(signedBytes.subarray(prefix.length))
  return live === null ? text : text + liveMark + toBase32(liveBytes(live))
}

function passOf(body: Uint8Array): Pass | null {
  const city = String(numberOf(body.subarray(0, 2)))
  const key = numberOf(body.subarray(2, 4))
  const flags = body[4] ?? 0
  const form = (flags & paperFlag) === 0 ? 'screen' : 'paper'
  const statusClass = statusClasses[flags & 3]
  const issuedAt = numberOf(body.subarray(5, 9)) * minuteMs
  const life = numberOf(body.subarray(9, 11)) * minuteMs
  const serial = body.slice(11, headBytes)
  const nameAt = headBytes + (form === 'screen' ? anchorBytes : 0)
  const nameOnly = body.subarray(nameAt)
  const nameMasked = textOf(nameOnly)
  if (body.length < nameAt || nameOnly.length > passNameBytesMax || nameMasked === null) return null
  if (flags > (paperFlag | 3) || !statusClass || !/^[1-9]\d{3}$/.test(city) || key === 0)
    return null
  if (life === 0 || life > passLifeMs[form]) return null
  const anchor = form === 'screen' ? body.slice(headBytes, nameAt) : null
  const expiresAt = issuedAt + life
  return { city, key, class: statusClass, form, issuedAt, expiresAt, serial, anchor, nameMasked }
}

/** Reads a text as a pass, or null. That it reads says nothing yet: `acceptPass` says whether it holds. */
export function parsePass(text: string): ReadPass | null {
  if (!text.startsWith(prefix)) return null
  const [body = '', shown, ...more] = text.slice(prefix.length).split(liveMark)
  const bytes = fromBase32(body)
  const live = shown === undefined ? null : parseLive(fromBase32(shown))
  if (!bytes || bytes.length < signatureBytes || more.length > 0) return null
  if (shown !== undefined && live === null) return null
  const pass = passOf(bytes.subarray(0, -signatureBytes))
  if (!pass || (pass.form === 'paper' && live !== null)) return null
  const signed = Uint8Array.from([...bytesOf(prefix), ...bytes.subarray(0, -signatureBytes)])
  return { pass, signed, signature: bytes.slice(-signatureBytes), live }
}
