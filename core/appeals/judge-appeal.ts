import type { Words } from '../notice/notice.ts'
import type { ActDocument, AppealAct } from '../orders/act.ts'
import type { ActBook } from '../orders/act-book.ts'
import { inForce } from '../orders/in-force.ts'
import type { VerifiedAct } from '../orders/verify-act.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import { isSecondOfficer } from './appeal-end.ts'
import { appealState } from './appeal-state.ts'

const faultWords = {
  'order-unknown': {
    zh: '没有这份命令；请核对文书上的编号，或请社区代查。',
    en: 'There is no such order; check the number on the paper, or ask your community to look it up.',
  },
  'order-not-yet': {
    zh: '命令还没有签署；签署后即可申诉。',
    en: 'The order is not signed yet; you can appeal as soon as it is.',
  },
  'lodged-too-late': {
    zh: '已过申诉期；请向信访或法院提出。',
    en: 'The time to appeal is over; turn to the complaints office or the court.',
  },
  'clerk-missing': {
    zh: '电话或书面申诉须写明记录人。',
    en: 'An appeal by phone or on paper names the clerk who wrote it down.',
  },
  'other-appeal': {
    zh: '该处理与这份申诉不符；请核对编号。',
    en: 'This act is about another appeal; check the number.',
  },
  'own-order': {
    zh: '签发或批准这份命令的人不能维持它；请交给另一位工作人员，或直接解除。',
    en: 'Who issued or approved the order cannot uphold or keep it; give it to another officer, or lift it.',
  },
  'already-over': {
    zh: '申诉已有结果，或命令已自动暂停；不能再维持。需要时请重新下令。',
    en: 'The appeal is decided, or the order has suspended itself: nothing can be kept or upheld. Sign a new order if there is ground.',
  },
  'already-kept': {
    zh: '已续过一次；须在期限内作出决定。',
    en: 'It was kept once already; decide before the term is over.',
  },
  'reason-missing': {
    zh: '请写明理由，本人会读到。',
    en: 'Give the reason; the person will read it.',
  },
  'not-shorter': {
    zh: '缩短须写明更早的结束时间。',
    en: 'Shortening needs an end that is earlier than the present one.',
  },
} as const satisfies Record<string, Words>

export type AppealFaultCode = keyof typeof faultWords
export type AppealJudgement =
  | { readonly ok: true }
  | ({ readonly ok: false; readonly fault: AppealFaultCode } & Words)

const refuse = (fault: AppealFaultCode): AppealJudgement => ({
  ok: false,
  fault,
  ...faultWords[fault],
})

/** Whether an appeal is taken: against any order that was signed, in force or not, until its time to appeal is over. No reason is asked for. */
export function judgeAppeal(
  act: AppealAct,
  verified: VerifiedOrder | null,
  now: Instant,
): AppealJudgement {
  if (verified === null || verified.order.id !== act.order) return refuse('order-unknown')
  const { order, signedAt } = verified
  if (now < signedAt) return refuse('order-not-yet')
  if (now >= order.until + order.appeal.lodgeDays * 24 * hourMs) return refuse('lodged-too-late')
  return act.channel !== 'page' && !act.clerk ? refuse('clerk-missing') : { ok: true }
}

type ReviewAct = Extract<ActDocument, { appeal: string }>

/**
 * Whether an answer, a decision or a keeping may be signed. Lifting is open to every officer of the area at any time; what goes against the person is
 * for somebody who had no hand in the order, in time and with reasons.
 */
export function judgeReview(
  act: ReviewAct,
  appeal: VerifiedAct<AppealAct>,
  verified: VerifiedOrder,
  book: ActBook,
  now: Instant,
): AppealJudgement {
  const { order } = verified
  const ids = [...order.chain, order.id]
  if (act.appeal !== appeal.act.id || !ids.includes(appeal.act.order)) return refuse('other-appeal')
  if (act.reason.trim() === '') return refuse('reason-missing')
  if (act.kind === 'answer') return { ok: true }
  if (act.kind === 'decide' && act.outcome === 'lifted') return { ok: true }
  const { state, isKept } = appealState(appeal, order, book, now)
  if (state !== 'open' || !inForce(verified, book, now).inForce) return refuse('already-over')
  if (act.kind === 'keep' && isKept) return refuse('already-kept')
  if (!isSecondOfficer(act, order)) return refuse('own-order')
  const isShortening = act.kind === 'decide' && act.outcome === 'shortened'
  const isShorter = isShortening && act.until !== null && act.until < order.until
  return isShortening && !isShorter ? refuse('not-shorter') : { ok: true }
}
