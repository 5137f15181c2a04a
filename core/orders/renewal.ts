import type { FactBook } from '../status/fact-book.ts'
import type { Instant } from '../time/instant.ts'
import type { ActBook } from './act-book.ts'
import { faultOf, type OrderFault } from './fault.ts'
import { inForce } from './in-force.ts'
import { isEmergency, type Order, type Subject } from './order.ts'
import type { VerifiedOrder } from './verify-order.ts'

/** An order with its acts, as it stands beside another. */
export type Standing = { readonly verified: VerifiedOrder; readonly book: ActBook }

const endedByOfficers = new Set(['lifted', 'suspended', 'appeal-lapsed', 'appeal-lifted'])

/**
 * The same facts do not restrict twice: an order beside one of the same kind that rests on a fact of it must be its renewal, unless that
 * one was an emergency order, which a full order follows. A second emergency order on the same facts is none.
 */
export function repetitionFaults(order: Order, standing: readonly Standing[]): OrderFault[] {
  const named = new Set([order.id, ...order.chain])
  const facts = new Set(order.evidence.map(({ fact }) => fact))
  return standing.flatMap(({ verified: { order: other } }) => {
    const isSame =
      !named.has(other.id) &&
      other.kind === order.kind &&
      sameSubject(other.subject, order.subject) &&
      other.evidence.some(({ fact }) => facts.has(fact))
    const mayFollow = isEmergency(other) && !isEmergency(order)
    return isSame && !mayFollow ? [faultOf('already-ordered', other.id)] : []
  })
}

/**
 * A renewal names the whole chain of orders before it, is of the same subject and basis, rests on a fact that became known after the last
 * of them, and gives no less time to appeal. What officers or an appeal have ended is not renewed.
 */
export function renewalFaults(
  order: Order,
  standing: readonly Standing[],
  book: FactBook,
  now: Instant,
): OrderFault[] {
  const last = order.chain.at(-1)
  if (last === undefined) return []
  const renewed = standing.find(({ verified }) => verified.order.id === last)
  if (renewed === undefined) return [faultOf('renewed-unknown', last)]
  const before = renewed.verified.order
  const force = inForce(renewed.verified, renewed.book, now)
  const chain = [...before.chain, before.id]
  const isWhole =
    chain.length === order.chain.length && chain.every((id, n) => order.chain[n] === id)
  const isSame =
    before.basis === order.basis &&
    before.kind === order.kind &&
    sameSubject(before.subject, order.subject)
  const known = new Set(before.evidence.map(({ fact }) => fact))
  const hasNews = order.evidence.some(({ fact }) => {
    const found = book.byId.get(fact)
    return !known.has(fact) && found !== undefined && found.knownAt > before.issuedAt
  })
  const isShorter = order.appeal.lodgeDays < before.appeal.lodgeDays
  return [
    ...(isWhole ? [] : [faultOf('renewed-unknown', chain.join(', '))]),
    ...(isSame ? [] : [faultOf('renewed-other', last)]),
    ...(!force.inForce && endedByOfficers.has(force.because)
      ? [faultOf('renewed-ended', last)]
      : []),
    ...(hasNews ? [] : [faultOf('renewed-without-news', last)]),
    ...(isShorter ? [faultOf('renewed-appeal-shorter', last)] : []),
  ]
}

/** Whether two orders are about the same person, or about areas that meet. */
export function sameSubject(one: Subject, other: Subject): boolean {
  if ('person' in one) return 'person' in other && one.person === other.person
  return 'areas' in other && one.areas.some((area) => other.areas.includes(area))
}
