import type { Verify } from '../person-code/person-code.ts'
import { witnessSigned } from './cosignature.ts'
import type { NoteKey } from './note-key.ts'
import { parseNote, signatureLine, signaturesOf } from './signed-note.ts'

/**
 * A note with the lines that a witness answered: those of known witnesses that verify and are not there yet. Everything else that
 * came is left out, so that nobody's answer can spoil the checkpoint of all.
 */
export async function addCosignatures(
  note: string,
  answer: string,
  witnesses: readonly NoteKey[],
  verify: Verify,
): Promise<string> {
  const whole = parseNote(note)
  const answered = whole && parseNote(`${whole.text}\n${answer}`)
  if (!whole || !answered) return note
  let added = note
  for (const witness of witnesses) {
    const at = await witnessSigned(answered, witness, verify)
    if (typeof at !== 'number' || signaturesOf(whole, witness).length > 0) continue
    for (const { bytes } of signaturesOf(answered, witness)) added += signatureLine(witness, bytes)
  }
  return added
}
