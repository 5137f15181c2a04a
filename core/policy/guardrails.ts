/**
 * What no pack, module or officer can switch off. It is code on purpose: a file that names one of these is refused
 * (domain-policy §10.6 with its sources). Figures that a city may make stricter stand in the policy; these are the floor.
 */
export const guardrails = Object.freeze({
  /** A measure names who ordered it, on what ground, from when, until when, and where to appeal; 突发事件应对法 72, 行政强制法 18, 20. */
  measureNames: Object.freeze([
    'ordering_body',
    'legal_article',
    'start',
    'expected_end',
    'services',
    'appeal_route',
    'family_notice',
  ] as const),
  /** It ends by itself; going on is a new order. 行政强制法 20. */
  endsByItself: true,
  renewalIsANewOrder: true,
  /** A status rests on a typed reason, a rule, evidence, an authority's signature and an end; never on a scan alone. */
  statusNeeds: Object.freeze(['reason', 'rule', 'evidence', 'authority', 'expiry'] as const),
  scanAloneChangesNothing: true,
  onlyForInfectionControl: true,
  /** People at once without the city's signature, at most, whatever a pack says. */
  batchMaxWithoutCitySign: 50,
  batchCanBeRecalledAtOnce: true,
  /** An urgent act by one hand is approved afterwards within this, or lapses. 行政强制法 19. */
  urgentApprovalHours: 24,
  twoPeopleToRestrict: true,
  onePersonToLift: true,
  humanReviewOnRequest: true,
  reasonsAlwaysShown: true,
  medicalExitAlwaysOpen: true,
  fireExitAlwaysOpen: true,
  noPublicNaming: true,
  idCardAndPaperAccepted: true,
  everyReadLeavesATrace: true,
  auditMonths: 6,
  endOfResponseEndsAll: true,
} as const)

export type Guardrails = typeof guardrails
