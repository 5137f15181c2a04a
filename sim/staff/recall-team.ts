import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { planPickup } from './courier.ts'
import { reportTube } from './mistakes.ts'
import { uploadDevice } from './upload.ts'
import type { StaffedSite, Tube, World } from './world.ts'

// A team is on its way within the hour, swabs somebody at home every four minutes, and no team has more than 25 to see, so
// that everybody is swabbed within two hours or so. Invented; the notice allows 360 minutes.
const setOutMinutes = [25, 60] as const
const minutesPerPerson = 4
const peoplePerTeam = 25
const sendEveryMinutes = 25
const driveMinutes = [15, 35] as const
const sittingMax = 3

type Owed = { person: string; sitting: number }

/** Everybody in these tubes is owed a swab of their own; those who have had it since are not visited again. */
export function recallTubes(world: World, tubes: readonly Tube[], at: Instant): void {
  const owed = new Map<StaffedSite, Owed[]>()
  for (const { site, sitting, members } of tubes) {
    for (const person of members) {
      const next = sitting + 1
      if ((world.resampled.get(person) ?? 0) >= next || next > sittingMax) continue
      world.resampled.set(person, next)
      owed.set(site, [...(owed.get(site) ?? []), { person, sitting: next }])
    }
  }
  for (const [site, people] of owed) sendTeams(world, site, people, at)
}

function sendTeams(world: World, site: StaffedSite, people: readonly Owed[], at: Instant): void {
  const teams = Math.ceil(people.length / peoplePerTeam)
  const first = at + site.random.integer(...setOutMinutes) * minuteMs
  const swabs = people.map((owed, n) => ({
    ...owed,
    at: first + Math.floor(n / teams) * minutesPerPerson * minuteMs,
  }))
  world.tally.add('people resampled', people.length)
  for (const [bucket, some] of Map.groupBy(swabs, (swab) =>
    Math.floor((swab.at - first) / (sendEveryMinutes * minuteMs)),
  )) {
    const until = first + (bucket + 1) * sendEveryMinutes * minuteMs
    world.agenda.plan(until, site.place, (now) => bringIn(world, site, some, now), some[0]?.person)
  }
}

/** The swabs of some minutes are reported, and the courier takes them to the laboratory at once. */
async function bringIn(
  world: World,
  site: StaffedSite,
  swabs: readonly (Owed & { at: Instant })[],
  now: Instant,
): Promise<void> {
  const [device] = site.devices
  if (!device) return
  for (const { person, sitting, at } of swabs) {
    const filled = {
      lane: 0,
      openedAt: at - 20_000,
      sealedAt: at + 8_000,
      members: [{ person, at }],
    }
    reportTube(world, site, device, filled, { sitting, single: true })
  }
  await uploadDevice(world, site, device, now)
  planPickup(world, site, now + 4 * minuteMs, site.random.integer(...driveMinutes))
}
