import type { OwnStatus } from '../wire.ts'

// Strictest first, as core/policy/words has them; written here once more, because that file brings the words of a whole policy along.
const classes: readonly OwnStatus['class'][] = ['stay', 'limit', 'remind', 'clear']

/**
 * A status that was read some time ago as it is at a moment: reasons whose end has come are over, also on a phone without network. Time alone only
 * frees: what has not begun when the server answered restricts nobody before it is asked again.
 */
export function liveStatus(status: OwnStatus, now: number): OwnStatus {
  const reasons = status.reasons.filter(({ until }) => until === null || Date.parse(until) > now)
  if (reasons.length === status.reasons.length) return status
  const strictest = classes.find((one) => reasons.some((reason) => reason.class === one))
  return { ...status, reasons, class: strictest ?? 'clear' }
}
