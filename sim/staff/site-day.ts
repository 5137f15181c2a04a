import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Random } from '../random/random.ts'
import type { PlannedSite } from '../seed/plan-sites.ts'
import { type Visit, visitsOf } from './arrivals.ts'
import type { Fate } from './fates.ts'
import { fillTubes } from './lanes.ts'
import { reportTube } from './mistakes.ts'
import { uploadDevice } from './upload.ts'
import type { Device, StaffedSite, World } from './world.ts'

// Households of which one comes back and is swabbed once more, because nobody believed them; invented.
const twiceShare = 0.0008
const onlineShare = 0.06
const uploadEveryMinutes = [9, 16] as const

/** A site before its day: its devices, and which of them send each swab as it happens. */
export function staffSite(plan: PlannedSite, random: Random): StaffedSite {
  return {
    plan,
    place: `site:${plan.id}`,
    random,
    ready: [],
    mishaps: [],
    forgotten: null,
    tubes: new Map(),
    devices: plan.devices.map(
      (id): Device => ({
        id,
        seq: 0,
        pending: [],
        sentLast: [],
        offline: null,
        online: random.chance(onlineShare),
      }),
    ),
  }
}

/** Some come again an hour later. */
function withSecondVisits(visits: readonly Visit[], random: Random, closes: Instant): Visit[] {
  const second = visits.flatMap(({ at, building, people }) => {
    const [person] = people
    const again = at + random.integer(30, 90) * minuteMs
    return person !== undefined && again < closes - 30 * minuteMs && random.chance(twiceShare)
      ? [{ at: again, building, people: [person] }]
      : []
  })
  return second.length === 0 ? [...visits] : [...visits, ...second].sort((a, b) => a.at - b.at)
}

/** Plans what a site does from its opening to its closing: who is swabbed into which tube, and when its devices send. */
export function planSiteDay(
  world: World,
  site: StaffedSite,
  fateOf: (person: string) => Fate,
  momentOf: (share: number) => Instant,
): void {
  const { plan, random, devices } = site
  const visits = visitsOf(
    plan,
    world.notice,
    random,
    (person) => fateOf(person) === 'comes',
    momentOf,
  )
  const all = plan.kind === 'door' ? visits : withSecondVisits(visits, random, world.closes)
  const filled = fillTubes(all, plan.samplers, plan.pool)
  filled.forEach((tube, n) => {
    const device = devices[tube.lane % devices.length]
    if (!device) return
    const next = filled.slice(n + 1, n + 6).find((other) => other.lane === tube.lane)
    const neighbour = plan.pool === 'household' ? undefined : next?.members[0]?.person
    const of = { sitting: 0, single: plan.pool === 1 }
    let { again } = reportTube(world, site, device, tube, { ...of, neighbour })
    while (again) again = reportTube(world, site, device, again, of).again
  })
  const twice = all.length - visits.length
  if (twice > 0) world.tally.add('mistake: sampled twice', twice)
  world.tally.add(
    'swabs',
    filled.reduce((sum, { members }) => sum + members.length, 0),
  )
  for (const device of devices) planUploads(world, site, device)
}

/** A device sends every quarter of an hour or so, as long as it has something to come. */
function planUploads(world: World, site: StaffedSite, device: Device): void {
  const [least, most] = uploadEveryMinutes
  const later = (at: Instant): Instant =>
    at + Math.round((least + site.random.uniform() * (most - least)) * minuteMs)
  const send = async (at: Instant): Promise<void> => {
    await uploadDevice(world, site, device, at)
    if (device.pending.length > 0) world.agenda.plan(later(at), site.place, send)
  }
  device.pending.sort((a, b) => a.at - b.at)
  world.agenda.plan(
    world.opens + Math.round((1 + site.random.uniform() * 9) * minuteMs),
    site.place,
    send,
  )
}
