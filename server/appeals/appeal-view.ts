import { covers, isSecondOfficer } from '@bihuan/core/appeals/appeal-end.ts'
import type { ActBook } from '@bihuan/core/orders/act-book.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import { basisName, kindName } from '../orders/names.ts'
import { type AppealFile, turnOf } from './appeal-file.ts'
import { iso } from './iso.ts'

/** How far an appeal is, as its desk and the person see it. */
export function clocksOf({ state }: Pick<AppealFile, 'state'>) {
  return {
    appeal: state.appeal,
    channel: state.channel,
    madeAt: isoOf(state.madeAt),
    answerBy: isoOf(state.answerBy),
    answeredAt: iso(state.answeredAt),
    decideBy: isoOf(state.decideBy),
    kept: state.isKept,
    decidedAt: iso(state.decidedAt),
    outcome: state.state,
  }
}

/** What an order is and whether it is in force, without whom it is about. */
export function orderPart(verified: VerifiedOrder, book: ActBook, at: Instant) {
  const { order } = verified
  const force = inForce(verified, book, at)
  return {
    order: order.id,
    kind: order.kind,
    basis: order.basis,
    district: order.district,
    ofArea: 'areas' in order.subject,
    issuedAt: isoOf(order.issuedAt),
    from: isoOf(order.from),
    until: isoOf(order.until),
    inForce: force.inForce,
    ended: force.inForce ? null : { because: force.because, at: iso(force.at) },
    reason: { zh: order.reason.zh, en: order.reason.en },
  }
}

/** Whether an officer could uphold or keep an order against an appeal: no hand in it, and the district is theirs. */
export function mayUphold({ order }: VerifiedOrder, actor: Actor) {
  const act = { by: { officer: actor.id, unit: actor.unit }, area: actor.areaCode }
  if (isSecondOfficer(act, order)) return 'yes' as const
  return covers(actor.areaCode, order.district) ? ('own-order' as const) : ('other-area' as const)
}

/** What a line of the queue is put into words by. */
export type RowNames = { districts: ReadonlyMap<string, string>; policy: Policy }

/** An appeal as one line of the queue. */
export function rowOf(
  file: AppealFile,
  actor: Actor,
  { districts, policy }: RowNames,
  now: Instant,
) {
  const { order } = file.order
  const { turn, dueAt } = turnOf(file)
  return {
    ...clocksOf(file),
    order: order.id,
    district: order.district,
    districtName: districts.get(order.district) ?? order.district,
    basis: order.basis,
    basisName: basisName(order.basis, policy),
    kind: order.kind,
    kindName: kindName(order.kind, policy),
    ofArea: 'areas' in order.subject,
    orderUntil: isoOf(order.until),
    inForce: file.force.inForce,
    turn,
    dueAt: isoOf(dueAt),
    overdue: turn !== 'none' && dueAt <= now,
    mayUphold: mayUphold(file.order, actor),
  }
}
