import { type AppealState, appealState } from '@bihuan/core/appeals/appeal-state.ts'
import type { AppealAct } from '@bihuan/core/orders/act.ts'
import { appealsOf, ofKind } from '@bihuan/core/orders/act-book.ts'
import { type Force, inForce } from '@bihuan/core/orders/in-force.ts'
import type { VerifiedAct } from '@bihuan/core/orders/verify-act.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { ReadOrders } from '../orders/read-orders.ts'

/** An appeal with the order that it is about now, and how far it is. */
export type AppealFile = {
  readonly appeal: VerifiedAct<AppealAct>
  /** The order that was appealed against, or the one that renews it: an appeal goes on against the renewal. */
  readonly order: VerifiedOrder
  readonly state: AppealState
  readonly force: Force
}

/** The latest order that continues one: itself, or what names it in its chain. Null where the order does not count. */
export function latestOf(id: string, { orders }: ReadOrders): VerifiedOrder | null {
  const own = orders.find(({ order }) => order.id === id)
  if (own === undefined) return null
  const later = orders.filter(({ order }) => order.chain.includes(id))
  return later.reduce((last, one) => (one.signedAt > last.signedAt ? one : last), own)
}

/** The file of one appeal at a moment; null where its order does not count. */
export function fileOf(
  appeal: VerifiedAct<AppealAct>,
  read: ReadOrders,
  at: Instant,
): AppealFile | null {
  const order = latestOf(appeal.act.order, read)
  if (order === null) return null
  const state = appealState(appeal, order.order, read.book, at)
  return { appeal, order, state, force: inForce(order, read.book, at) }
}

/** Every appeal against these orders, as files. */
export function filesOf(read: ReadOrders, ids: readonly string[], at: Instant): AppealFile[] {
  return appealsOf(ids, read.book, at).flatMap((appeal) => fileOf(appeal, read, at) ?? [])
}

/** One appeal among those that were read; null where there is none of this id. */
export function fileIn(read: ReadOrders, appeal: string, at: Instant): AppealFile | null {
  const ids = read.orders.map(({ order }) => order.id)
  const found = appealsOf(ids, read.book, at).find(({ act }) => act.id === appeal)
  return found === undefined ? null : fileOf(found, read, at)
}

export type Turn = { turn: 'answer' | 'decide' | 'tell' | 'none'; dueAt: Instant }

/**
 * What an officer owes next. Until an appeal is answered that is a first word; then a decision. Where nobody decided and the order
 * has suspended itself, the person is still owed a reason.
 */
export function turnOf({ state, order }: Pick<AppealFile, 'state' | 'order'>): Turn {
  const { answeredAt, answerBy, decideBy, isKept, decidedAt } = state
  const { decideHours } = order.order.appeal
  const last = isKept ? decideBy + Math.min(decideHours, 24) * hourMs : decideBy
  if (decidedAt !== null) return { turn: 'none', dueAt: last }
  if (state.state === 'lapsed') return { turn: 'tell', dueAt: last }
  return answeredAt === null ? { turn: 'answer', dueAt: answerBy } : { turn: 'decide', dueAt: last }
}

/** The acts about an appeal, the earliest first. */
export function reviewsOf(appeal: string, { book }: ReadOrders, at: Instant) {
  const about = book.ofAppeal.get(appeal)
  return [
    ...ofKind(about, 'answer', at),
    ...ofKind(about, 'keep', at),
    ...ofKind(about, 'decide', at),
  ].sort((a, b) => a.act.at - b.act.at)
}
