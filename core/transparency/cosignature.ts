import { bigEndian, bytesOf, numberOf } from '../person-code/code-bytes.ts'
import type { Verify } from '../person-code/person-code.ts'
import type { Instant } from '../time/instant.ts'
import { joined } from './bytes.ts'
import type { NoteKey } from './note-key.ts'
import { type SignedNote, signatureLine, signaturesOf } from './signed-note.ts'

const timeBytes = 8
const signatureBytes = 64

/**
 * What a witness signs (c2sp.org/tlog-cosignature, Ed25519): its time in whole seconds and the text of the checkpoint. It says: at
 * this moment, this was the largest tree of this log that I had seen, and it continued all that I had seen before.
 */
export const cosignedBytes = (text: string, seconds: number): Uint8Array =>
  Uint8Array.from(bytesOf(`cosignature/v1\ntime ${seconds}\n${text}`))

/** The line of a cosignature over `cosignedBytes` of the same second. */
export const cosignatureLine = (key: NoteKey, seconds: number, signature: Uint8Array): string =>
  signatureLine(key, joined(Uint8Array.from(bigEndian(seconds, timeBytes)), signature))

/** When a witness signed the note, the latest of its lines; `absent` without one, `bad` as soon as one does not verify. */
export async function witnessSigned(
  note: SignedNote,
  key: NoteKey,
  verify: Verify,
): Promise<Instant | 'absent' | 'bad'> {
  let latest: Instant | 'absent' = 'absent'
  for (const { bytes } of signaturesOf(note, key)) {
    if (bytes.length !== timeBytes + signatureBytes) return 'bad'
    const seconds = numberOf(bytes.subarray(0, timeBytes))
    if (!Number.isSafeInteger(seconds * 1000)) return 'bad'
    const signed = cosignedBytes(note.text, seconds)
    if (!(await verify(bytes.subarray(timeBytes), signed, key.publicKey))) return 'bad'
    latest = latest === 'absent' ? seconds * 1000 : Math.max(latest, seconds * 1000)
  }
  return latest
}
