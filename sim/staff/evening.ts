import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { householdOf } from '../city/city-index.ts'
import { serialOf } from '../city/rows.ts'
import { signIn } from '../seed/accounts.ts'
import type { Visit } from './arrivals.ts'
import { planPickup } from './courier.ts'
import { type Fate, factOf } from './fates.ts'
import { fillTubes } from './lanes.ts'
import { reportTube } from './mistakes.ts'
import { uploadSite } from './upload.ts'
import type { StaffedSite, World } from './world.ts'

type Missing = { building: string; person: string; fate: Exclude<Fate, 'comes'> }

// The visits begin after the closing; a door takes two and a half minutes of a team. Invented.
const beginsAfterMinutes = 12
const minutesPerDoor = 2.5
const driveMinutes = [20, 40] as const
const sendEveryMinutes = 15

function missingOf(site: StaffedSite, fateOf: (person: string) => Fate): Missing[] {
  return site.plan.buildings.flatMap(({ building }) =>
    building.households.flatMap((_, n) =>
      householdOf(building, n).people.flatMap((person): Missing[] => {
        const fate = fateOf(person)
        return fate === 'comes' ? [] : [{ building: building.id, person, fate }]
      }),
    ),
  )
}

/**
 * After the closing grid workers go to everybody who has not come: whoever is at home is swabbed at the door, of the others
 * the reason is written down. In the end nobody is missing.
 */
export function planEvening(
  world: World,
  site: StaffedSite,
  fateOf: (person: string) => Fate,
): void {
  const missing = missingOf(site, fateOf)
  const begins = world.closes + beginsAfterMinutes * minuteMs
  let free = begins
  const visits: Visit[] = []
  for (const [building, people] of Map.groupBy(missing, (one) => one.building)) {
    const late = people.filter(({ fate }) => fate === 'late')
    if (late.length > 0)
      visits.push({ at: Math.round(free), building, people: late.map(({ person }) => person) })
    free += (Math.max(1, late.length) * minutesPerDoor * minuteMs) / site.plan.samplers
    const others = people.filter(({ fate }) => fate !== 'late')
    if (others.length > 0)
      world.agenda.plan(Math.round(free), site.place, (now) =>
        markRoll(world, site, building, others, now),
      )
  }
  world.agenda.plan(begins, site.place, () => {
    sampleAtDoors(world, site, visits)
  })
}

async function markRoll(
  world: World,
  site: StaffedSite,
  building: string,
  people: readonly Missing[],
  at: Instant,
): Promise<void> {
  const answer = await world.client.act(signIn.gridWorker(site.plan.street), at, 'roll.mark', {
    round: world.round,
    building: String(serialOf(building)),
    marks: people.flatMap(({ person, fate }) =>
      fate === 'late' ? [] : [{ person, kind: fate, fact: factOf(fate, person), at: isoOf(at) }],
    ),
  })
  world.tally.add('people marked', answer.marked)
}

function sampleAtDoors(world: World, site: StaffedSite, visits: readonly Visit[]): void {
  const { plan, devices, random } = site
  const filled = fillTubes(visits, plan.samplers, plan.pool)
  filled.forEach((tube) => {
    const device = devices[tube.lane % devices.length]
    if (!device) return
    const of = { sitting: 0, single: plan.pool === 1 }
    let { again } = reportTube(world, site, device, tube, of)
    while (again) again = reportTube(world, site, device, again, of).again
  })
  world.tally.add(
    'swabs at the door',
    filled.reduce((sum, { members }) => sum + members.length, 0),
  )
  const last = filled.reduce(
    (latest, { sealedAt }) => Math.max(latest, sealedAt),
    world.closes + beginsAfterMinutes * minuteMs,
  )
  const done = last + 8 * minuteMs
  for (let at = world.closes + 30 * minuteMs; at < done; at += sendEveryMinutes * minuteMs) {
    world.agenda.plan(at, site.place, (now) => uploadSite(world, site, now))
  }
  // Twice, because a seal that was refused is sent once more.
  for (const minutes of [0, 6])
    world.agenda.plan(done + minutes * minuteMs, site.place, (now) => uploadSite(world, site, now))
  planPickup(world, site, done + 12 * minuteMs, random.integer(...driveMinutes))
}
