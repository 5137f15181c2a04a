import type { AnyParameter } from '../policy/parameter.ts'
import type { Policy } from '../policy/policy.ts'
import { cityInstant, hourMs, type Instant } from '../time/instant.ts'

/**
 * Limits of the day and of requests, in hours, with what holds where no module of the policy says one or nobody confirmed it.
 * domain-policy §4: the cut-off is 24:00, a carried item has a new time (here: not beyond the next cut-off), another city is answered
 * within 24 h; 2 h to sign is the reporting limit of §4 and our own choice for the close.
 */
export const usualHours = {
  day_cut_off: 24,
  close_day: 2,
  carry_over: 24,
  assist_answer: 24,
  assist_urgent: 4,
} as const
export type LimitName = keyof typeof usualHours

/** A limit in hours, and whether a policy said it. */
export type Limit = { readonly hours: number; readonly isOfPolicy: boolean }

/** A limit of the policy in force; a value that nobody confirmed binds nobody, and then our own stands. */
export function limitOf(policy: Pick<Policy, 'timeLimits'>, name: LimitName): Limit {
  const found: AnyParameter | undefined = policy.timeLimits[name]
  return found?.binds && typeof found.v === 'number'
    ? { hours: found.v, isOfPolicy: true }
    : { hours: usualHours[name], isOfPolicy: false }
}

const dayMs = 24 * hourMs
// A day that ended in the afternoon would be the next one's: at most until noon after.
const cutOffHoursMax = 36

/** When a day of the city ends: so many hours after its midnight, 1 to 36. Throws a RangeError for a day that does not exist. */
export function cutOffOf(day: string, policy: Pick<Policy, 'timeLimits'>): Instant {
  const { hours } = limitOf(policy, 'day_cut_off')
  return cityInstant(day, '00:00') + Math.min(Math.max(hours, 1), cutOffHoursMax) * hourMs
}

/** Until when a day has to be closed. */
export const closeDueOf = (cutOffAt: Instant, policy: Pick<Policy, 'timeLimits'>): Instant =>
  cutOffAt + limitOf(policy, 'close_day').hours * hourMs

/** The latest new time of a carried item: hours after the cut-off, never more than a week. */
export const latestCarryOf = (cutOffAt: Instant, policy: Pick<Policy, 'timeLimits'>): Instant =>
  cutOffAt + Math.min(limitOf(policy, 'carry_over').hours * hourMs, 7 * dayMs)
