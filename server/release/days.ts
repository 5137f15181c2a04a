import { cityDateOf, cityInstant, hourMs, type Instant } from '@bihuan/core/time/instant.ts'

const dayMs = 24 * hourMs
/** Who is kept longer than this beyond the rule is an open loop. */
export const graceMs = hourMs

export type ReleaseList = 'late' | 'today' | 'tomorrow' | 'all'

/** The first moment of the city's day after the one of a moment. */
export const endOfDay = (at: Instant): Instant => cityInstant(cityDateOf(at), '00:00') + dayMs

/**
 * On which list a release stands: late is whoever is still there an hour beyond, today whoever goes until this day is over. An end at midnight is
 * that of the day before, because nobody reads "until the 12th, 0:00" as the morning of the 12th.
 */
export function listOf(dueAt: Instant | null, now: Instant): ReleaseList | null {
  if (dueAt === null) return null
  if (dueAt + graceMs <= now) return 'late'
  const tonight = endOfDay(now)
  if (dueAt <= tonight) return 'today'
  return dueAt <= tonight + dayMs ? 'tomorrow' : null
}
