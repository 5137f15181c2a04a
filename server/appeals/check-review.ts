import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { findAppeal } from './find-appeal.ts'
import { type ReviewAct, reviewFault } from './what-may-be-done.ts'

/**
 * Judges a review act once more at the moment of its signature: between the draft and the passkey somebody else may have decided.
 * Two that are signed in one instant may both stand; core then counts the one that freed the person.
 */
export async function checkReview(tx: Tx, act: ReviewAct, request: Request): Promise<void> {
  const { file, read } = await findAppeal(tx, request.anchors, act.appeal, request.now)
  const fault = reviewFault(act, file, read, request.now)
  if (fault !== null) throw new Problem(`appeal.${fault.fault}`)
}
