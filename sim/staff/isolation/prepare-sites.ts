import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { IsolationPlan, PlannedIsolationSite } from '../../city/isolation-sites.ts'
import type { InputOf } from '../../client/paths.ts'
import { seeded } from '../../random/random.ts'
import { driversCount, signIn } from '../../seed/accounts.ts'
import { inTurn } from '../agenda.ts'
import type { World } from '../world.ts'
import { type Isolation, type IsolationSiteAtWork, tolerate } from './book.ts'

const dayMs = 24 * hourMs
const termDays = 60
const labelsEach = 400

/**
 * Before the story begins: houses are found, inspected item by item, requisitioned, made ready and activated; vehicles get their drivers.
 * All through the HTTP API, like anybody.
 */
export async function prepareSites(
  world: World,
  at: Instant,
): Promise<Pick<Isolation, 'sites' | 'vehicles'>> {
  const { isolation: plan } = world.plan
  const sites: IsolationSiteAtWork[] = []
  const vehicles: Isolation['vehicles'] = []
  // One after the other, so that the numbers they get are those of the plan.
  await inTurn(plan.sites, 1, async (one) => {
    sites.push(await openSite(world, one, at))
  })
  await inTurn(
    plan.vehicles.map((vehicle, n) => ({ vehicle, n })),
    4,
    async ({ vehicle, n }) => {
      vehicles.push(await addVehicle(world, vehicle, n, at))
    },
  )
  return {
    sites: sites.toSorted((a, b) => a.plan.number - b.plan.number),
    vehicles: vehicles.toSorted((a, b) => (a.driver < b.driver ? -1 : 1)),
  }
}

async function openSite(
  world: World,
  plan: PlannedIsolationSite,
  at: Instant,
): Promise<IsolationSiteAtWork> {
  const { client, seed } = world
  const commander = signIn.cityCommander
  const { name, kind, place, area, address, languages, diets, care, rooms } = plan
  const found = await client.act(commander, at, 'isolation-site.find', {
    name,
    kind,
    place,
    area,
    address,
    languages,
    diets,
    care,
    rooms,
  })
  const { site } = found
  const { checklist, row } = await client.ask(commander, at, 'isolation-site.show', { site })
  let { version } = row
  if (row.state === 'found') {
    const inspected = await client.act('inspector', at, 'isolation-site.inspect', {
      site,
      version,
      findings: checklist.map(({ item }) => ({ item, isMet: true })),
    })
    const taken = await client.act(commander, at, 'isolation-site.requisition', {
      site,
      version: inspected.version,
      authority: '市疫情防控指挥部',
      number: `征用〔2022〕${plan.number}号`,
      until: isoOf(at + termDays * dayMs),
    })
    version = taken.version
    for (const step of ['make-ready', 'activate'] as const) {
      const moved: { version: number } = await client.act(commander, at, 'isolation-site.move', {
        site,
        version,
        step,
      })
      version = moved.version
    }
  }
  const printed = await tolerate(world, at, () =>
    client.act(signIn.siteManager(area), at, 'waste.print-labels', { site, count: labelsEach }),
  )
  world.tally.add('isolation sites')
  world.tally.add('isolation rooms', rooms.length)
  return {
    id: site,
    plan,
    place: `isolation-site:${plan.number}`,
    manager: signIn.siteManager(area),
    worker: signIn.siteWorker(area),
    random: seeded(seed).fork(`isolation site ${plan.number}`),
    labels: printed?.codes ?? [],
    stored: [],
    bags: 0,
    shift: null,
  }
}

type Planned = IsolationPlan['vehicles'][number]

async function addVehicle(world: World, planned: Planned, n: number, at: Instant) {
  const { client } = world
  const input: InputOf<'vehicle.add'> = {
    plate: planned.plate,
    kind: planned.bedridden > 0 ? 'ambulance' : planned.seats > 20 ? 'coach' : 'minibus',
    seats: planned.seats,
    wheelchairPlaces: planned.wheelchairs,
    childSeats: 2,
    stretchers: planned.bedridden,
    negativePressure: planned.bedridden > 0,
    area: '4101',
  }
  const { vehicle } = await client.act(signIn.dispatcher, at, 'vehicle.add', input)
  return { vehicle, driver: signIn.driver((n % driversCount) + 1) }
}
