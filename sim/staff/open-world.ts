import { roundSpan } from '@bihuan/core/notice/due.ts'
import { cityDateOf } from '@bihuan/core/time/instant.ts'
import { indexing } from '../city/city-index.ts'
import { spreadInfection } from '../city/epidemic.ts'
import { generateCity } from '../city/generate.ts'
import { needsBook } from '../city/needs.ts'
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
  /** How many carry the virus on the day, at the least. */
  carriers?: number
  tell(happening: Happening): void
}

/** Invents the city again as the seed did, puts its staff in their places, and fetches what was printed for them. */
export async function openWorld(order: WorldOrder) {
  const { client, seed, scale, notice: raw, loads, tell, carriers } = order
  const notice = noticeOf(raw)
  const { add, index } = indexing()
  const streetNames = new Map<string, string>()
  const { opens, closes } = roundSpan(notice.windows)
  const needs = needsBook(seed, cityDateOf(opens))
  for (const batch of generateCity({ seed, scale })) {
    add(batch)
    needs.add(batch)
    for (const { code, level, name } of batch.areas)
      if (level === 'street') streetNames.set(code, name)
  }
  const plan = planCity(index, { seed, notice, streetNames })
  const infections = spreadInfection(index, {
    seed,
    zones: plan.zones,
    loads,
    ...(carriers === undefined ? {} : { least: carriers }),
  })
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
    ordered: () => {},
  }
  return { world, workThrough, random, index, infections, needs, people: index.people }
}
