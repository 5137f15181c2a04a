import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { signIn } from '../seed/accounts.ts'
import { newAccountOf } from './account-ids.ts'
import { reportBoxLost } from './losses.ts'
import { receive, receptionMinutes } from './reception.ts'
import type { Mishap, StaffedSite, Tube, World } from './world.ts'

/** A box on its way: what it really holds, and what its manifest says. */
export type Box = {
  code: string
  site: StaffedSite
  courier: string
  manifest: Tube[]
  inside: Tube[]
}

const tubesPerBoxMax = 90
const celsius = (site: StaffedSite): number => Math.round((4 + site.random.uniform() * 4) * 10) / 10

/**
 * The courier is at the site: what is sealed and reported goes into boxes, both sign, and the boxes leave for the
 * laboratory. `driveMinutes` is how long that takes; a mishap that is due happens to the first box.
 */
export async function collect(
  world: World,
  site: StaffedSite,
  at: Instant,
  driveMinutes: number,
): Promise<void> {
  if (site.ready.length === 0) return
  const due = site.mishaps.findIndex(({ from }) => from <= at)
  const mishap = due < 0 ? null : (site.mishaps.splice(due, 1)[0]?.mishap ?? null)
  const { forgotten } = site
  const takesForgotten = forgotten !== null && forgotten.at < at && mishap !== 'lost'
  const tubes = site.ready.splice(0)
  for (let n = 0; n < tubes.length; n += tubesPerBoxMax) {
    const manifest = tubes.slice(n, n + tubesPerBoxMax)
    const inside = n === 0 && takesForgotten ? [...manifest, forgotten.tube] : manifest
    await handOver(
      world,
      site,
      { manifest, inside },
      at + n * 100,
      driveMinutes,
      n === 0 ? mishap : null,
    )
  }
}

async function handOver(
  world: World,
  site: StaffedSite,
  { manifest, inside }: Pick<Box, 'manifest' | 'inside'>,
  at: Instant,
  driveMinutes: number,
  mishap: Mishap | null,
): Promise<void> {
  const { client, round, tally } = world
  const code = world.codes.box(site.plan.id)
  const courier = world.plan.couriers[site.plan.courier] ?? 'courier-1'
  const sampler = signIn.sampler(site.plan.id)
  const count = manifest.length
  const sealed = at - 2 * minuteMs
  await client.act(sampler, sealed, 'box.seal', {
    round,
    site: site.plan.id,
    box: code,
    tubes: manifest.map((tube) => tube.code),
    at: isoOf(sealed),
  })
  const offered = at - minuteMs
  const to = `courier:${newAccountOf(world, courier)}`
  await client.act(sampler, offered, 'box.offer', {
    box: code,
    to,
    count,
    at: isoOf(offered),
    temperatureC: celsius(site),
  })
  const counted = mishap === 'miscounted' ? Math.max(0, count - 1) : count
  await client.act(courier, at, 'box.accept', {
    box: code,
    count: counted,
    at: isoOf(at),
    temperatureC: celsius(site),
  })
  tally.add('boxes')
  const box: Box = { code, site, courier, manifest, inside }
  if (counted !== count) settleDifference(world, box, at)
  if (mishap === 'lost') {
    reportBoxLost(world, box, at + 150 * minuteMs)
    return
  }
  if (mishap === 'late') tally.add('mistake: box late')
  const arrives = at + (driveMinutes + (mishap === 'late' ? 130 : 0)) * minuteMs
  const laboratory = world.laboratories.get(site.plan.laboratory)
  if (laboratory)
    world.agenda.plan(
      arrives + receptionMinutes * minuteMs,
      laboratory.place,
      (now) => receive(world, laboratory, box, now),
      code,
    )
}

/** The courier counted one tube too few; the box is opened at the laboratory, all are there, and the district says so. */
function settleDifference(world: World, box: Box, at: Instant): void {
  world.tally.add('mistake: box counted wrongly')
  const district = box.site.plan.street.slice(0, 6)
  world.agenda.plan(at + 55 * minuteMs, box.site.place, async (now) => {
    await world.client.act(signIn.districtCommander(district), now, 'box.settle-difference', {
      box: box.code,
      reason: '转运员少点一支，开箱复核与装箱清单一致',
    })
    world.tell({ at: now, what: 'difference-settled', facts: { box: box.code } })
  })
}

/** Plans that the courier comes to a site at a moment. */
export function planPickup(
  world: World,
  site: StaffedSite,
  at: Instant,
  driveMinutes: number,
): void {
  world.agenda.plan(at, site.place, (now) => collect(world, site, now, driveMinutes))
}
