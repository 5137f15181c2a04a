import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { poolCt } from '../../city/dilution.ts'
import { actId } from '../../client/act-id.ts'
import type { Client } from '../../client/client.ts'
import type { InputOf } from '../../client/paths.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import type { PlannedSite } from '../../seed/plan-sites.ts'
import { codeAt } from '../../seed/prepare-round.ts'
import { planPickup } from '../courier.ts'
import { reportTube } from '../mistakes.ts'
import { staffSite } from '../site-day.ts'
import { uploadDevice } from '../upload.ts'
import type { Device, StaffedSite, World } from '../world.ts'
import { type Isolation, type IsolationSiteAtWork, tolerate } from './book.ts'

// Devices of the isolation teams have numbers of their own; one for each site.
const firstDevice = 900_000
const boxesPerRound = 20
const platesPerRound = 30
const minutesPerSwab = 3
const driveMinutes = 25
// Of those who are due, so many refuse the swab of a day. Invented.
const refusesShare = 0.006

type Samplers = { world: World; sites: Map<string, StaffedSite>; accounts: Map<string, string> }
const rounds = new WeakMap<Isolation, Map<string, Samplers>>()

/** Whoever samples at an isolation site has one account, though each round gives its sampling site another number. */
const asSampler = (client: Client, accounts: ReadonlyMap<string, string>): Client => ({
  ...client,
  act: (as, ...rest) => client.act(accounts.get(as) ?? as, ...rest),
})

/** The world of one round of isolation testing: the same laboratories and couriers, its own codes, and swabs that show what they show on that day. */
async function samplersOf(isolation: Isolation, round: string, at: Instant): Promise<Samplers> {
  const known = rounds.get(isolation) ?? new Map<string, Samplers>()
  rounds.set(isolation, known)
  const before = known.get(round)
  if (before) return before
  const { world } = isolation
  const print = async (kind: 'box' | 'plate', quantity: number) => {
    const input = { kind, quantity }
    const { first } = await world.client.act(signIn.cityCommander, at, 'label.print', input, round)
    let n = 0
    return () => codeAt(kind, [{ first, quantity }], n++)
  }
  const box = await print('box', boxesPerRound)
  const plate = await print('plate', platesPerRound)
  const tubes = new Map<string, () => string>()
  const ctOf = (members: readonly string[]): number | null => {
    const cts = members.flatMap((person) => isolation.ctAt(person, at) ?? [])
    return cts.length === 0 ? null : poolCt(cts, members.length)
  }
  const accounts = new Map<string, string>()
  const own: World = {
    ...world,
    client: asSampler(world.client, accounts),
    round,
    // Sealed within the day: nobody there is as tired as after a day of thousands.
    opens: at,
    closes: at + 24 * 60 * minuteMs,
    codes: {
      tube: (site, sitting) => {
        const next = tubes.get(site)
        if (!next) throw new RangeError(`no tubes for site ${site}, sitting ${sitting}`)
        return next()
      },
      box,
      plate,
    },
    truth: { ...world.truth, ctOf, tested: () => {} },
    resampled: new Map(),
    claims: new Set(),
    confirmed: (now, releasedAt) => world.confirmed(now, releasedAt),
  }
  const samplers: Samplers = { world: own, sites: new Map(), accounts }
  known.set(round, samplers)
  tubesOf.set(samplers, tubes)
  return samplers
}
const devicesOf = new WeakMap<Isolation, Map<string, Device>>()
const tubesOf = new WeakMap<Samplers, Map<string, () => string>>()

/** Opens the round of isolation testing of this day, and again for who came since. Null where the server refuses. */
export const openTestRound = ({ world }: Isolation, at: Instant) =>
  tolerate(world, at, () =>
    world.client.act(signIn.cityCommander, at, 'test-round.open', {}, String(at)),
  )

/** The laboratory of the district, as the server chooses it for the sampling sites of the round; else the first one. */
function laboratoryFor({ plan }: World, district: string): string {
  const sorted = plan.laboratories.toSorted((a, b) => Number(a.id) - Number(b.id))
  return (sorted.find(({ areaCode }) => areaCode.slice(0, 6) === district) ?? sorted[0])?.id ?? '1'
}

