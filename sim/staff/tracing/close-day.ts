import { cityDateOf, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { dayMs } from '../../city/truth/course.ts'
import { midnightOf } from '../../city/truth/draw-course.ts'
import { Refused } from '../../client/refused.ts'
import { signIn } from '../../seed/accounts.ts'
import { signAll } from '../sign.ts'
import type { World } from '../world.ts'
import type { Tracing } from './book.ts'
import { lookBack } from './read-again.ts'

const readsAtMinutes = 45
const closesAtMinutes = 55
// Of real time, while the server has not written the day down.
const askEveryMs = 250
const triesMost = 3
// What somebody did between the reading of the day and the signature; then the day is read anew.
const movedOn = ['day.item-unknown', 'day.moved-on', 'day.not-carried']

/** The district with the most cases: there the second reading is told. */
function busiest({ cases }: Tracing): string | null {
  const byDistrict = [...Map.groupBy(cases.values(), ({ district }) => district)]
  return byDistrict.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null
}

/** The districts in which something was open when a day ended, once the server has written it down; null where it does not. */
async function districtsToClose(
  { world: { client }, patienceMs }: Tracing,
  day: string,
  at: Instant,
) {
  const until = performance.now() + patienceMs
  for (;;) {
    const { days } = await client.ask(signIn.cityCommander, at, 'day.list', { limit: 400 })
    const written = days.filter((one) => one.day === day)
    if (written.length > 0)
      return written
        .filter(({ items, closedAt }) => items > 0 && closedAt === null)
        .map(({ district }) => district)
    if (performance.now() >= until) return null
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
}

// A site or a laboratory owns nothing of another day: then the district answers for it.
const ownerOf = (owner: string, district: string): string =>
  /^(account|district|street|community):/.test(owner) ? owner : `district:${district}`

/** What is within its limit is carried over as it is, what is late with a reason, and the commander signs the close. */
async function closeDay(world: World, district: string, day: string, at: Instant, nth: string) {
  const { client, tally } = world
  // A district without a site has no commander of its own in a small city; then the city's answers for it.
  const hasOwn = world.sites.some(({ plan }) => plan.street.startsWith(district))
  const commander = hasOwn ? signIn.districtCommander(district) : signIn.cityCommander
  await client.act(commander, at, 'day.carry-within-limit', { district, day }, nth)
  const { items, latestDueAt } = await client.ask(commander, at, 'day.show', {
    district,
    day,
    limit: 2_000,
  })
  const late = items.filter(({ state }) => state === 'left')
  for (const [owner, some] of Map.groupBy(late, (one) => ownerOf(one.owner, district)))
    await client.act(
      commander,
      at,
      'day.carry-over',
      {
        district,
        day,
        items: some.map(({ kind, subject }) => ({ kind, subject })),
        reason: 'hands-short',
        words: '人手不足，次日上午优先办理',
        owner,
        dueAt: latestDueAt,
      },
      nth,
    )
  const { signing } = await client.act(commander, at, 'day.close', { district, day }, nth)
  const { digest } = await client.ask(commander, at, 'signing.show', { signing })
  await signAll(world, { signing, digest }, [commander], at)
  tally.add('days closed')
  tally.add('items carried over', items.filter(({ state }) => state !== 'closed').length)
  tally.add('items carried over late', late.length)
  tally.add('items done by the close', items.filter(({ state }) => state === 'closed').length)
}

/** Closes a day in every district where something was open at its end. */
async function closeDays(tracing: Tracing, day: string, at: Instant): Promise<void> {
  const { world } = tracing
  const districts = await districtsToClose(tracing, day, at)
  if (districts === null) world.tally.add('day not written down yet')
  for (const district of districts ?? []) {
    for (let tries = 1; ; tries += 1) {
      try {
        await closeDay(world, district, day, at, String(tries))
        break
      } catch (error) {
        if (!(error instanceof Refused) || !movedOn.includes(error.code) || tries >= triesMost)
          throw error
      }
    }
  }
}

/** After the midnight of the round's day: the second reading in the district with the most cases, and the close of the day. */
export function planDayClose(tracing: Tracing): void {
  const { agenda, opens } = tracing.world
  const midnight = midnightOf(opens) + dayMs
  const day = cityDateOf(midnight - minuteMs)
  agenda.plan(midnight + readsAtMinutes * minuteMs, 'district', async (at) => {
    const area = busiest(tracing)
    if (area !== null) await lookBack(tracing, area, day, at)
  })
  agenda.plan(midnight + closesAtMinutes * minuteMs, 'district', async (at) => {
    if (tracing.cases.size > 0) await closeDays(tracing, day, at)
  })
}
