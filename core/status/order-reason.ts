import type { ActBook } from '../orders/act-book.ts'
import { clockStart, groundOf } from '../orders/ground.ts'
import { type Force, inForce } from '../orders/in-force.ts'
import { liftedByFacts } from '../orders/lifted-by-facts.ts'
import type { Order } from '../orders/order.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import type { AnyParameter } from '../policy/parameter.ts'
import { type StatusClass, statusClasses } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'
import type { Fact } from './fact.ts'
import type { FactBook } from './fact-book.ts'
import { isLiftedByRule } from './lifted-by-rule.ts'
import { livesIn } from './lives-in.ts'
import { orderMeasure, type Rules } from './order-measure.ts'
import { type BareReason, shown, type WithoutEffect } from './status.ts'

/** An order that stands by itself at a moment: in force, about this person, with its ground. The rules have not been asked yet. */
export type StandingOrder = {
  readonly order: Order
  readonly force: Extract<Force, { inForce: true }>
  readonly ground: readonly Fact[]
  readonly start: Instant
}

type Without = { readonly ok: false; readonly because: WithoutEffect['because'] }

/** Whether an order stands for a person at a moment, whatever the rules say, or what it lacks. */
export function standingOrder(
  verified: VerifiedOrder,
  acts: ActBook,
  book: FactBook,
  at: Instant,
  known: Instant,
): ({ readonly ok: true } & StandingOrder) | Without {
  const { order } = verified
  const force = inForce(verified, acts, at, known)
  if (!force.inForce) return { ok: false, because: force.because }
  if ('areas' in order.subject && !livesIn(book, order.subject.areas))
    return { ok: false, because: 'other-place' }
  const ground = groundOf(order, book)
  const start = clockStart(ground)
  if (start === null) return { ok: false, because: 'ground-gone' }
  const lifted = liftedByFacts(order, book)
  if (lifted !== null && lifted <= at) return { ok: false, because: 'lifted-by-facts' }
  return { ok: true, order, force, ground, start }
}

export type OrderReason =
  | {
      readonly ok: true
      readonly reason: BareReason
      /** The end that the rules have for the whole of it, which may lie behind that of this order; null where an event ends it. */
      readonly term: Instant | null
    }
  | Without
  | {
      readonly ok: false
      readonly because: 'rule-unconfirmed'
      readonly rule: string
      readonly values: readonly AnyParameter[]
    }

/**
 * What a standing order means under the rules of a moment: its reason, never stricter and never longer than the rules and the order each
 * allow, or nothing.
 */
export function orderReason(
  { order, force, ground, start }: StandingOrder,
  book: FactBook,
  rules: Rules,
  at: Instant,
): OrderReason {
  const { policy } = rules
  const kind = policy.orders.kind[order.kind]
  if (kind === undefined || policy.orders.forbiddenKinds.v.includes(order.kind))
    return { ok: false, because: 'kind-forbidden' }
  const found = orderMeasure(order, rules, start, at)
  if (!found.ok) return found
  const { measure, basis } = found
  const { place, rule, liftedBy, testsDue, unverified } = measure
  if (unverified.length > 0 || !kind.class.binds) {
    const values = kind.class.binds ? unverified : [...unverified, kind.class]
    return { ok: false, because: 'rule-unconfirmed', rule, values }
  }
  if (isLiftedByRule(policy, { basis, start }, liftedBy, book))
    return { ok: false, because: 'lifted-by-facts' }
  const until = Math.min(force.until, measure.until ?? force.until)
  if (at >= until) return { ok: false, because: 'term-served' }
  const { to, answerHours, decideHours } = order.appeal
  return {
    ok: true,
    term: measure.until,
    reason: {
      class: softer(measure.class, kind.class.v),
      rule,
      basis,
      order: order.id,
      facts: shown(ground),
      why: order.reason,
      law: { act: order.law.act, article: order.law.article },
      place,
      since: Math.max(force.since, measure.since),
      until,
      liftedBy,
      appeal: { to, answerHours, decideHours },
      decideBy: force.decideBy,
      isPending: force.log === 'pending',
      testsDue,
    },
  }
}

/** The less strict of two classes. */
export function softer(one: StatusClass, other: StatusClass): StatusClass {
  return statusClasses.indexOf(one) >= statusClasses.indexOf(other) ? one : other
}
