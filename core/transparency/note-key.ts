import { bigEndian, bytesOf } from '../person-code/code-bytes.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { joined } from './bytes.ts'
import type { Sha256 } from './sha256.ts'

/** How a key signs notes: the log the text itself, a witness the text with its time (c2sp.org/signed-note, signature types). */
export const noteKeyTypes = { log: 1, witness: 4 } as const
export type NoteKeyType = keyof typeof noteKeyTypes

/** A public key under a name, as notes know it. */
export type NoteKey = {
  /** Such as `log.example.gov.cn/4101`; no space and no plus. */
  name: string
  type: NoteKeyType
  /** Eight hexadecimal digits: the first four bytes of SHA-256 over name, type and key. */
  id: string
  /** Raw Ed25519 key in base64url. */
  publicKey: string
}

/** Whether a name may stand in a signature line. */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[\s+\p{Cc}]/u.test(name)

/** Hexadecimal digits of bytes, lower case. */
export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** The key of a name and 32 raw bytes. Throws a RangeError for a name that cannot stand in a line, or another length. */
export function noteKey(name: string, type: NoteKeyType, raw: Uint8Array, sha256: Sha256): NoteKey {
  if (!isKeyName(name)) throw new RangeError(`not a key name: ${name}`)
  if (raw.length !== 32) throw new RangeError(`an Ed25519 key has 32 bytes, not ${raw.length}`)
  const digest = sha256(joined(Uint8Array.from([...bytesOf(`${name}\n`), noteKeyTypes[type]]), raw))
  return { name, type, id: hexOf(digest.subarray(0, 4)), publicKey: toBase64(raw, 'url') }
}

/** The key as a line that people exchange: `name+id+base64(type ‖ key)`. */
export function formatNoteKey({ name, type, id, publicKey }: NoteKey): string {
  const raw = fromBase64(publicKey, 'url') ?? new Uint8Array()
  return `${name}+${id}+${toBase64(Uint8Array.from([noteKeyTypes[type], ...raw]))}`
}

/** Reads such a line, or null: another kind of key, an id that is not that of the key, or no line at all. */
export function parseNoteKey(line: string, sha256: Sha256): NoteKey | null {
  const [, name = '', id = '', body = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(line) ?? []
  const bytes = fromBase64(body)
  const type = bytes?.[0] === 1 ? 'log' : bytes?.[0] === 4 ? 'witness' : null
  if (!bytes || !type || bytes.length !== 33 || !isKeyName(name)) return null
  const key = noteKey(name, type, bytes.subarray(1), sha256)
  return key.id === id ? key : null
}

/** The four bytes of a key's id. */
export const keyIdBytes = ({ id }: NoteKey): Uint8Array =>
  Uint8Array.from(bigEndian(Number.parseInt(id, 16), 4))
