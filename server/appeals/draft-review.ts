import { AnswerAppeal, DecideAppeal, KeepAppeal, ReviewDrafted } from '@bihuan/contract/appeals.ts'
import { actBytes, hexOf } from '@bihuan/core/orders/canonical.ts'
import { guard } from '@bihuan/core/orders/limits.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { documentId } from '../orders/document-id.ts'
import { openSigning } from '../signing/open-signing.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { districtOf, findAppeal } from './find-appeal.ts'
import { reviewerRoles } from './reviewer-roles.ts'
import { asWritten } from './store.ts'
import { type ReviewDraft, reviewAct, reviewFault } from './what-may-be-done.ts'

/** Judges what an officer wants to do about an appeal, and puts it before their own passkey. */
async function draftReview(
  tx: Tx,
  appeal: string,
  draft: ReviewDraft,
  request: Request,
): Promise<{ signing: string }> {
  const { now, actor, anchors } = request
  const { file, read } = await findAppeal(tx, anchors, appeal, now)
  const id = documentId('A', request)
  const reason = asWritten(draft.reason)
  const act = reviewAct({ ...draft, reason }, file, actor, { id, now })
  const fault = reviewFault(act, file, read, now)
  if (fault !== null) throw new Problem(`appeal.${fault.fault}`)
  // A shorter text would be signed and then not count.
  if (reason.length < guard.reasonMin.zh) throw new Problem('appeal.reason-missing')
  const { order } = file.order
  const signing = await openSigning(
    tx,
    {
      kind: 'act',
      document: act,
      digest: hexOf(nodeCrypto.sha256(actBytes(act))),
      area: order.district,
      person: 'person' in order.subject ? order.subject.person : null,
      signers: [{ officer: actor.id, unit: actor.unit, power: 'review' }],
      lifeMs: guard.clockSkewMs,
    },
    request,
  )
  return { signing }
}

const area = (sql: Parameters<typeof districtOf>[0], { appeal }: { appeal: string }) =>
  districtOf(sql, appeal)

/** The first word to somebody who appealed: it was read, and who looks at it. */
export const answerAppeal = command({
  name: 'appeal.answer',
  summary: 'Draft the first answer to an appeal',
  roles: reviewerRoles,
  input: AnswerAppeal,
  outcome: ReviewDrafted,
  area,
  run: (tx, { appeal, reason }, request) =>
    draftReview(tx, appeal, { act: 'answer', reason }, request),
})

/** The decision: upheld, lifted or shortened, with the reason that the person reads. */
export const decideAppeal = command({
  name: 'appeal.decide',
  summary: 'Draft the decision of an appeal',
  roles: reviewerRoles,
  input: DecideAppeal,
  outcome: ReviewDrafted,
  area,
  run(tx, { appeal, outcome, until, reason }, request) {
    const end = until === undefined ? null : instantOf(until)
    const draft: ReviewDraft =
      outcome === 'shortened' ? { act: outcome, until: end, reason } : { act: outcome, reason }
    return draftReview(tx, appeal, draft, request)
  },
})

/** A second officer keeps the order in force for one more term while the appeal is decided; once. */
export const keepAppeal = command({
  name: 'appeal.keep',
  summary: 'Draft the keeping of an order while its appeal is decided',
  roles: reviewerRoles,
  input: KeepAppeal,
  outcome: ReviewDrafted,
  area,
  run: (tx, { appeal, reason }, request) =>
    draftReview(tx, appeal, { act: 'keep', reason }, request),
})
