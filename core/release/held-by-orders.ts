import type { ActBook } from '../orders/act-book.ts'
import { evidenceKindOf, isZoneBasis } from '../orders/basis.ts'
import { inForce } from '../orders/in-force.ts'
import { liftedByFacts } from '../orders/lifted-by-facts.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import { trackAt } from '../policy/track-at.ts'
import { stagesOf } from '../policy/track-days.ts'
import type { FactBook } from '../status/fact-book.ts'
import type { Rules } from '../status/order-measure.ts'
import { orderReason, standingOrder } from '../status/order-reason.ts'
import { orderReasons } from '../status/order-reasons.ts'
import type { BareReason } from '../status/status.ts'
import type { Instant } from '../time/instant.ts'

/** What the orders about somebody hold them to, in one kind of place. */
export type HeldByOrders =
  /** No order was ever about it: whoever is there is there without being held. */
  | { readonly as: 'nothing' }
  /** Held until then at the latest, the orders that are signed for later among it. */
  | { readonly as: 'held'; readonly until: Instant }
  /** Orders were, and none holds them here any more. */
  | { readonly as: 'free'; readonly since: Instant }

export type OrdersAbout = { readonly orders: readonly VerifiedOrder[]; readonly acts: ActBook }

/**
 * Until when orders hold somebody in these kinds of place, or since when none does, as a status counts them (core/status): by the order's own
 * end, its acts, its ground, and the stage of the rules of now. The end of an order stands above every test.
 */
export function heldByOrders(
  { orders, acts }: OrdersAbout,
  book: FactBook,
  rules: Rules,
  places: readonly string[],
  at: Instant,
): HeldByOrders {
  const own = orders.filter(({ order: { subject, basis } }) => {
    const isOfPerson = 'person' in subject && book.people.has(subject.person) && !isZoneBasis(basis)
    return isOfPerson && ['case', 'contact', 'travel'].includes(evidenceKindOf(basis) ?? '')
  })
  if (own.length === 0) return { as: 'nothing' }
  const { now, coming } = orderReasons(own, acts, book, rules, at, at)
  const isHere = ({ place, class: one }: BareReason) =>
    one === 'stay' && (place === null || places.includes(place))
  const ends = [...now, ...coming].filter(isHere).map((reason) => endOf(reason, rules, at))
  if (now.some(isHere)) return { as: 'held', until: Math.max(...ends) }
  const freed = own.flatMap((one) => freedAt(one, acts, book, rules, at) ?? [])
  return freed.length === 0
    ? { as: 'nothing' }
    : { as: 'free', since: Math.min(at, Math.max(...freed)) }
}

// The order may run on into a stage that is spent somewhere else.
function endOf(
  { basis, facts, since, until }: BareReason,
  { policy }: Rules,
  at: Instant,
): Instant {
  const forever = Number.POSITIVE_INFINITY
  const clockStart = Math.max(...facts.map((fact) => fact.at))
  const stage = trackAt(policy, { reason: basis, clockStart }, Math.max(at, since))
  const stageEnd = stage.ok && stage.state === 'stage' ? stage.until : null
  return Math.min(until ?? forever, stageEnd ?? forever)
}

/** When an order ceased to hold somebody here; null for one that has not begun. */
function freedAt(
  verified: VerifiedOrder,
  acts: ActBook,
  book: FactBook,
  rules: Rules,
  at: Instant,
): Instant | null {
  const { order } = verified
  const { policy } = rules
  const force = inForce(verified, acts, at)
  if (!force.inForce) {
    if (force.because === 'not-begun' || force.because === 'not-known') return null
    return force.at ?? order.from
  }
  const standing = standingOrder(verified, acts, book, at, at)
  if (!standing.ok) return liftedByFacts(order, book) ?? at
  // What an older pack allowed counts until the day of the new one.
  const changed = order.law.policy === policy.pack.id ? order.from : policy.pack.from
  const reason = orderReason(standing, book, rules, at)
  if (reason.ok) {
    const held = { reason: reason.reason.basis, clockStart: standing.start }
    const stage = trackAt(policy, held, at)
    return Math.max(changed, stage.ok && stage.state === 'stage' ? stage.since : order.from)
  }
  if (reason.because === 'term-served') {
    const end = stagesOf(policy, order.basis, standing.start)?.releaseAt
    return Math.max(changed, end ?? changed)
  }
  return reason.because === 'lifted-by-facts' ? at : changed
}
