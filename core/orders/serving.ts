import { hourMs, type Instant } from '../time/instant.ts'
import type { ServedBy } from './act.ts'
import { type ActBook, ofKind } from './act-book.ts'
import type { VerifiedOrder } from './verify-order.ts'

/** Whether the person was told, with the proof, or how long that has been owed. */
export type Serving =
  | {
      readonly state: 'served'
      readonly at: Instant
      readonly how: ServedBy
      readonly proof: string
    }
  | { readonly state: 'owed'; readonly dueAt: Instant }
  | { readonly state: 'escalated'; readonly since: Instant }

/**
 * How far the serving of an order is (reliability H57). It is served by an act with its proof; without one it is owed, and goes to the
 * officer above when the hours of the policy are over. A serving is of this order only: that of an order it renews tells nobody of the renewal.
 */
export function servingOf(
  { order, signedAt }: VerifiedOrder,
  book: ActBook,
  at: Instant,
  withinHours: number,
): Serving {
  const dueAt = signedAt + withinHours * hourMs
  const served = ofKind(book.ofOrder.get(order.id), 'serve', at)
    .filter(({ act }) => act.at <= at && act.at >= signedAt && act.proof !== '')
    .sort((a, b) => a.act.at - b.act.at || (a.act.id < b.act.id ? -1 : 1))
  const [first] = served
  if (first)
    return { state: 'served', at: first.act.at, how: first.act.how, proof: first.act.proof }
  return at < dueAt ? { state: 'owed', dueAt } : { state: 'escalated', since: dueAt }
}
