import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import type { Tracing } from './book.ts'
import { takeCase } from './take-case.ts'

// Somebody of the team is on the telephone within this; invented (one district's practice: assigned within 30 minutes).
const callsWithinMinutes = [6, 18] as const

/**
 * A plate with confirmed people was released: looks whether each is a case already, has them assigned by area, load and language, and
 * somebody of the team takes each. `releasedAt` is a real moment (performance.now) before the release was sent.
 */
export async function hearOfPositives(
  tracing: Tracing,
  at: Instant,
  releasedAt: number,
): Promise<void> {
  const { world, seen, alarmMs } = tracing
  const { client, tally } = world
  const { cases } = await client.ask('investigator', at, 'case.list', {
    state: 'running',
    limit: 200,
  })
  const fresh = cases.filter((one) => !seen.has(one.case))
  if (fresh.length === 0) return
  for (const { case: id } of fresh) {
    seen.add(id)
    alarmMs.push(performance.now() - releasedAt)
  }
  tally.add('cases', fresh.length)
  await client.act(signIn.cityCommander, at, 'case.assign-by-rule', {
    cases: fresh.map((one) => one.case),
    assign: true,
  })
  for (const { case: id } of fresh) {
    const wait = seeded(world.seed)
      .fork(`call ${id}`)
      .integer(...callsWithinMinutes)
    world.agenda.plan(at + wait * minuteMs, `case:${id}`, (now) => takeCase(tracing, id, now))
  }
}
