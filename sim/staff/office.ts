import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { householdOf } from '../city/city-index.ts'
import { seeded } from '../random/random.ts'
import { signIn } from '../seed/accounts.ts'
import { newAccountOf } from './account-ids.ts'
import { signAll } from './sign.ts'
import type { World } from './world.ts'

/** Somebody who came into the city some days ago, and where they live now. */
type Traveller = { person: string; district: string; street: string; enteredAt: Instant }

const place = 'office'
const dayMs = 24 * hourMs
// One in 2,500 people came from abroad within nine days, and never fewer than a page can show. Invented.
const peoplePerTraveller = 2_500
const travellers = { least: 8, most: 60 } as const
const alone = 4

const reason = {
  zh: '您从境外来到本市，需要先在隔离点观察，以免把病带给家人。',
  en: 'You came from another country. You stay apart for some days so that your family stays well.',
}

function chooseTravellers(world: World): Traveller[] {
  const random = seeded(world.seed).fork('travellers')
  const { sites } = world.plan
  const people = sites.reduce(
    (sum, { buildings }) => sum + buildings.reduce((n, { building }) => n + building.people, 0),
    0,
  )
  const { least, most } = travellers
  const count = Math.max(least, Math.min(most, Math.round(people / peoplePerTraveller)))
  const chosen = new Map<string, Traveller>()
  for (let tries = 0; chosen.size < count && tries < count * 20; tries += 1) {
    const site = sites[random.integer(0, sites.length - 1)]
    const building = site?.buildings[random.integer(0, (site?.buildings.length ?? 1) - 1)]?.building
    if (!site || !building || building.households.length === 0) continue
    const [person] = householdOf(building, random.integer(0, building.households.length - 1)).people
    const enteredAt = world.opens - random.integer(1, 9) * dayMs - random.integer(1, 9) * hourMs
    const { street } = site
    if (person) chosen.set(person, { person, district: street.slice(0, 6), street, enteredAt })
  }
  return [...chosen.values()]
}

/** The entry is recorded, and the order drafted by the investigator is approved by the district's commander. */
async function orderOne(world: World, one: Traveller, at: Instant): Promise<string> {
  const { client } = world
  const fact = await recordEntry(world, one, at)
  const commander = signIn.districtCommander(one.district)
  const drafted = await client.act('investigator', at, 'order.draft', {
    person: one.person,
    kind: 'isolate',
    basis: 'inbound',
    evidence: [fact],
    place: 'centralized',
    reason,
    approver: newAccountOf(world, commander),
  })
  await signAll(world, drafted, ['investigator', commander], at)
  world.tally.add('orders signed')
  world.ordered([one.person], at)
  return drafted.order
}

async function recordEntry({ client }: World, one: Traveller, at: Instant): Promise<string> {
  const { fact } = await client.act('investigator', at, 'fact.record-travel', {
    person: one.person,
    reason: 'inbound',
    at: isoOf(one.enteredAt),
    how: 'border-record',
  })
  return fact
}

async function orderMany(world: World, district: string, some: Traveller[], at: Instant) {
  for (const one of some) await recordEntry(world, one, at)
  const commander = signIn.districtCommander(district)
  const drafted = await world.client.act('investigator', at, 'order.draft-batch', {
    people: some.map(({ person }) => person),
    kind: 'isolate',
    basis: 'inbound',
    place: 'centralized',
    reason,
    approver: newAccountOf(world, commander),
    leaveOut: true,
  })
  await signAll(world, drafted, ['investigator', commander], at)
  world.tally.add('orders signed', drafted.people)
  const refused = new Set(drafted.refused.map(({ person }) => person))
  world.ordered(
    some.flatMap(({ person }) => (refused.has(person) ? [] : [person])),
    at,
  )
}

/**
 * The office of the command on that morning: who came from abroad is ordered to stay apart, some by an order each and the others in
 * a batch of their district; paper is handed over, and somebody objects by telephone, whom the inspector answers. Invented.
 */
export function planOffice(world: World): void {
  const { agenda, client, opens } = world
  const plan = (hours: number, doing: (at: Instant) => Promise<void>) =>
    agenda.plan(opens + hours * hourMs, place, doing)
  const all = chooseTravellers(world)
  const orders: { order: string; one: Traveller }[] = []
  all.slice(0, alone).forEach((one, n) => {
    plan(0.1 + n * 0.15, async (at) => {
      orders.push({ order: await orderOne(world, one, at), one })
    })
  })
  const byDistrict = [...Map.groupBy(all.slice(alone), ({ district }) => district)]
  byDistrict.forEach(([district, some], n) => {
    plan(0.9 + n * 0.1, (at) => orderMany(world, district, some, at))
  })
  plan(2, async (at) => {
    for (const { order, one } of orders.slice(0, 2))
      await client.act(signIn.gridWorker(one.street), at, 'order.serve', {
        order,
        how: 'paper-handed-over',
        proof: `回执-${order.slice(-6)}`,
      })
  })
  plan(2.5, async (at) => {
    const [first] = orders
    if (!first) return
    const { appeal } = await client.act(
      signIn.registrar(first.one.district),
      at,
      'appeal.write-down',
      {
        order: first.order,
        channel: 'phone',
        person: first.one.person,
        words: '我已经在另一个城市隔离满了，有解除证明。',
        receipt: '电话记录-0114-01',
      },
    )
    world.tally.add('appeals')
    plan(2.5 + 40 * (minuteMs / hourMs), async (then) => {
      const drafted = await client.act('inspector', then, 'appeal.answer', {
        appeal,
        reason: '已收到，正在与外地核对您的解除证明，今天内答复。',
      })
      const digest = await client.ask('inspector', then, 'signing.show', {
        signing: drafted.signing,
      })
      await signAll(world, { signing: drafted.signing, digest: digest.digest }, ['inspector'], then)
    })
  })
}
