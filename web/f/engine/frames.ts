import { fromBase32, toBase32 } from '@bihuan/core/person-code/base32.ts'
import { toBase64Url } from './base64-url.ts'

/**
 * Sealed work as a row of QR codes: `X1`, index and total (3 characters each, base 36), digest of the whole (8), device (9
 * digits), then a part of it in base 32. All of it is in QR's alphanumeric mode.
 */
const headLength = 2 + 3 + 3 + 8 + 9
// 900 characters are a version 20 code at level M: a phone reads it from another phone's screen.
const partLength = 900 - headLength

const base36 = (value: number) => value.toString(36).toUpperCase().padStart(3, '0')

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase32(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 5))
}

/** The texts of the codes. Throws a RangeError above 46,655 codes. */
export async function framesOf(device: string, sealed: Uint8Array<ArrayBuffer>): Promise<string[]> {
  const text = toBase32(sealed)
  const total = Math.max(1, Math.ceil(text.length / partLength))
  if (total >= 36 ** 3) throw new RangeError('too much for QR codes')
  const digest = await digestOf(sealed)
  return Array.from(
    { length: total },
    (_, n) =>
      `X1${base36(n)}${base36(total)}${digest}${device.padStart(9, '0')}${text.slice(n * partLength, (n + 1) * partLength)}`,
  )
}

export type Frame = { index: number; total: number; series: string; device: string; part: string }

/** Reads one code; null for anything else. */
export function readFrame(text: string): Frame | null {
  const found = /^X1([0-9A-Z]{3})([0-9A-Z]{3})([0-9A-V]{8})(\d{9})([0-9A-V]+)$/.exec(text.trim())
  if (!found) return null
  const [, index = '', total = '', digest = '', device = '', part = ''] = found
  const n = Number.parseInt(index, 36)
  const of = Number.parseInt(total, 36)
  if (n >= of || part.length > partLength) return null
  const plain = String(Number(device))
  return { index: n, total: of, series: `${digest} ${of} ${plain}`, device: plain, part }
}

/** The whole as base64url for POST /uploads/sealed when all parts of a series are there and agree with its digest; else null. */
export async function joinFrames(
  series: string,
  parts: Readonly<Record<number, string>>,
): Promise<string | null> {
  const [digest, total] = series.split(' ')
  const texts = Array.from({ length: Number(total) }, (_, n) => parts[n])
  if (texts.includes(undefined)) return null
  const bytes = fromBase32(texts.join(''))
  if (!bytes) return null
  const whole = Uint8Array.from(bytes)
  return (await digestOf(whole)) === digest ? toBase64Url(whole) : null
}
