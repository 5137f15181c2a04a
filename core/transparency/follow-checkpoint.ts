import type { Words } from '../policy/words.ts'
import { sameBytes } from './bytes.ts'
import { isConsistent } from './check-proof.ts'
import type { Checkpoint } from './checkpoint.ts'
import { type CheckpointFault, checkpointWords } from './checkpoint-words.ts'
import type { Sha256 } from './sha256.ts'

export type Following =
  | { ok: true; relation: 'same' | 'grown' }
  | { ok: false; fault: CheckpointFault; text: Words }

const refused = (fault: CheckpointFault): Following => ({
  ok: false,
  fault,
  text: checkpointWords[fault],
})

/**
 * Whether a checkpoint continues the one known before: both signed, so where it does not, the two together are the proof that the
 * log shows different things to different people, or has rewritten its past. `path` proves the step from the known size.
 */
export function followCheckpoint(
  known: Checkpoint,
  next: Checkpoint,
  path: readonly Uint8Array[],
  sha256: Sha256,
): Following {
  if (next.origin !== known.origin) return refused('other-log')
  if (next.size < known.size) return refused('older')
  if (next.size === known.size)
    return sameBytes(next.root, known.root) ? { ok: true, relation: 'same' } : refused('split-view')
  return isConsistent(known, next, path, sha256)
    ? { ok: true, relation: 'grown' }
    : refused('not-consistent')
}
