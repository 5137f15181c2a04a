import { type Instant, minuteMs } from '../time/instant.ts'
import { type Group, groupsOf, type Party } from './parties.ts'
import type { LeftWhy, Plan, PlannedTrip, PlanOptions, Ready, Waiter } from './plan.ts'
import { type Run, runTrip } from './run-trip.ts'
import { seatFault } from './seats.ts'
import { driveMs, freeOfDialysis, kmBetween, type Place } from './way.ts'

type Vehicle = { it: Ready; place: Place; freeAt: Instant; last: Ready['lastCohort'] }

// So many neighbours are tried after one did not fit, so that a small party still finds the last seat.
const triesMax = 40
// What a seat that is filled is worth, as time: of two vehicles the one that takes more people may come so much later for each of them.
const seatWorthMs = 2 * minuteMs

const ridersOf = (parties: readonly Party[]): Waiter[] => parties.flatMap(({ riders }) => riders)

/** When a vehicle may set out for a cohort: cleaned first where it carried another. */
function readyAt({ freeAt, last }: Vehicle, { cohort }: Waiter, { assumed }: PlanOptions): Instant {
  return last !== null && last !== cohort ? freeAt + assumed.cleanMinutes * minuteMs : freeAt
}

const fits = (parties: readonly Party[], { it }: Vehicle, { mixSources }: PlanOptions): boolean =>
  seatFault(ridersOf(parties), it, mixSources) === null

/** The first time that a vehicle can stand at the door of a party, later where somebody has a dialysis then. */
function earliest(vehicle: Vehicle, group: Group, party: Party, options: PlanOptions): Instant {
  const { head } = group
  const meets = head.kind === 'home' ? head.sitePlace : party.door
  const ready = readyAt(vehicle, head, options)
  const there = Math.max(
    ready + driveMs(kmBetween(vehicle.place, meets), options.assumed),
    options.from + options.assumed.notice * minuteMs,
  )
  // Nobody goes home before they are released.
  const released = head.kind === 'home' ? Math.max(...party.riders.map(({ dueAt }) => dueAt)) : 0
  return party.riders.reduce(
    (at, { dialysisAt }) => freeOfDialysis(at, dialysisAt),
    Math.max(there, released),
  )
}

function vehicleFor(
  vehicles: readonly Vehicle[],
  group: Group,
  party: Party,
  options: PlanOptions,
) {
  const waiting = ridersOf(group.parties).length
  let best: { vehicle: Vehicle; at: Instant; score: number } | null = null
  let isAny = false
  for (const vehicle of vehicles) {
    if (!fits([party], vehicle, options)) continue
    isAny = true
    const at = earliest(vehicle, group, party, options)
    if (at >= vehicle.it.until) continue
    const isSafer = group.head.cohort === 'positive' && vehicle.it.negativePressure
    const score = at - seatWorthMs * (Math.min(waiting, vehicle.it.seats) + (isSafer ? 10 : 0))
    if (best === null || score < best.score) best = { vehicle, at, score }
  }
  return best ?? (isAny ? 'no-time' : vehicles.length === 0 ? 'no-vehicle' : 'no-fitting-vehicle')
}

/** The run with the first party of a group, filled with its neighbours while they fit and nobody rides too long. */
function fill(vehicle: Vehicle, group: Group, at: Instant, options: PlanOptions) {
  const [seed, ...others] = group.parties
  if (seed === undefined) return null
  const ready = readyAt(vehicle, group.head, options)
  const meets = group.head.kind === 'home' ? group.head.sitePlace : seed.door
  // Where somebody has a dialysis the vehicle sets out later.
  const departs = Math.max(ready, at - driveMs(kmBetween(vehicle.place, meets), options.assumed))
  const from = { place: vehicle.place, freeAt: departs }
  let parties = [seed]
  let run: Run = runTrip(group.head, parties, from, options)
  const near = others
    .map((party) => ({ party, km: kmBetween(seed.door, party.door) }))
    .sort((a, b) => a.km - b.km || a.party.dueAt - b.party.dueAt)
  let tries = 0
  for (const { party } of near) {
    if (tries > triesMax) break
    const more = [...parties, party]
    const next = fits(more, vehicle, options) ? runTrip(group.head, more, from, options) : null
    const isReleased = party.riders.every(
      ({ dueAt }) => dueAt <= (next?.boardAt ?? Number.POSITIVE_INFINITY),
    )
    if (next && next.fault === null && isReleased && next.arriveAt <= vehicle.it.until) {
      parties = more
      run = next
    } else tries += 1
  }
  return run.fault !== null || run.arriveAt > vehicle.it.until ? null : { parties, run }
}

