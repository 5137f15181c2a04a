import { bytesOf } from '../person-code/code-bytes.ts'
import type { Verify } from '../person-code/person-code.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { joined } from './bytes.ts'
import { hexOf, isKeyName, keyIdBytes, type NoteKey } from './note-key.ts'

/** One signature line of a note; `id` as in a key, `bytes` what follows it. */
export type NoteSignature = { name: string; id: string; bytes: Uint8Array }

/** A text with signatures (c2sp.org/signed-note). The text ends in a newline and says nothing until a signature is verified. */
export type SignedNote = { text: string; signatures: readonly NoteSignature[] }

// The specification wants at least 16; more than this is somebody's attempt to keep us busy.
const signaturesMax = 64
const charactersMax = 100_000

function readLine(line: string): NoteSignature | null {
  const [, name = '', body = ''] = /^— ([^ ]+) ([^ ]+)$/.exec(line) ?? []
  const bytes = fromBase64(body)
  if (!bytes || bytes.length <= 4 || !isKeyName(name)) return null
  return { name, id: hexOf(bytes.subarray(0, 4)), bytes: bytes.subarray(4) }
}

/** Reads a note, or null: also where one key stands in two lines, which would be a second spelling of the same note. */
export function parseNote(note: string): SignedNote | null {
  if (note.length > charactersMax || !note.isWellFormed() || /(?!\n)\p{Cc}/u.test(note)) return null
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) return null
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > signaturesMax) return null
  const signatures = lines.map(readLine)
  if (!signatures.every((one) => one !== null)) return null
  if (new Set(signatures.map(({ name, id }) => `${name} ${id}`)).size < signatures.length)
    return null
  return { text: note.slice(0, end + 1), signatures }
}

/** The line of a signature by this key, with its newline. */
export const signatureLine = (key: NoteKey, bytes: Uint8Array): string =>
  `— ${key.name} ${toBase64(joined(keyIdBytes(key), bytes))}\n`

/** A note of a text (ending in a newline) and the lines of its signatures. */
export const formatNote = (text: string, lines: readonly string[]): string =>
  `${text}\n${lines.join('')}`

/** What a log key signs: the text itself. */
export const noteBytes = (text: string): Uint8Array => Uint8Array.from(bytesOf(text))

/** The signatures of a note under this key; name and id must both be the key's. */
export const signaturesOf = ({ signatures }: SignedNote, { name, id }: NoteKey): NoteSignature[] =>
  signatures.filter((one) => one.name === name && one.id === id)

/** Whether a log key signed the note: `absent` without a line of it, `bad` as soon as one of its lines does not verify. */
export async function logSigned(
  note: SignedNote,
  key: NoteKey,
  verify: Verify,
): Promise<'signed' | 'absent' | 'bad'> {
  const lines = signaturesOf(note, key)
  if (lines.length === 0) return 'absent'
  const signed = noteBytes(note.text)
  for (const { bytes } of lines)
    if (bytes.length !== 64 || !(await verify(bytes, signed, key.publicKey))) return 'bad'
  return 'signed'
}
