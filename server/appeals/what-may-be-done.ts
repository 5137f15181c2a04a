import { type AppealFaultCode, judgeReview } from '@bihuan/core/appeals/judge-appeal.ts'
import type { ActDocument } from '@bihuan/core/orders/act.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import type { ReadOrders } from '../orders/read-orders.ts'
import type { AppealFile } from './appeal-file.ts'

export type ReviewAct = Extract<ActDocument, { appeal: string }>

/** What a review act would say. */
export type ReviewDraft =
  | { act: 'answer' | 'keep' | 'upheld' | 'lifted'; reason: string }
  | { act: 'shortened'; reason: string; until: Instant | null }

/** The document of a review act of an officer, at this moment. */
export function reviewAct(
  draft: ReviewDraft,
  { appeal, order }: Pick<AppealFile, 'appeal' | 'order'>,
  actor: Actor,
  { id, now }: { id: string; now: Instant },
): ReviewAct {
  const base = {
    version: 1,
    id,
    at: now,
    by: { officer: actor.id, unit: actor.unit },
    area: order.order.district,
    reason: draft.reason,
    appeal: appeal.act.id,
  } as const
  if (draft.act === 'answer' || draft.act === 'keep') return { ...base, kind: draft.act }
  const until = draft.act === 'shortened' ? draft.until : null
  return { ...base, kind: 'decide', outcome: draft.act, until }
}

/** Why a review act may not be signed now, in the words of core; null where it may. */
export function reviewFault(
  act: ReviewAct,
  { appeal, order }: AppealFile,
  read: ReadOrders,
  now: Instant,
): { fault: AppealFaultCode; zh: string; en: string } | null {
  const judged = judgeReview(act, appeal, order, read.book, now)
  return judged.ok ? null : judged
}

/** Each thing that could be done about an appeal, with why this officer may not: seen before it is tried. */
export function whatMayBeDone(file: AppealFile, read: ReadOrders, actor: Actor, now: Instant) {
  const drafts: ReviewDraft[] = [
    { act: 'answer', reason: '…' },
    { act: 'lifted', reason: '…' },
    { act: 'shortened', reason: '…', until: now },
    { act: 'upheld', reason: '…' },
    { act: 'keep', reason: '…' },
  ]
  return drafts.map((draft) => {
    const fault = reviewFault(reviewAct(draft, file, actor, { id: '', now }), file, read, now)
    return { act: draft.act, why: fault === null ? null : { zh: fault.zh, en: fault.en } }
  })
}
