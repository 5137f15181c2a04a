import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Random } from '../../random/random.ts'
import { type Course, dayMs, drawDays, likelihood } from './course.ts'
import type { Setting } from './settings.ts'
import type { TrueCase } from './true-case.ts'

/** What the past demands of somebody: infected by then, and infectious by `needs` because others caught it from them. */
export type Bounds = { from: Instant; by: Instant; needs: Instant | null }

/** The hours of the day at which people of a setting are near each other for certain. */
const hourOf: Record<Setting, number> = {
  household: 21,
  work: 10.5,
  venue: 12.5,
  transport: 8.2,
  neighbourhood: 19.25,
  visit: 18.5,
}

/** The last midnight of the city (UTC+8) at or before a moment. */
export const midnightOf = (at: Instant): Instant =>
  Math.floor((at + 8 * hourMs) / dayMs) * dayMs - 8 * hourMs

/** The moments within the infector's infectious time at which this setting could have passed it on. */
function momentsOf(infector: TrueCase, setting: Setting, { from, by }: Bounds): Instant[] {
  const first = Math.max(infector.infectiousFrom, from)
  const last = Math.min(infector.infectiousUntil, by)
  const moments: Instant[] = []
  for (let day = midnightOf(first); day <= last; day += dayMs) {
    const at = day + hourOf[setting] * hourMs
    if (at >= first && at <= last) moments.push(at)
  }
  return moments
}

/** Who of these passed it on and when, weighed by the generation time; null when none of them can have. */
export function drawInfection(
  random: Random,
  course: Course,
  infectors: readonly { infector: TrueCase; setting: Setting }[],
  bounds: Bounds,
): { infector: TrueCase; setting: Setting; at: Instant } | null {
  const ways = infectors.flatMap(({ infector, setting }) =>
    momentsOf(infector, setting, bounds).map((at) => ({
      infector,
      setting,
      at,
      weight: likelihood(course.generation, (at - infector.infectedAt) / dayMs),
    })),
  )
  let point = random.uniform() * ways.reduce((sum, { weight }) => sum + weight, 0)
  for (const way of ways) {
    point -= way.weight
    if (point <= 0) return way
  }
  return ways.at(-1) ?? null
}

/** Onset and infectious time of somebody infected at a moment. */
export function drawIllness(
  random: Random,
  course: Course,
  infectedAt: Instant,
  needs: Instant | null,
): Pick<TrueCase, 'onsetAt' | 'infectiousFrom' | 'infectiousUntil'> {
  const before = course.infectiousBeforeOnsetDays
  const most =
    needs === null ? Number.POSITIVE_INFINITY : (needs - infectedAt) / dayMs + before - 0.001
  const onset = infectedAt + drawDays(random, course.incubation, most) * dayMs
  return {
    onsetAt: random.chance(course.asymptomaticShare) ? null : Math.round(onset),
    infectiousFrom: Math.round(
      Math.max(infectedAt + course.latentDaysLeast * dayMs, onset - before * dayMs),
    ),
    infectiousUntil: Math.round(onset + course.infectiousAfterOnsetDays * dayMs),
  }
}
