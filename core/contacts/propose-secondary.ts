import type { Policy } from '../policy/policy.ts'
import type { Exposure } from './exposure.ts'
import { isClosed, isLong, isNear, longSharing } from './nearness.ts'
import { type Between, isWithin, type Proposal, proposalOf } from './propose.ts'

/** What the sentence of a policy on contacts of contacts asks besides being together (8th edition S-N10, 9th S-N5). */
export function readSecondaryRule(sentence: string): { isLong: boolean; isHighRisk: boolean } {
  return { isLong: /\blong\b/i.test(sentence), isHighRisk: /\bhigh-risk\b/i.test(sentence) }
}

// Which of the policy's ways a shared life is of, in the order of how strong it is.
const waysOf: Partial<Record<Exposure['relation'], readonly string[]>> = {
  household: ['household'],
  workmate: ['same_workplace_near'],
  classmate: ['same_workplace_near'],
  'fellow-diner': ['shared_toilet_lift_meal_play'],
  'fellow-player': ['shared_toilet_lift_meal_play'],
}

function isTogether(exposure: Exposure, mustBeLong: boolean): { is: boolean; missing: string[] } {
  const { relation, table } = exposure
  if (relation === 'household') return { is: true, missing: [] }
  if (!Object.hasOwn(waysOf, relation)) return { is: false, missing: [] }
  if (mustBeLong && !isLong(exposure, longSharing))
    return { is: false, missing: exposure.minutes === undefined ? ['minutes'] : [] }
  if (relation === 'fellow-diner' || relation === 'fellow-player')
    return { is: table !== 'other' && exposure.sameRoom !== false, missing: [] }
  // At work and at school it is the closed space that counts.
  const closed = isClosed(exposure)
  const isIn = closed !== 'no' && exposure.sameRoom !== false && isNear(exposure) !== 'no'
  return { is: isIn, missing: closed === 'unknown' ? ['air'] : [] }
}

/**
 * What somebody is who was with a contact: secondary where the policy has that (the 8th and 9th edition, none from the twenty measures
 * on), they were together between that contact's first exposure and their isolation, and in a way that the rule names; else none.
 */
export function proposeSecondary(exposure: Exposure, between: Between, policy: Policy): Proposal {
  const { secondaryContact, contactReasons } = policy.definitions
  const { enabled, rule } = secondaryContact
  if (!enabled.v)
    return proposalOf(policy, { kind: 'none', reason: 'secondary-ended', rests: [enabled] })
  const rests = rule === null ? [enabled] : [rule, enabled]
  const window = { from: between.firstExposedAt, until: between.isolatedAt }
  if (!isWithin(window, exposure))
    return proposalOf(policy, {
      kind: 'none',
      reason: 'outside-secondary-window',
      rests,
      inputs: ['window'],
    })
  const asks = readSecondaryRule(rule?.v ?? '')
  if (asks.isHighRisk && exposure.highRisk !== true)
    return proposalOf(policy, {
      kind: 'none',
      reason: 'contact-not-high-risk',
      rests,
      inputs: ['window'],
      missing: exposure.highRisk === undefined ? ['contact-risk'] : [],
    })
  const { is, missing } = isTogether(exposure, asks.isLong)
  const way = waysOf[exposure.relation]?.find((one) => contactReasons.v.includes(one))
  return proposalOf(policy, {
    kind: is ? 'secondary' : 'none',
    reason: is ? 'lived-with-contact' : 'not-with-contact',
    rests: is ? [...rests, contactReasons] : rests,
    ...(is && way !== undefined ? { way } : {}),
    inputs: ['window', 'relation', ...(asks.isLong ? ['minutes'] : []), 'air', 'room'],
    missing,
    isOurs: is && asks.isLong && exposure.relation !== 'household',
  })
}
