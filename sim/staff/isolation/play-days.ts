import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Isolation } from './book.ts'
import { dayAfter, isAnybodyLeft, planDay } from './days.ts'

/** Plays the days after that of the round, one after the other, until nobody is isolated any more or the last one is over. */
export async function playDays(
  isolation: Isolation,
  workUntil: (until: Instant) => Promise<void>,
): Promise<void> {
  const { opens } = isolation.world
  for (let n = 1; n <= isolation.lastDay; n += 1) {
    if (!isAnybodyLeft(isolation) && isolation.looksAt === null) break
    planDay(isolation, n)
    // What was begun late in the evening is finished in the small hours of the next day.
    await workUntil(dayAfter(opens, n + 1) - 1)
  }
}
