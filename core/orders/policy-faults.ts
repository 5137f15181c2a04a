import { orderMaximum } from '../policy/order-rules.ts'
import type { AnyParameter } from '../policy/parameter.ts'
import type { Policy } from '../policy/policy.ts'
import { earliestRelease } from '../policy/track-at.ts'
import { isDetermined } from '../policy/track-days.ts'
import { type AreaUnit, areaUnits } from '../policy/words.ts'
import { temporaryControl, zoneAllowed } from '../policy/zone-rules.ts'
import type { Fact } from '../status/fact.ts'
import { hourMs, type Instant, isoOf } from '../time/instant.ts'
import { isZoneBasis, levelOf } from './basis.ts'
import { faultOf, type OrderFault } from './fault.ts'
import { clockStart } from './ground.ts'
import { isEmergency, type Order } from './order.ts'

/** What the policy in force has against an order: it is not the one named, does not know the basis, forbids the kind, or ends sooner. */
export function policyFaults(
  order: Order,
  ground: readonly Fact[],
  policy: Policy,
  now: Instant,
): OrderFault[] {
  const { pack } = policy
  const isInForce = pack.from <= now && (pack.until === null || now < pack.until)
  if (!isInForce || order.law.policy !== pack.id) return [faultOf('policy-other', order.law.policy)]
  const limits = isZoneBasis(order.basis)
    ? zoneLimits(order, policy)
    : personLimits(order, ground, policy)
  const latest = Math.min(...limits.ends)
  return [
    ...limits.faults,
    ...(isSlowerThan(order, policy) ? [faultOf('appeal-clock')] : []),
    ...limits.unverified.map(({ path }) => faultOf('policy-unconfirmed', path)),
    ...(order.until > latest ? [faultOf('too-long', isoOf(latest))] : []),
  ]
}

// A pack may ask for faster answers than the guardrails; a figure that nobody confirmed asks for nothing.
function isSlowerThan({ appeal }: Order, { appeals }: Policy): boolean {
  const { firstAnswerHours, decisionHours } = appeals
  return (
    (firstAnswerHours.binds && appeal.answerHours > firstAnswerHours.v) ||
    (decisionHours.binds && appeal.decideHours > decisionHours.v)
  )
}

type Limits = { faults: OrderFault[]; ends: Instant[]; unverified: readonly AnyParameter[] }

function kindLimits(order: Order, policy: Policy): Limits {
  const most = orderMaximum(policy, order.kind, order.basis)
  if (!most.ok)
    return { faults: [faultOf('kind-not-allowed', order.kind)], ends: [], unverified: [] }
  const ends = [order.from + most.hours * hourMs]
  if (isEmergency(order)) ends.push(order.from + policy.orders.emergencyHours.v * hourMs)
  return { faults: [], ends: ends.filter(Number.isFinite), unverified: most.unverified }
}

function personLimits(order: Order, ground: readonly Fact[], policy: Policy): Limits {
  const isTrack = isDetermined(policy, order.basis)
  const rule = policy.status.rules[order.basis] ?? null
  if (!isTrack && (rule === null || rule.class === null))
    return { faults: [faultOf('basis-not-in-policy', order.basis)], ends: [], unverified: [] }
  const limits = kindLimits(order, policy)
  const start = clockStart(ground)
  if (start === null) return limits
  const unverified = [...limits.unverified]
  const ends = [...limits.ends]
  if (isTrack) {
    const release = earliestRelease(policy, { reason: order.basis, clockStart: start })
    if (release?.at != null) ends.push(release.at)
    unverified.push(...(release?.unverified ?? []))
  } else if (rule?.maxDays) {
    ends.push(start + rule.maxDays.v * 24 * hourMs)
    if (!rule.maxDays.binds) unverified.push(rule.maxDays)
  }
  return { faults: limits.faults, ends, unverified: [...new Set(unverified)] }
}

function zoneLimits(order: Order, policy: Policy): Limits {
  if (!('areas' in order.subject)) return { faults: [], ends: [], unverified: [] }
  const { areas, unit, widenedFor } = order.subject
  const level = levelOf(order.basis)
  const known = unitOf(unit)
  if (known === null || !areOfUnit(areas, unit))
    return { faults: [faultOf('unit-too-wide', unit)], ends: [], unverified: [] }
  if (level === null) {
    const hours = (order.until - order.from) / hourMs
    const answer = temporaryControl(policy, hours)
    if (answer.ok) return { faults: [], ends: [], unverified: answer.unverified }
    return answer.because === 'forbidden'
      ? { faults: [faultOf('basis-not-in-policy', order.basis)], ends: [], unverified: [] }
      : { faults: [], ends: [order.from + answer.maxHours * hourMs], unverified: [] }
  }
  const allowed = zoneAllowed(policy, {
    level,
    unit: known,
    widenReasons: widenedFor === null ? [] : [widenedFor],
  })
  const limits = kindLimits(order, policy)
  if (allowed.ok) return { ...limits, unverified: [...limits.unverified, ...allowed.unverified] }
  const fault =
    allowed.because === 'no-level'
      ? faultOf('basis-not-in-policy', order.basis)
      : faultOf('unit-too-wide', unit)
  return { ...limits, faults: [fault, ...limits.faults] }
}

/** Whether every area named is of the unit that the order claims, and there is one: a street must not be sealed as a "building". */
export function areOfUnit(areas: readonly string[], unit: string): boolean {
  const claimed = unitOf(unit)
  return claimed !== null && areas.length > 0 && areas.every((area) => unitOf(area) === claimed)
}

/** The unit of an area's id, `building` of `building:4101050012`, or of a bare unit; null where it names none. */
export function unitOf(area: string): AreaUnit | null {
  const name = area.split(':')[0]
  return areaUnits.find((unit) => unit === name) ?? null
}
