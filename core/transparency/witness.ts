import type { Verify } from '../person-code/person-code.ts'
import type { Words } from '../policy/words.ts'
import { sameBytes } from './bytes.ts'
import { isConsistent } from './check-proof.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { type CheckpointFault, checkpointWords } from './checkpoint-words.ts'
import type { NoteKey } from './note-key.ts'
import type { Sha256 } from './sha256.ts'
import { logSigned, parseNote } from './signed-note.ts'
import { parseWitnessRequest } from './witness-request.ts'

export type WitnessFault = CheckpointFault | 'not-a-request' | 'other-size' | 'unknown-log'

/** `text` of an accepted one is what the witness signs, after it is on its disk with the signature of the log. */
export type WitnessDecision =
  | {
      ok: true
      checkpoint: Checkpoint
      text: string
      relation: 'first' | 'same' | 'grown'
    }
  | { ok: false; fault: WitnessFault; status: 400 | 403 | 404 | 409 | 422; words: Words }

const more: Record<Exclude<WitnessFault, CheckpointFault>, Words> = {
  'not-a-request': {
    zh: '请求格式不对：应为 old 行、证明各行、空行和检查点',
    en: 'Not a request: it wants the old line, the lines of the proof, an empty line and the checkpoint',
  },
  'other-size': {
    zh: '证明不是从本见证人已知的大小开始：请按所附大小重做证明',
    en: 'The proof does not begin at the size this witness knows: make it again from the size given here',
  },
  'unknown-log': {
    zh: '本见证人不见证这个日志：请核对日志名称',
    en: 'This witness does not know this log: check the name of the log',
  },
}
const statusOf: Partial<Record<WitnessFault, 400 | 403 | 404 | 409 | 422>> = {
  'unknown-log': 404,
  'not-signed': 403,
  'bad-signature': 403,
  'other-size': 409,
  older: 409,
  'split-view': 409,
  'not-consistent': 422,
}
const words: Record<WitnessFault, Words> = { ...checkpointWords, ...more }

const refused = (fault: WitnessFault): WitnessDecision => ({
  ok: false,
  fault,
  status: statusOf[fault] ?? 400,
  words: words[fault],
})

/**
 * What a witness answers to a request, in the order of c2sp.org/tlog-witness. `known` is the last checkpoint of this log that it
 * signed, null where there was none. A witness signs nothing that does not continue it: no fork, and nothing smaller.
 */
export async function witnessDecides(
  body: string,
  { known, logs }: { known: Checkpoint | null; logs: readonly NoteKey[] },
  by: { verify: Verify; sha256: Sha256 },
): Promise<WitnessDecision> {
  const request = parseWitnessRequest(body)
  const note = request && parseNote(request.checkpoint)
  const next = note && parseCheckpoint(note.text)
  if (!request || !note || !next) return refused(request ? 'not-a-checkpoint' : 'not-a-request')
  const log = logs.find(({ name }) => name === next.origin)
  if (!log || (known !== null && known.origin !== next.origin)) return refused('unknown-log')
  const signed = await logSigned(note, log, by.verify)
  if (signed !== 'signed') return refused(signed === 'absent' ? 'not-signed' : 'bad-signature')
  if (known !== null && next.size < known.size) return refused('older')
  if (known !== null && next.size === known.size && !sameBytes(next.root, known.root))
    return refused('split-view')
  if (request.old > next.size) return refused('not-a-request')
  if (request.old !== (known?.size ?? 0)) return refused('other-size')
  const start = known ?? { size: 0, root: by.sha256(new Uint8Array()) }
  if (!isConsistent(start, next, request.path, by.sha256)) return refused('not-consistent')
  const relation = known === null ? 'first' : next.size === known.size ? 'same' : 'grown'
  return { ok: true, checkpoint: next, text: note.text, relation }
}
