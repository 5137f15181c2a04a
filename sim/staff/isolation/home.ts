import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { householdOf } from '../../city/city-index.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import { newAccountOf } from '../account-ids.ts'
import { signAll } from '../sign.ts'
import type { World } from '../world.ts'
import { type Isolation, tolerate } from './book.ts'

const dayMs = 24 * hourMs
// Four people who came home from a county with cases. Invented.
const returned = 4
const basis = 'traveller_low'
const reason = {
  zh: '您从有疫情的县区回来，请在家中单独居住观察。',
  en: 'You came back from an affected county. Please stay in a room of your own at home for some days.',
}

export type AtHome = { person: string; street: string }

function chooseReturned(world: World): AtHome[] {
  const random = seeded(world.seed).fork('returned home')
  const { sites } = world.plan
  const chosen = new Map<string, AtHome>()
  for (let tries = 0; chosen.size < returned && tries < 80; tries += 1) {
    const site = sites[random.integer(0, sites.length - 1)]
    const building = site?.buildings[random.integer(0, (site?.buildings.length ?? 1) - 1)]?.building
    if (!site || !building || building.households.length === 0) continue
    const [person] = householdOf(building, random.integer(0, building.households.length - 1)).people
    if (person) chosen.set(person, { person, street: site.street })
  }
  return [...chosen.values()]
}

/** A few people who came back from an affected county are ordered to isolate at home; the grid worker of their street looks after them. */
export async function orderHome({ world, atHome }: Isolation, at: Instant): Promise<void> {
  const { client, tally } = world
  for (const one of chooseReturned(world)) {
    const { person, street } = one
    const came = at - seeded(world.seed).fork(`came ${person}`).integer(1, 4) * dayMs
    const recorded = await tolerate(world, at, () =>
      client.act('investigator', at, 'fact.record-travel', {
        person,
        reason: basis,
        at: isoOf(came),
        how: 'ticket',
      }),
    )
    if (!recorded) continue
    const commander = signIn.districtCommander(street.slice(0, 6))
    const drafted = await tolerate(world, at, () =>
      client.act('investigator', at, 'order.draft', {
        person,
        kind: 'stay_home',
        basis,
        evidence: [recorded.fact],
        place: 'home_isolation',
        reason,
        approver: newAccountOf(world, commander),
      }),
    )
    if (!drafted) continue
    await signAll(world, drafted, ['investigator', commander], at)
    await tolerate(world, at, () =>
      client.act(signIn.gridWorker(street), at, 'order.serve', {
        order: drafted.order,
        how: 'paper-handed-over',
        proof: `回执-${drafted.order.slice(-6)}`,
      }),
    )
    tally.add('orders to stay at home')
    await tolerate(world, at, () =>
      client.act(signIn.gridWorker(street), at, 'home-stay.open', { person }),
    )
    atHome.push(one)
  }
}

/** The grid worker is at each door: looks at the home the first time, then how they are, takes the bag, and at the end hands over the notice. */
export async function visitHomes({ world, atHome }: Isolation, at: Instant): Promise<void> {
  const { client, tally } = world
  for (const street of new Set(atHome.map((one) => one.street))) {
    const as = signIn.gridWorker(street)
    const list = await tolerate(world, at, () =>
      client.ask(as, at, 'home-stay.list', { list: 'open', limit: 200 }),
    )
    for (const { stay, checkedAt, release } of list?.stays ?? []) {
      if (checkedAt === null)
        await tolerate(world, at, () =>
          client.act(as, at, 'home-stay.check', {
            stay,
            at: isoOf(at),
            items: (
              ['own-room', 'ventilated', 'no-shared-air', 'own-toilet', 'table-outside'] as const
            ).map((item) => ({ item, met: true })),
            household: [{ kind: 'adult' }],
          }),
        )
      if (
        release.orderOver ||
        (release.met && release.dueAt !== null && release.dueAt <= isoOf(at))
      ) {
        const ended = await tolerate(world, at, () =>
          client.act(as, at, 'home-stay.end', {
            stay,
            at: isoOf(at),
            how: release.orderOver ? 'order-ended' : 'released',
          }),
        )
        if (ended) tally.add('homes released')
        continue
      }
      const seen = await tolerate(world, at, () =>
        client.act(as, at, 'home-stay.visit', {
          stay,
          at: isoOf(at - minuteMs),
          state: 'seen',
          temperature: 364 + seeded(world.seed).fork(`home ${stay} ${at}`).integer(0, 6),
        }),
      )
      if (seen) tally.add('visits at home')
      const bag = await tolerate(world, at, () =>
        client.act(as, at, 'home-stay.take-waste', { stay, at: isoOf(at), bags: 1, sprayed: true }),
      )
      if (bag) tally.add('bags of homes', bag.bags)
    }
  }
}
