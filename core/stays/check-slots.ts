import { cityDateOf, cityInstant, hourMs, type Instant } from '../time/instant.ts'

const dayMs = 24 * hourMs

/**
 * Until when the next check is owed, for so many checks a day (policy `isolation_sites.temperature_checks_per_day`): the day of the city is
 * cut into as many equal parts, each has one, and the part in which the last check lies is done with it. Null where nothing is asked.
 */
export function nextCheckDue(perDay: number | null, last: Instant): Instant | null {
  if (perDay === null || perDay < 1) return null
  const midnight = cityInstant(cityDateOf(last), '00:00')
  const part = dayMs / perDay
  return midnight + (Math.floor((last - midnight) / part) + 2) * part
}

/** Whether a check is owed at a moment: the part of the day that ends at `due` has begun. */
export function isCheckOwed(perDay: number | null, due: Instant | null, at: Instant): boolean {
  return due !== null && perDay !== null && perDay > 0 && at >= due - dayMs / perDay
}
