import { cityDateOf, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { dayMs } from '../../city/truth/course.ts'
import { midnightOf } from '../../city/truth/draw-course.ts'
import { Refused } from '../../client/refused.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import { signAll } from '../sign.ts'
import type { Tracing } from './book.ts'

// How many decisions are read again in a district, and how often another reader would decide otherwise. Invented.
const sampleSize = 8
const differs = 0.05
const readsAtMinutes = 45
const closesAtMinutes = 55

/** The district with the most cases: there the second reading and the close of the day are told. */
function busiest({ cases }: Tracing): string | null {
  const byDistrict = [...Map.groupBy(cases.values(), ({ district }) => district)]
  return byDistrict.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null
}

/** A sample of the day's decisions is read again by the inspectors, every one of it, and signed. */
async function lookBack(tracing: Tracing, area: string, day: string, at: Instant): Promise<void> {
  const { world } = tracing
  const { client, tally } = world
  const commander = signIn.districtCommander(area)
  const { lookBack: id } = await client.act(commander, at, 'look-back.draw', {
    area,
    day,
    size: sampleSize,
  })
  const { lines } = await client.ask('inspector', at, 'look-back.show', { lookBack: id })
  const random = seeded(world.seed).fork(`look-back ${area}`)
  for (const { row } of lines) {
    const isOther = row.decided !== 'general' && random.chance(differs)
    await client.act('inspector', at, 'look-back.read', {
      lookBack: id,
      contact: row.contact,
      ...(isOther
        ? { verdict: 'differ', kind: 'general', words: '回看记录，未见近距离接触' }
        : { verdict: 'agree' }),
    })
  }
  const { signing } = await client.act('inspector', at, 'look-back.draft', { lookBack: id })
  const { digest } = await client.ask('inspector', at, 'signing.show', { signing })
  await signAll(world, { signing, digest }, ['inspector'], at)
  tally.add('decisions read again', lines.length)
}

/** What is within its limit is carried over as it is, what is late with a reason, and the commander signs the close. */
async function closeDay(tracing: Tracing, district: string, day: string, at: Instant) {
  const { world } = tracing
  const { client, tally } = world
  const commander = signIn.districtCommander(district)
  const { left } = await client.act(commander, at, 'day.carry-within-limit', { district, day })
  const shown = await client.ask(commander, at, 'day.show', { district, day })
  if (shown.items.length === 0) return
  if (left > 0) {
    const late = shown.items.filter(({ state }) => state === 'left')
    for (const [owner, items] of Map.groupBy(late, (one) => one.owner))
      await client.act(commander, at, 'day.carry-over', {
        district,
        day,
        items: items.map(({ kind, subject }) => ({ kind, subject })),
        reason: 'hands-short',
        words: '人手不足，次日上午优先办理',
        owner,
        dueAt: shown.latestDueAt,
      })
  }
  const { signing } = await client.act(commander, at, 'day.close', { district, day })
  const { digest } = await client.ask(commander, at, 'signing.show', { signing })
  await signAll(world, { signing, digest }, [commander], at)
  tally.add('days closed')
  tally.add('items carried over', shown.items.filter(({ state }) => state !== 'closed').length)
}

/** After the midnight of the round's day: the second reading and the close of the day in the district with the most cases. */
export function planDayClose(tracing: Tracing): void {
  const { agenda, opens } = tracing.world
  const midnight = midnightOf(opens) + dayMs
  const day = cityDateOf(midnight - minuteMs)
  const plan = (minutes: number, doing: (area: string, at: Instant) => Promise<void>) =>
    agenda.plan(midnight + minutes * minuteMs, 'district', async (at) => {
      const area = busiest(tracing)
      if (area !== null) await doing(area, at)
    })
  plan(readsAtMinutes, (area, at) => lookBack(tracing, area, day, at))
  plan(closesAtMinutes, async (area, at) => {
    try {
      await closeDay(tracing, area, day, at)
    } catch (error) {
      // The server writes a day down within seconds of real time, and a city that runs as fast as it can is past that sooner.
      if (!(error instanceof Refused) || error.code !== 'day.unknown') throw error
      tracing.world.tally.add('day not written down yet')
    }
  })
}
