import { type ActBook, appealsOf } from '../orders/act-book.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import type { Instant } from '../time/instant.ts'
import { type AppealState, appealState } from './appeal-state.ts'

/** How appeals of one basis in one district ended. */
export type AppealFigures = {
  readonly basis: string
  readonly district: string
  readonly lodged: number
  readonly byChannel: Readonly<Record<AppealState['channel'], number>>
  readonly open: number
  readonly upheld: number
  readonly lifted: number
  readonly shortened: number
  /** Nobody decided in time. */
  readonly lapsed: number
  /** First answers that came late, or are late by now. */
  readonly answeredLate: number
  /** Orders against which somebody appealed, of so many orders in all. */
  readonly orders: number
  readonly appealed: number
}

type Count = { -readonly [K in keyof AppealFigures]: AppealFigures[K] } & {
  byChannel: Record<AppealState['channel'], number>
}

/**
 * Appeals by basis and district at a moment, over all orders handed in, in one pass; sorted by district and basis. An appeal counts where its own
 * order was made, not again with each renewal.
 */
export function appealFigures(
  orders: readonly VerifiedOrder[],
  book: ActBook,
  at: Instant,
): AppealFigures[] {
  const counts = new Map<string, Count>()
  for (const { order } of orders) {
    const key = `${order.district} ${order.basis}`
    const count = counts.get(key) ?? none(order.basis, order.district)
    counts.set(key, count)
    count.orders += 1
    const appeals = appealsOf([order.id], book, at)
    if (appeals.length > 0) count.appealed += 1
    for (const appeal of appeals) add(count, appealState(appeal, order, book, at), at)
  }
  return [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
}

function add(count: Count, state: AppealState, at: Instant): void {
  count.lodged += 1
  count.byChannel[state.channel] += 1
  count[state.state] += 1
  if ((state.answeredAt ?? at) > state.answerBy) count.answeredLate += 1
}

const none = (basis: string, district: string): Count => ({
  basis,
  district,
  lodged: 0,
  byChannel: { page: 0, phone: 0, paper: 0 },
  open: 0,
  upheld: 0,
  lifted: 0,
  shortened: 0,
  lapsed: 0,
  answeredLate: 0,
  orders: 0,
  appealed: 0,
})