async function staffed(
  isolation: Isolation,
  of: Samplers,
  site: IsolationSiteAtWork,
  { samplingSite, many }: { samplingSite: string; many: number },
  at: Instant,
): Promise<StaffedSite> {
  const { world, sites } = of
  const before = sites.get(samplingSite)
  if (before) return before
  const device = String(firstDevice + site.plan.number)
  of.accounts.set(signIn.sampler(samplingSite), signIn.isolationSampler(site.plan.number))
  const plan: PlannedSite = {
    id: samplingSite,
    kind: 'door',
    street: `${site.plan.area}000`,
    name: site.plan.name,
    pool: 1,
    people: many,
    households: many,
    samplers: 1,
    devices: [device],
    laboratory: laboratoryFor(world, site.plan.area),
    courier: 0,
    buildings: [],
  }
  const { client } = isolation.world
  await client.act(signIn.cityCommander, at, 'device.enrol', {
    devices: [{ id: device, site: samplingSite }],
  })
  const quantity = many * 2 + 20
  const lots: InputOf<'tube.issue'>['lots'] = [
    { site: samplingSite, poolSize: 1, sitting: 0, quantity },
  ]
  const issued = await client.act(signIn.cityCommander, at, 'tube.issue', {
    round: world.round,
    lots,
  })
  const [lot] = issued.lots
  if (lot) {
    let n = 0
    tubesOf.get(of)?.set(samplingSite, () => codeAt('tube', [lot], n++))
  }
  const made = staffSite(
    plan,
    seeded(isolation.world.seed).fork(`samplers ${world.round} ${samplingSite}`),
  )
  // A device serves round after round, and its counter goes on.
  const mine = devicesOf.get(isolation) ?? new Map<string, Device>()
  devicesOf.set(isolation, mine)
  made.devices = made.devices.map((one) => mine.get(one.id) ?? one)
  for (const one of made.devices) mine.set(one.id, one)
  sites.set(samplingSite, made)
  return made
}

/** Swabs everybody whose test is due at a site: a tube each, sent with the courier; who refuses is written down. */
export async function swabSite(
  isolation: Isolation,
  site: IsolationSiteAtWork,
  at: Instant,
): Promise<void> {
  const { world, guests } = isolation
  const { tally } = world
  const shown = await world.client.ask(site.worker, at, 'stay.tests', { site: site.id })
  const { round, samplingSite } = shown
  const due = shown.tests.filter(({ state }) => state === 'due')
  if (round === null || samplingSite === null || due.length === 0) return
  const of = await samplersOf(isolation, round, at)
  const staff = await staffed(isolation, of, site, { samplingSite, many: due.length }, at)
  const [device] = staff.devices
  if (!device) return
  let free = at
  for (const { person, stay } of due) {
    if (guests.get(person)?.leftAt != null) continue
    const key = actId(world.seed, 'swab', [round, stay])
    if (seeded(world.seed).fork(`refuses ${key}`).chance(refusesShare)) {
      const kept = await tolerate(world, at, () =>
        world.client.act(site.worker, at, 'stay-test.excuse', {
          stay,
          round,
          why: 'refused',
          words: '本人今日拒绝采样',
        }),
      )
      if (kept) tally.add('isolation tests refused')
      continue
    }
    free += minutesPerSwab * minuteMs
    const filled = {
      lane: 0,
      openedAt: free - 30_000,
      sealedAt: free,
      members: [{ person, at: free - 10_000 }],
    }
    reportTube(of.world, staff, device, filled, { sitting: 0, single: true })
    tally.add('isolation swabs')
  }
  for (const minutes of [2, 8])
    world.agenda.plan(free + minutes * minuteMs, staff.place, (now) =>
      uploadDevice(of.world, staff, device, now),
    )
  planPickup(of.world, staff, free + 14 * minuteMs, driveMinutes)
}
