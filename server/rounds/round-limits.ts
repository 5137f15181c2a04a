import { type LimitStep, limitSteps } from '@bihuan/contract/loops.ts'
import type { Notice } from '@bihuan/core/notice/notice.ts'
import { guide } from '@bihuan/core/planner/ratios.ts'

/** Which limit of the notice a step has; a missing step does not compile, for without its limit a loop would never show. */
const minutesOf: Record<LimitStep, (limits: Notice['limits']) => number> = {
  // No source limits an open tube. It cannot be in its box later than the seal allows, so it gets as long again.
  'tube-sealed': (limits) => limits.tubeBoxed.minutes,
  'tube-boxed': (limits) => limits.tubeBoxed.minutes,
  'box-handed-over': (limits) => limits.boxHandedOver.minutes,
  'box-delivered': (limits) => limits.legDelivered.minutes,
  'difference-settled': (limits) => limits.claimReviewed.minutes,
  'tube-resulted': (limits) => limits.resultReported.minutes,
  'plate-released': () => guide.laboratoryTurnaroundMinutes.value,
  'claim-settled': (limits) => limits.claimReviewed.minutes,
  'member-resampled': (limits) => limits.poolResampled.minutes,
  'preliminary-confirmed': (limits) => limits.preliminaryConfirmed.minutes,
  'person-followed-up': (limits) => limits.missingFollowedUp.minutes,
}

/** The limits of all steps under a notice, minutes. */
export function roundLimits({ limits }: Notice): { step: LimitStep; minutes: number }[] {
  return limitSteps.map((step) => ({ step, minutes: minutesOf[step](limits) }))
}
