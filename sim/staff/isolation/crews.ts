import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { midnightOf } from '../../city/truth/draw-course.ts'
import { signIn } from '../../seed/accounts.ts'
import { newAccountOf } from '../account-ids.ts'
import { type Isolation, tolerate } from './book.ts'

/** Drivers change in the early morning. */
export const crewsChangeHour = 5.5

/** Puts a driver into every vehicle that runs, until the drivers change the next morning. */
export async function driveFor({ world, vehicles }: Isolation, at: Instant): Promise<void> {
  const until = midnightOf(at) + (24 + crewsChangeHour) * hourMs
  for (const { vehicle, driver } of vehicles)
    await tolerate(world, at, () =>
      world.client.act(signIn.dispatcher, at, 'vehicle.plan-shift', {
        vehicle,
        driver: newAccountOf(world, driver),
        from: isoOf(at),
        until: isoOf(Math.min(until, at + 24 * hourMs)),
      }),
    )
}
