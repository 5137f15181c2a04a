import type { ActBook } from '../orders/act-book.ts'
import { isZoneBasis, levelOf } from '../orders/basis.ts'
import { clockStart, groundOf } from '../orders/ground.ts'
import { inForce } from '../orders/in-force.ts'
import type { Order } from '../orders/order.ts'
import { policyFaults } from '../orders/policy-faults.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'
import type { Policy } from '../policy/policy.ts'
import { trackAt } from '../policy/track-at.ts'
import { statusClasses } from '../policy/words.ts'
import { liftOf, type ZoneFacts } from '../policy/zone-rules.ts'
import { basisNow } from '../status/basis-now.ts'
import type { Fact } from '../status/fact.ts'
import type { FactBook } from '../status/fact-book.ts'
import type { Rules } from '../status/order-measure.ts'
import type { Instant } from '../time/instant.ts'
import { type Excess, type ExcessKind, excessOf } from './excess.ts'

const kindOf: Partial<Record<string, ExcessKind>> = {
  'unit-too-wide': 'unit-too-wide',
  'too-long': 'too-long',
  'kind-not-allowed': 'forbidden-kind',
  'basis-not-in-policy': 'basis-abolished',
}

/**
 * What an order in force asks for beyond the rules of now. Its effect on people is cut by the status at once; this lists the paper for
 * its owner, who has to replace or lift it. Empty for an order without effect.
 */
export function orderExcess(
  verified: VerifiedOrder,
  acts: ActBook,
  book: FactBook,
  { policy, transition }: Rules,
  at: Instant,
): Excess[] {
  const { order } = verified
  const force = inForce(verified, acts, at)
  if (!force.inForce) return []
  // What the transition leaves to its own end, or to a person today, is what the rules want.
  const now = basisNow(order, policy, transition)
  if (now.as === 'own-terms' && at < now.until) return []
  const ground = groundOf(order, book)
  // Since the order began, or since the rules that it is beyond.
  const since = Math.max(force.since, policy.pack.from)
  const { id: of, district, issuer } = order
  const found = new Set<ExcessKind>()
  for (const { code } of faultsNow(order, ground, policy)) {
    const kind = kindOf[code]
    if (kind !== undefined) found.add(kind)
  }
  if (found.size === 0 && isStricter(order, ground, policy, at)) found.add('stricter-than-stage')
  const rule = `${policy.pack.id}/${isZoneBasis(order.basis) ? 'areas' : `tracks.${order.basis}`}`
  return [...found].map((kind) => excessOf(kind, { of, district, owner: issuer.unit, since, rule }))
}

// The faults that it would have if it were drafted under the policy of now.
function faultsNow(order: Order, ground: readonly Fact[], policy: Policy) {
  const redrafted = { ...order, law: { ...order.law, policy: policy.pack.id } }
  return policyFaults(redrafted, ground, policy, policy.pack.from)
}

function isStricter(order: Order, ground: readonly Fact[], policy: Policy, at: Instant): boolean {
  const start = clockStart(ground)
  const kind = policy.orders.kind[order.kind]
  if (start === null || kind === undefined || isZoneBasis(order.basis)) return false
  const stage = trackAt(policy, { reason: order.basis, clockStart: start }, at)
  if (!stage.ok || stage.state !== 'stage') return false
  const isOtherPlace = policy.places[stage.place]?.orderKind.v !== order.kind
  const isMilder = statusClasses.indexOf(kind.class.v) > statusClasses.indexOf(stage.class)
  return isOtherPlace && !isMilder
}

/** Whether no policy at all, of all there are, would allow an order: then it is refused and not only listed. */
export function noPolicyAllows(
  order: Order,
  ground: readonly Fact[],
  policies: readonly Policy[],
): boolean {
  return policies.every((policy) =>
    faultsNow(order, ground, policy).some(({ code }) => code !== 'policy-unconfirmed'),
  )
}

/** A zone that meets the conditions for lifting and is still in force; `metAt` is when the last condition was met. */
export function zoneNotLifted(
  verified: VerifiedOrder,
  acts: ActBook,
  policy: Policy,
  facts: ZoneFacts,
  metAt: Instant,
  at: Instant,
): Excess[] {
  const { order } = verified
  const level = levelOf(order.basis)
  if (level === null || !inForce(verified, acts, at).inForce) return []
  const answer = liftOf(policy, level, facts)
  const isOpen = answer.ok || answer.because === 'no-level'
  // A condition that nobody confirmed holds nobody: met is what binds.
  const isHeld = !isOpen && answer.conditions.some(({ met, binds }) => binds && !met)
  if (isHeld) return []
  const { id: of, district, issuer } = order
  const rule = `${policy.pack.id}/areas.level.${level}.lift`
  return [excessOf('not-lifted', { of, district, owner: issuer.unit, since: metAt, rule })]
}