/**
 * Proposes trips for everybody who waits: groups by cohort and end, the most urgent first; for each the vehicle that is there soonest with the
 * most seats filled; neighbours beside it; the order of stops by nearest insertion and 2-opt; times by the assumptions that it is given.
 * Two cohorts never share a trip, and a vehicle is cleaned between them. Whoever has no seat is named with the reason. Pure and repeatable.
 */
export function planTrips(
  waiters: readonly Waiter[],
  vehicles: readonly Ready[],
  options: PlanOptions,
): Plan {
  const fleet: Vehicle[] = vehicles.map((it) => ({
    it,
    place: it.place,
    freeAt: Math.max(it.from, options.from),
    last: it.lastCohort,
  }))
  const mostSeats = Math.max(1, ...vehicles.map(({ seats }) => seats))
  const groups = groupsOf(waiters, options.mixSources, mostSeats)
  const trips: PlannedTrip[] = []
  const left: { id: string; why: LeftWhy }[] = []
  const open = new Set(groups)
  for (let group = mostUrgent(open); group; group = mostUrgent(open)) {
    const [seed] = group.parties
    if (seed === undefined) {
      open.delete(group)
      continue
    }
    const found = vehicleFor(fleet, group, seed, options)
    const filled = typeof found === 'string' ? null : fill(found.vehicle, group, found.at, options)
    if (typeof found === 'string' || filled === null) {
      const why: LeftWhy = typeof found === 'string' ? found : 'no-time'
      const alone = seed.riders.length > 1 && why !== 'no-time' ? apart(seed) : []
      group.parties.splice(0, 1, ...alone)
      if (alone.length === 0) left.push(...seed.riders.map(({ id }) => ({ id, why })))
      continue
    }
    const { vehicle } = found
    const { parties, run } = filled
    const { cohort, kind, site } = group.head
    const { end, fault: _, ...times } = run
    const cleanedBefore = vehicle.last !== null && vehicle.last !== cohort
    trips.push({ vehicle: vehicle.it.id, kind, cohort, site, ...times, cleanedBefore })
    const gone = new Set(parties)
    group.parties.splice(0, group.parties.length, ...group.parties.filter((one) => !gone.has(one)))
    Object.assign(vehicle, { place: end, freeAt: run.freeAt, last: cohort })
  }
  return { trips: withReturns(trips, fleet), left }
}

/** A party that no vehicle takes whole is fetched one by one: better in two vehicles than not at all. */
const apart = ({ riders, door }: Party): Party[] =>
  riders.map((one) => ({ riders: [one], door, dueAt: one.dueAt }))

function mostUrgent(open: ReadonlySet<Group>): Group | null {
  let first: Group | null = null
  for (const group of open) if (first === null || dueOf(group) < dueOf(first)) first = group
  return first
}

const dueOf = ({ parties }: Group): Instant => parties[0]?.dueAt ?? Number.NEGATIVE_INFINITY

/** The last trip of each vehicle carries its empty way back. */
function withReturns(trips: readonly PlannedTrip[], fleet: readonly Vehicle[]): PlannedTrip[] {
  const last = new Map(trips.map((trip, at) => [trip.vehicle, at]))
  const back = new Map(fleet.map(({ it, place }) => [it.id, kmBetween(place, it.place)]))
  return trips.map((trip, at) =>
    last.get(trip.vehicle) === at
      ? { ...trip, emptyKm: trip.emptyKm + (back.get(trip.vehicle) ?? 0) }
      : trip,
  )
}
