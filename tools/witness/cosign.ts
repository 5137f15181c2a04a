import type { Instant } from '@bihuan/core/time/instant.ts'
import { parseCheckpoint } from '@bihuan/core/transparency/checkpoint.ts'
import { cosignatureLine, cosignedBytes } from '@bihuan/core/transparency/cosignature.ts'
import type { NoteKey } from '@bihuan/core/transparency/note-key.ts'
import {
  formatNote,
  parseNote,
  type SignedNote,
  signatureLine,
  signaturesOf,
} from '@bihuan/core/transparency/signed-note.ts'
import { type WitnessDecision, witnessDecides } from '@bihuan/core/transparency/witness.ts'
import { parseWitnessRequest } from '@bihuan/core/transparency/witness-request.ts'
import { type NoteSigner, nodeSha256, verifyEd25519 } from '@bihuan/server/transparency/ed25519.ts'
import { keepRefused, readState, withLock, writeState } from './state-file.ts'

export type Witness = {
  signer: NoteSigner
  logs: readonly NoteKey[]
  /** The folder with what was signed last; losing it is losing the memory that makes a witness. */
  folder: string
  /** Whether a log that was never seen may be begun with; said once, by a person. */
  first: boolean
}

export type Cosigned =
  | { ok: true; line: string; size: number; relation: 'first' | 'same' | 'grown' }
  | {
      ok: false
      status: number
      size: number
      /** Where the checkpoint lies that speaks against the log. */
      kept: string | null
      zh: string
      en: string
    }

const unseen = {
  status: 403,
  size: 0,
  kept: null,
  zh: '本见证人还没有这个日志的记录：首次请核对检查点后加 --first；不是首次则说明记录丢失，请从备份恢复',
  en: 'This witness has no record of this log: if it is the first time, compare the checkpoint with others and add --first; if not, the record was lost: restore it',
}

const noteIn = (body: string) => parseNote(parseWitnessRequest(body)?.checkpoint ?? '')

const originOf = (body: string): string => {
  const note = noteIn(body)
  return (note && parseCheckpoint(note.text)?.origin) ?? ''
}

/** The note with the line of its log alone: others may add what they like to a note, and none of it is kept here. */
function asSigned(note: SignedNote | null, logs: readonly NoteKey[], origin: string): string {
  const log = logs.find(({ name }) => name === origin)
  const lines =
    note && log ? signaturesOf(note, log).map(({ bytes }) => signatureLine(log, bytes)) : []
  return formatNote(note?.text ?? '', lines)
}

/**
 * Answers one request of a log: decides, keeps the checkpoint on disk, and only then signs. Killed in between, it signs the same
 * checkpoint again when asked again, and never a smaller or another one.
 */
export async function cosign(witness: Witness, body: string, now: Instant): Promise<Cosigned> {
  return withLock(witness.folder, async () => {
    const origin = originOf(body)
    const known = origin === '' ? null : readState(witness.folder, origin)
    const by = { verify: verifyEd25519, sha256: nodeSha256 }
    const decision: WitnessDecision = await witnessDecides(body, { known, logs: witness.logs }, by)
    const size = known?.size ?? 0
    if (!decision.ok) {
      const { fault, status, words } = decision
      const kept =
        fault === 'split-view' || fault === 'not-consistent'
          ? keepRefused(witness.folder, fault, asSigned(noteIn(body), witness.logs, origin))
          : null
      return { ok: false, status, size, kept, ...words }
    }
    if (known === null && !witness.first) return { ok: false, ...unseen }
    writeState(witness.folder, origin, asSigned(noteIn(body), witness.logs, origin))
    const seconds = Math.floor(now / 1000)
    const { key, sign } = witness.signer
    const line = cosignatureLine(key, seconds, sign(cosignedBytes(decision.text, seconds)))
    return { ok: true, line, size: decision.checkpoint.size, relation: decision.relation }
  })
}
