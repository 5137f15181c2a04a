import type { Verify } from '../person-code/person-code.ts'
import type { Words } from '../policy/words.ts'
import { type Instant, minuteMs } from '../time/instant.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { type CheckpointFault, checkpointWords } from './checkpoint-words.ts'
import { witnessSigned } from './cosignature.ts'
import type { NoteKey } from './note-key.ts'
import { logSigned, parseNote } from './signed-note.ts'

/** Whom a reader trusts: the key of the log, the witnesses, and how many of them must have signed. */
export type LogPolicy = {
  origin: string
  log: NoteKey
  witnesses: readonly NoteKey[]
  /** At least so many different witnesses, 0 to their number. */
  quorum: number
  /** How old the view of that many witnesses may be; null where an old checkpoint is wanted. */
  ageMaxMs: number | null
}

export type Seen = { name: string; at: Instant }

export type CheckpointDecision =
  | {
      ok: true
      checkpoint: Checkpoint
      /** The witnesses that signed, the latest first. */
      witnesses: Seen[]
      /** The moment by which the quorum had seen this tree as the largest; null without a quorum to wait for. */
      seenAt: Instant | null
    }
  | { ok: false; fault: CheckpointFault; text: Words }

/** How far the clock of a witness may be ahead of ours before its word is not taken. */
export const witnessAheadMs = 5 * minuteMs

const refused = (fault: CheckpointFault): CheckpointDecision => ({
  ok: false,
  fault,
  text: checkpointWords[fault],
})

/**
 * Whether a checkpoint may be believed: signed by the log, and seen by a quorum of witnesses, which is what makes it the same tree
 * for everybody. A line of a known key that does not verify refuses the whole note, as the specification advises; lines of
 * unknown keys say nothing. One key counts once, under however many names.
 */
export async function acceptCheckpoint(
  text: string,
  policy: LogPolicy,
  now: Instant,
  verify: Verify,
): Promise<CheckpointDecision> {
  const note = parseNote(text)
  const checkpoint = note && parseCheckpoint(note.text)
  if (!note || !checkpoint) return refused('not-a-checkpoint')
  if (checkpoint.origin !== policy.origin) return refused('other-log')
  const log = await logSigned(note, policy.log, verify)
  if (log === 'absent') return refused('not-signed')
  if (log === 'bad') return refused('bad-signature')
  const seen = new Map<string, Seen>()
  let ahead = false
  for (const witness of policy.witnesses) {
    const at = await witnessSigned(note, witness, verify)
    if (at === 'bad') return refused('bad-signature')
    if (at === 'absent') continue
    if (at > now + witnessAheadMs) ahead = true
    else seen.set(witness.publicKey, { name: witness.name, at })
  }
  const witnesses = [...seen.values()].sort((one, other) => other.at - one.at)
  if (witnesses.length < policy.quorum)
    return refused(ahead ? 'ahead-of-clock' : 'too-few-witnesses')
  const seenAt = witnesses[policy.quorum - 1]?.at ?? null
  if (policy.ageMaxMs !== null && seenAt !== null && now - seenAt > policy.ageMaxMs)
    return refused('too-old')
  return { ok: true, checkpoint, witnesses, seenAt }
}
