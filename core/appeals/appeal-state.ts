import type { AppealAct, AppealChannel, DecideAct } from '../orders/act.ts'
import { type ActBook, ofKind } from '../orders/act-book.ts'
import type { Order } from '../orders/order.ts'
import type { VerifiedAct } from '../orders/verify-act.ts'
import type { Instant } from '../time/instant.ts'
import { type AppealEnd, appealEnd, isSecondOfficer } from './appeal-end.ts'
import { appealClock } from './clock.ts'

/** How far an appeal is: what its desk and the person see. */
export type AppealState = {
  readonly appeal: string
  readonly order: string
  readonly channel: AppealChannel
  readonly madeAt: Instant
  readonly answerBy: Instant
  /** When somebody first answered; an answer or a decision. */
  readonly answeredAt: Instant | null
  readonly decideBy: Instant
  readonly isKept: boolean
  readonly decidedAt: Instant | null
  /** `lapsed`: nobody decided in time, and the order suspended itself. */
  readonly state: 'open' | 'upheld' | 'lifted' | 'shortened' | 'lapsed'
  /** What the person was told; null while open, and where nobody said anything. */
  readonly reason: string | null
}

/** The state of an appeal at a moment, by what was known then. The decision that freed the person counts before one that upheld. */
export function appealState(
  appeal: VerifiedAct<AppealAct>,
  order: Order,
  book: ActBook,
  at: Instant,
): AppealState {
  const { act, knownAt } = appeal
  const { answerBy, decideBy } = appealClock(act.at, knownAt, order.appeal)
  const about = book.ofAppeal.get(act.id)
  const done = [...ofKind(about, 'answer', at), ...ofKind(about, 'decide', at)].filter(
    (one) => one.act.at <= at,
  )
  const end = appealEnd(appeal, order, book, at)
  const decisions = ofKind(about, 'decide', at).filter((one) => one.act.at <= at)
  const state = stateOf(end, decisions, at)
  const decision = decisions
    .filter((one) => one.act.outcome === state)
    .filter((one) => state !== 'upheld' || isSecondOfficer(one.act, order))
    .sort((a, b) => a.act.at - b.act.at)[0]
  return {
    appeal: act.id,
    order: act.order,
    channel: act.channel,
    madeAt: act.at,
    answerBy,
    answeredAt: done.length === 0 ? null : Math.min(...done.map((one) => one.act.at)),
    decideBy,
    isKept: end.isKept,
    decidedAt: decision?.act.at ?? null,
    state,
    reason: decision?.act.reason ?? null,
  }
}

function stateOf(
  end: AppealEnd,
  decisions: readonly VerifiedAct<DecideAct>[],
  at: Instant,
): AppealState['state'] {
  if (decisions.some((one) => one.act.outcome === 'lifted')) return 'lifted'
  if (end.because === 'appeal-lapsed') return end.at <= at ? 'lapsed' : 'open'
  return end.because === 'shortened' ? 'shortened' : 'upheld'
}
