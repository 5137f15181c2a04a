import { type Instant, minuteMs } from '../time/instant.ts'
import { type Ends, orderStops } from './order-stops.ts'
import type { Party } from './parties.ts'
import type { PlannedStop, PlanOptions, Waiter } from './plan.ts'
import { type Assumed, driveMs, freeOfDialysis, kmBetween, type Place, standMs } from './way.ts'

/** A vehicle as the planner sends it on: where it stands and from when it may go. */
export type Standing = { readonly place: Place; readonly freeAt: Instant }

/** One run with its times; `isLate` of whom it would fetch during a dialysis, or drive about for too long. */
export type Run = {
  readonly departAt: Instant
  readonly boardAt: Instant | null
  readonly stops: readonly PlannedStop[]
  readonly arriveAt: Instant
  readonly freeAt: Instant
  readonly loadedKm: number
  readonly emptyKm: number
  readonly end: Place
  readonly fault: 'ride-too-long' | 'dialysis' | null
}

/** `keepsOrder` where a person has put the stops in order. */
export type RunOptions = Pick<PlanOptions, 'from' | 'assumed'> & { readonly keepsOrder?: boolean }

const ordered = (
  ends: Ends,
  parties: readonly Party[],
  { keepsOrder }: RunOptions,
): readonly Party[] =>
  keepsOrder
    ? parties
    : orderStops(
        ends,
        parties.map(({ door }) => door),
      ).flatMap((at) => parties[at] ?? [])

type Sums = { stops: PlannedStop[]; at: Instant; place: Place; km: number }

function along(parties: readonly Party[], sums: Sums, assumed: Assumed): Sums {
  for (const { riders, door } of parties) {
    const km = kmBetween(sums.place, door)
    sums.at += driveMs(km, assumed)
    sums.km += km
    const before = sums.stops.at(-1)
    // Two parties of one house are one stop.
    if (before && km === 0) {
      sums.stops[sums.stops.length - 1] = {
        ...before,
        riders: [...before.riders, ...riders.map(({ id }) => id)],
      }
      sums.at += riders.length * assumed.personMinutes * minuteMs
    } else {
      sums.stops.push({ riders: riders.map(({ id }) => id), at: sums.at, km })
      sums.at += standMs(riders.length, assumed)
    }
    sums.place = door
  }
  return sums
}

const people = (parties: readonly Party[]) =>
  parties.reduce((all, { riders }) => all + riders.length, 0)

/** When everybody is fetched from their doors and brought to one site. */
function gather(head: Waiter, parties: readonly Party[], from: Standing, options: RunOptions): Run {
  const { assumed } = options
  const order = ordered({ start: from.place, end: head.sitePlace }, parties, options)
  const emptyKm = order[0] ? kmBetween(from.place, order[0].door) : 0
  const told = options.from + assumed.notice * minuteMs
  const departAt = Math.max(from.freeAt, told - driveMs(emptyKm, assumed))
  const { stops, at, place, km } = along(
    order,
    { stops: [], at: departAt, place: from.place, km: 0 },
    assumed,
  )
  const lastKm = kmBetween(place, head.sitePlace)
  const arriveAt = at + driveMs(lastKm, assumed)
  const first = stops[0]?.at ?? departAt
  return {
    departAt,
    boardAt: null,
    stops,
    arriveAt,
    freeAt: arriveAt + standMs(people(parties), assumed),
    loadedKm: km - emptyKm + lastKm,
    emptyKm,
    end: head.sitePlace,
    fault: faultOf(parties, stops, arriveAt - first, assumed),
  }
}

/** When everybody gets on at a site and is brought to their doors. */
function scatter(
  head: Waiter,
  parties: readonly Party[],
  from: Standing,
  options: RunOptions,
): Run {
  const { assumed } = options
  const order = ordered({ start: head.sitePlace, end: null }, parties, options)
  const emptyKm = kmBetween(from.place, head.sitePlace)
  const told = options.from + assumed.notice * minuteMs
  const departAt = Math.max(from.freeAt, told - driveMs(emptyKm, assumed))
  const load = departAt + driveMs(emptyKm, assumed)
  const leaves = load + standMs(people(parties), assumed)
  const run = along(order, { stops: [], at: leaves, place: head.sitePlace, km: 0 }, assumed)
  // Who goes home is fetched at the site, all at one time; the stops say when they are at their doors.
  return {
    departAt,
    boardAt: load,
    stops: run.stops,
    arriveAt: run.at,
    freeAt: run.at,
    loadedKm: run.km,
    emptyKm,
    end: run.place,
    fault: run.at - leaves > assumed.rideMinutesMax * minuteMs ? 'ride-too-long' : null,
  }
}

function faultOf(
  parties: readonly Party[],
  stops: readonly PlannedStop[],
  rideMs: number,
  { rideMinutesMax }: Assumed,
): Run['fault'] {
  if (rideMs > rideMinutesMax * minuteMs) return 'ride-too-long'
  const at = new Map(stops.flatMap((stop) => stop.riders.map((id) => [id, stop.at] as const)))
  const isDuring = parties.some(({ riders }) =>
    riders.some(({ id, dialysisAt }) => {
      const moment = at.get(id) ?? 0
      return freeOfDialysis(moment, dialysisAt) !== moment
    }),
  )
  return isDuring ? 'dialysis' : null
}

/** One run of a vehicle for parties that may share it. Somebody who is driven alone may ride as long as the way is. */
export function runTrip(
  head: Waiter,
  parties: readonly Party[],
  from: Standing,
  options: RunOptions,
): Run {
  const goes = head.kind === 'home' ? scatter : gather
  const run = goes(head, parties, from, options)
  return parties.length === 1 && run.fault === 'ride-too-long' ? { ...run, fault: null } : run
}
