import { isZoneBasis, levelOf } from '../orders/basis.ts'
import type { Order } from '../orders/order.ts'
import { areOfUnit, unitOf } from '../orders/policy-faults.ts'
import type { Policy } from '../policy/policy.ts'
import type { TransitionRule } from '../policy/transition-rule.ts'
import { temporaryControl, zoneAllowed } from '../policy/zone-rules.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import { basisNow } from './basis-now.ts'
import { type Measure, measureOf } from './measure.ts'

/** The rules of a moment: the policy in force, and what its coming did to orders that were open. */
export type Rules = { readonly policy: Policy; readonly transition: readonly TransitionRule[] }

export type OrderMeasure =
  | { ok: true; measure: Measure; basis: string }
  | { ok: false; because: 'basis-abolished' | 'term-served' | 'not-begun' | 'zone-not-allowed' }

/** What the rules of now ask for on the basis of an order; not whether it is in force, and not for how long it was signed. */
export function orderMeasure(
  order: Order,
  rules: Rules,
  start: Instant,
  at: Instant,
): OrderMeasure {
  return isZoneBasis(order.basis)
    ? zoneMeasure(order, rules, start, at)
    : personMeasure(order, rules, start, at)
}

function personMeasure(
  order: Order,
  { policy, transition }: Rules,
  start: Instant,
  at: Instant,
): OrderMeasure {
  const now = basisNow(order, policy, transition)
  if (now.as === 'abolished') return { ok: false, because: 'basis-abolished' }
  if (now.as === 'own-terms') return ownTerms(order, policy, now.until, start, at)
  const answer = measureOf(policy, now.basis, start, at)
  return answer.ok ? { ok: true, measure: answer.measure, basis: now.basis } : answer
}

function zoneMeasure(
  order: Order,
  { policy, transition }: Rules,
  start: Instant,
  at: Instant,
): OrderMeasure {
  const now = basisNow(order, policy, transition)
  if (order.basis !== 'temporary_control' && now.as === 'abolished')
    return { ok: false, because: 'basis-abolished' }
  if (now.as === 'own-terms') return ownTerms(order, policy, now.until, start, at)
  const basis = now.as === 'reason' ? now.basis : order.basis
  const allowed = isAllowed(order, policy, levelOf(basis))
  if (!allowed.ok) return { ok: false, because: 'zone-not-allowed' }
  const rule = policy.status.rules[basis]
  const kind = policy.orders.kind[order.kind]
  if (kind === undefined || (levelOf(basis) !== null && rule === undefined))
    return { ok: false, because: 'basis-abolished' }
  const measure: Measure = {
    class: rule?.class?.v ?? kind.class.v,
    rule: `${policy.pack.id}/${levelOf(basis) === null ? 'areas.temporary_control' : `areas.level.${levelOf(basis)}`}`,
    place: null,
    since: order.from,
    until: order.from + kind.maxHours.v * hourMs,
    liftedBy: rule?.liftedBy.v ?? ['order_ends'],
    testsDue: [],
    unverified: [...allowed.unverified, ...(rule?.class && !rule.class.binds ? [rule.class] : [])],
  }
  return { ok: true, measure, basis }
}

// A zone that is wider than the rules of now allow binds nobody, whatever was allowed when it was declared.
function isAllowed(order: Order, policy: Policy, level: string | null) {
  if (!('areas' in order.subject)) return { ok: false as const }
  const { areas, unit, widenedFor } = order.subject
  const claimed = unitOf(unit)
  if (claimed === null || !areOfUnit(areas, unit)) return { ok: false as const }
  if (level === null) return temporaryControl(policy, (order.until - order.from) / hourMs)
  const widenReasons = widenedFor === null ? [] : [widenedFor]
  return zoneAllowed(policy, { level, unit: claimed, widenReasons })
}

// By the order alone: as strict as its kind, until its own end or the end of the day of review.
function ownTerms(
  order: Order,
  policy: Policy,
  until: Instant,
  start: Instant,
  at: Instant,
): OrderMeasure {
  const kind = policy.orders.kind[order.kind]
  if (kind === undefined) return { ok: false, because: 'basis-abolished' }
  if (at >= until) return { ok: false, because: 'term-served' }
  const measure: Measure = {
    class: kind.class.v,
    rule: `${policy.pack.id}/transition.${order.basis}`,
    place: null,
    since: start,
    until,
    liftedBy: ['order_ends'],
    testsDue: [],
    unverified: [],
  }
  return { ok: true, measure, basis: order.basis }
}

/** Whether a reason's rule is the transition itself: the order stands by its own terms. */
export const isOwnTerms = (rule: string): boolean => rule.includes('/transition.')
