import type { Verify } from '../person-code/person-code.ts'
import type { Words } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'
import { acceptCheckpoint, type LogPolicy, type Seen } from './accept-checkpoint.ts'
import { isIncluded } from './check-proof.ts'
import type { CheckpointFault } from './checkpoint-words.ts'
import { type OrderLeaf, orderLeafHash } from './order-leaf.ts'
import type { Sha256 } from './sha256.ts'

/** What a person holds beside their order: where it stands in the log, and the checkpoint that this was proven under. */
export type OrderProof = {
  index: number
  path: readonly Uint8Array[]
  /** A signed note; it says the size. */
  checkpoint: string
}

export type OrderProven =
  | { ok: true; index: number; size: number; seenAt: Instant | null; witnesses: Seen[] }
  | { ok: false; fault: CheckpointFault | 'not-in-the-log'; text: Words }

const notInTheLog: Words = {
  zh: '证明不符：公开日志的这个位置上不是这份决定。请携带决定书和盐值申诉：不在日志中的决定无效',
  en: 'The proof does not fit: this order is not what stands there in the public log. Appeal with the order and its salt: an order that is not in the log has no effect',
}

/** Whether an order is in the public log that the witnesses have seen. Needs no network, and nobody's word. */
export async function proveOrder(
  leaf: OrderLeaf,
  proof: OrderProof,
  policy: LogPolicy,
  now: Instant,
  by: { verify: Verify; sha256: Sha256 },
): Promise<OrderProven> {
  const accepted = await acceptCheckpoint(proof.checkpoint, policy, now, by.verify)
  if (!accepted.ok) return accepted
  const { size, root } = accepted.checkpoint
  const { index, path } = proof
  const claim = { leaf: orderLeafHash(leaf, by.sha256), index, size, root }
  if (!isIncluded(claim, path, by.sha256))
    return { ok: false, fault: 'not-in-the-log', text: notInTheLog }
  return { ok: true, index, size, seenAt: accepted.seenAt, witnesses: accepted.witnesses }
}
