import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { PeriodKeys, SealedKind } from './period-keys.ts'

/** JSON that nobody reads without the key of its month; the driver opens it where it reads a row (server/db/sql.ts). */
export type SealedJson = { readonly $sealed: string }
/** What stands in the place of a document whose key is destroyed. */
export const erased = { $erased: true } as const

const head = Buffer.from('bihuan.p', 'ascii')
const nonceBytes = 12
const tagBytes = 16

/** Whether bytes were sealed under a key of a period, and not under the city's own. */
export const isPeriodSealed = (bytes: Buffer): boolean =>
  bytes.subarray(0, head.length).equals(head)

/** A text sealed with AES-256-GCM under the key of its kind and month: head, key id, nonce, text, tag. The id is bound to the text. */
export function sealFor(keys: PeriodKeys, kind: SealedKind, at: Instant, text: string): Buffer {
  const { id, key } = keys.keyFor(kind, at)
  const name = Buffer.from(id, 'ascii')
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(name)
  const sealed = [nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat([head, Buffer.from([name.length]), name, ...sealed])
}

function parts(bytes: Buffer) {
  const length = bytes[head.length] ?? 0
  const start = head.length + 1
  return { name: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) }
}

/** The id of the key under which bytes were sealed. */
export const keyIdOf = (bytes: Buffer): string => parts(bytes).name.toString('ascii')

/** The text under a period's seal; null when its key is destroyed or the bytes are not whole. */
export function openFor(keys: PeriodKeys, bytes: Buffer): string | null {
  const { name, rest } = parts(bytes)
  const known = keys.keyOf(name.toString('ascii'))
  if (!known) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', known.key, rest.subarray(0, nonceBytes))
    decipher.setAAD(name)
    decipher.setAuthTag(rest.subarray(-tagBytes))
    return (
      decipher.update(rest.subarray(nonceBytes, -tagBytes)).toString('utf8') +
      decipher.final('utf8')
    )
  } catch {
    return null // another key, or bytes that somebody changed
  }
}

const textMark = 'sealed:'

/** A sealed text for a text column. */
export const sealText = (keys: PeriodKeys, kind: SealedKind, at: Instant, text: string): string =>
  textMark + sealFor(keys, kind, at, text).toString('base64url')

/** What `sealText` sealed; a text that was never sealed as it is; null when its key is destroyed. */
export function openText(keys: PeriodKeys, text: string): string | null {
  if (!text.startsWith(textMark)) return text
  const bytes = Buffer.from(text.slice(textMark.length), 'base64url')
  return isPeriodSealed(bytes) ? openFor(keys, bytes) : text
}

/** A value for a jsonb column that only its period's key opens. */
export const sealedJson = (
  keys: PeriodKeys,
  kind: SealedKind,
  at: Instant,
  value: unknown,
): SealedJson => ({
  $sealed: sealFor(keys, kind, at, JSON.stringify(value)).toString('base64url'),
})

// What the driver opens with: the folders of this process, usually one, by their paths.
const known = new Map<string, PeriodKeys>()

/** Lets the driver of this process open what was sealed with these keys. */
export function useToOpen(name: string, keys: PeriodKeys): PeriodKeys {
  known.set(name, keys)
  return keys
}

function opened(text: string): unknown {
  const bytes = Buffer.from(text, 'base64url')
  if (!isPeriodSealed(bytes)) return erased
  for (const keys of known.values()) {
    const found = openFor(keys, bytes)
    if (found !== null) return JSON.parse(found)
  }
  return erased
}

const isSealedJson = (value: unknown): value is SealedJson =>
  typeof value === 'object' &&
  value !== null &&
  '$sealed' in value &&
  typeof value.$sealed === 'string' &&
  Object.keys(value).length === 1

/** JSON of a row as the program sees it: what is sealed opened, wherever it stands, and what is erased as `{$erased: true}`. */
export function readJson(text: string): unknown {
  if (!text.includes('"$sealed"')) return JSON.parse(text)
  return JSON.parse(text, (_, value: unknown) =>
    isSealedJson(value) ? opened(value.$sealed) : value,
  )
}
