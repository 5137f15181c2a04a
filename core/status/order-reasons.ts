import type { ActBook } from '../orders/act-book.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import type { Instant } from '../time/instant.ts'
import { emergenciesAgain } from './emergency-again.ts'
import type { FactBook } from './fact-book.ts'
import type { Rules } from './order-measure.ts'
import { orderReason, standingOrder } from './order-reason.ts'
import type { BareReason, Status, WithoutEffect } from './status.ts'

/** What a person's orders come to: what binds now, what is signed for later, and what has no effect. */
export type OrderReasons = {
  readonly now: readonly BareReason[]
  readonly coming: readonly BareReason[]
  readonly unconfirmed: Status['unconfirmed']
  readonly without: readonly WithoutEffect[]
  /** Until when the rules ask for it at last, further orders for the days to come among it; null where an event ends it or nothing binds. */
  readonly term: Instant | null
}

/** Asks every order about a person; those of others are left out, and a row that is there twice counts once. */
export function orderReasons(
  orders: readonly VerifiedOrder[],
  acts: ActBook,
  book: FactBook,
  rules: Rules,
  at: Instant,
  known: Instant,
): OrderReasons {
  const now: BareReason[] = []
  const coming: BareReason[] = []
  const unconfirmed: Status['unconfirmed'][number][] = []
  const without: WithoutEffect[] = []
  const terms: Instant[] = []
  const own = distinct(orders).filter(
    ({ order: { subject } }) => !('person' in subject) || book.people.has(subject.person),
  )
  const again = emergenciesAgain(own.filter(({ knownAt }) => knownAt <= known))
  for (const verified of own) {
    const { id, from } = verified.order
    if (again.has(verified)) {
      without.push({ order: id, because: 'emergency-again' })
      continue
    }
    // An order that is signed and has not begun is what a person has before them.
    const moment = Math.max(at, from)
    const standing = standingOrder(verified, acts, book, moment, known)
    const answer = standing.ok ? orderReason(standing, book, rules, moment) : standing
    if (answer.ok) {
      const list = moment === at ? now : coming
      list.push(answer.reason)
      terms.push(answer.term ?? Number.POSITIVE_INFINITY)
    } else {
      if ('values' in answer) unconfirmed.push({ rule: answer.rule, values: answer.values })
      without.push({ order: id, because: answer.because })
    }
  }
  const latest = Math.max(...terms)
  return { now, coming, unconfirmed, without, term: Number.isFinite(latest) ? latest : null }
}

/**
 * Once for each digest. Of two rows of one order with different moments the one that binds less holds: not logged before logged, known later before
 * known earlier; so neither the order of rows nor a second row can bind anybody.
 */
function distinct(orders: readonly VerifiedOrder[]): readonly VerifiedOrder[] {
  if (orders.length < 2) return orders
  const held = new Map<string, VerifiedOrder>()
  for (const one of orders) {
    const other = held.get(one.digest)
    if (other === undefined || bindsLess(one, other)) held.set(one.digest, one)
  }
  return [...held.values()]
}

function bindsLess(one: VerifiedOrder, other: VerifiedOrder): boolean {
  const logged = ({ loggedAt }: VerifiedOrder) => loggedAt ?? Number.POSITIVE_INFINITY
  return logged(one) === logged(other) ? one.knownAt > other.knownAt : logged(one) > logged(other)
}
