import { roundSpan } from '@bihuan/core/notice/due.ts'
import { indexing } from '../city/city-index.ts'
import { spreadInfection } from '../city/epidemic.ts'
import { generateCity } from '../city/generate.ts'
import type { ViralLoads } from '../city/viral-load.ts'
import type { Client } from '../client/client.ts'
import { seeded } from '../random/random.ts'
import { planCity } from '../seed/plan-city.ts'
import { fetchStationery } from '../seed/prepare-round.ts'
import { noticeOf } from '../seed/seed-city.ts'
import { openAgenda } from './agenda.ts'
import { openCodes } from './codes.ts'
import { staffSite } from './site-day.ts'
import { openTally } from './tally.ts'
import { openTruth } from './truth.ts'
import type { Happening, World } from './world.ts'

export type WorldOrder = {
  client: Client
  seed: number | string
  scale: number
  notice: unknown
  loads: ViralLoads
  tell(happening: Happening): void
}

/** Invents the city again as the seed did, puts its staff in their places, and fetches what was printed for them. */
export async function openWorld({ client, seed, scale, notice: raw, loads, tell }: WorldOrder) {
  const notice = noticeOf(raw)
  const { add, index } = indexing()
  const streetNames = new Map<string, string>()
  for (const batch of generateCity({ seed, scale })) {
    add(batch)
    for (const { code, level, name } of batch.areas)
      if (level === 'street') streetNames.set(code, name)
  }
  const plan = planCity(index, { seed, notice, streetNames })
  const infections = spreadInfection(index, {
    seed,
    zones: plan.zones,
    loads,
  })
  const { opens, closes } = roundSpan(notice.windows)
  const random = seeded(seed).fork('staff')
  const { agenda, workThrough } = openAgenda()
  const codes = openCodes(await fetchStationery(client, plan, opens - 3_600_000))
  const world: World = {
    client,
    agenda,
    seed,
    plan,
    notice,
    round: String(notice.round),
    opens,
    closes,
    codes,
    truth: openTruth(infections),
    tally: openTally(),
    sites: plan.sites.map((site) => staffSite(site, random.fork(`site ${site.id}`))),
    laboratories: new Map(
      plan.laboratories.map((laboratory) => [
        laboratory.id,
        {
          plan: laboratory,
          place: `laboratory:${laboratory.id}`,
          random: random.fork(`laboratory ${laboratory.id}`),
          waiting: [],
          freeCyclers: laboratory.cyclers,
          plates: 0,
        },
      ]),
    ),
    resampled: new Map(),
    claims: new Set(),
    tell,
    confirmed: async () => {},
  }
  return { world, workThrough, random, index, infections, people: index.people }
}
