import type { Order } from '../orders/order.ts'
import type { Policy } from '../policy/policy.ts'
import { trackOf } from '../policy/track-days.ts'
import type { TransitionRule } from '../policy/transition-rule.ts'
import { cityDateOf, cityInstant, hourMs, type Instant } from '../time/instant.ts'

/** What an order's basis is under the policy of now. */
export type BasisNow =
  /** Counted by this reason of the present policy. */
  | { readonly as: 'reason'; readonly basis: string }
  /** No rule of the present policy counts it: it stands by its own terms, until then at most. */
  | { readonly as: 'own-terms'; readonly until: Instant }
  | { readonly as: 'abolished' }

/**
 * An order of an older policy under the policy of now. What the present rules know is counted by them, so that nobody is held longer than
 * they allow; what they abolished is over, unless the transition says that it goes on to its own end, or that a person looks at it: until
 * the end of that day, because nobody is held while nobody looks.
 */
export function basisNow(
  order: Order,
  policy: Policy,
  transition: readonly TransitionRule[],
): BasisNow {
  const level = order.basis.startsWith('zone_') ? order.basis.slice('zone_'.length) : null
  const knows = (basis: string): boolean =>
    level === null
      ? trackOf(policy, basis) !== null || isRuleOnly(policy, basis)
      : policy.areas.levels.v.includes(basis.slice('zone_'.length))
  const same: BasisNow = knows(order.basis)
    ? { as: 'reason', basis: order.basis }
    : { as: 'abolished' }
  if (order.law.policy === policy.pack.id) return same
  const rule = transition.find(({ of, name }) =>
    level === null ? of === 'track' && name === order.basis : of === 'level' && name === level,
  )
  if (rule === undefined) return same
  if (rule.act.v === 'end') return { as: 'abolished' }
  if (rule.act.v === 'keep')
    return same.as === 'reason' ? same : { as: 'own-terms', until: order.until }
  if (rule.act.v === 'review')
    return same.as === 'reason' ? same : { as: 'own-terms', until: endOfDay(policy.pack.from) }
  const name = rule.to ?? level ?? order.basis
  const basis = level === null ? name : `zone_${name}`
  return knows(basis) ? { as: 'reason', basis } : { as: 'abolished' }
}

// A reason with a rule and no track, such as a missed test. One whose track is switched off is none of these.
function isRuleOnly(policy: Policy, basis: string): boolean {
  const rule = policy.status.rules[basis]
  return rule !== undefined && rule.class !== null && policy.tracks[basis] === undefined
}

const endOfDay = (at: Instant): Instant => cityInstant(cityDateOf(at), '00:00') + 24 * hourMs
