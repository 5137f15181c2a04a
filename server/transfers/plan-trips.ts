import { PlanTrips, TripsPlanned } from '@bihuan/contract/transfers.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Plan } from '@bihuan/core/transfers/plan.ts'
import { planTrips as planned } from '@bihuan/core/transfers/plan-trips.ts'
import { type Assumed, usualAssumed } from '@bihuan/core/transfers/way.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { areaInReach } from '../rounds/store.ts'
import { readyOf, type ShiftRecord, shiftsIn, takeVehicles } from './fleet.ts'
import { seatRiders, takeOffRiders } from './seat-riders.ts'
import { deskRoles, inArea, type TransferRecord } from './store.ts'
import { waitersOf } from './waiters.ts'
import { writeTrips } from './write-trips.ts'

type Input = Static<typeof PlanTrips>
const waitersMax = 10_000

/** Who waits for a seat and has a site, the most urgent first. */
export const waitingOf = (tx: Tx, area: string, { kind, cohort, transfers }: Input) => tx<
  TransferRecord[]
>`
  select t.id, t.person_id, t.kind, t.cohort, t.order_id, t.party_id, t.source, t.area_code, t.from_site_id, t.to_site_id, t.trip_id, t.needs, t.due_at,
    t.told_at, t.pick_up_at, t.on_at, t.off_at, t.ended_at, t.ended_why, t.no_show_at, t.version
  from transfers t left join trips x on x.id = t.trip_id
  where t.ended_at is null and t.on_at is null and ${inArea(tx, area)}
    and (t.trip_id is null or t.no_show_at is not null or x.arrived_at is not null)
    and (t.no_show_why is null or t.no_show_why in ('not-there', 'no-fitting-seat', 'wrong-address'))
    and case when t.kind = 'home' then t.from_site_id is not null else t.to_site_id is not null end
    ${kind ? tx`and t.kind = ${kind}` : tx``} ${cohort ? tx`and t.cohort = ${cohort}` : tx``}
    ${transfers ? tx`and t.id = any(${transfers}::uuid[])` : tx``}
  order by t.due_at, t.id limit ${waitersMax}`

/** Throws away planned trips of an area of which nobody was told. */
async function planAnew(tx: Tx, area: string, request: Request): Promise<void> {
  const stale = await tx<{ id: string }[]>`
    select t.id from trips t where ${inArea(tx, area)} and t.cancelled_at is null and t.departed_at is null and t.arrived_at is null
      and not exists (select from transfers r where r.trip_id = t.id and (r.told_at is not null or r.on_at is not null))`
  const ids = stale.map(({ id }) => id)
  const riders = await tx<{ id: string }[]>`
    select id from transfers where trip_id = any(${ids}::uuid[]) and ended_at is null and on_at is null`
  await takeOffRiders(
    tx,
    riders.map(({ id }) => id),
    request,
  )
  await tx`
    update trips set cancelled_at = ${request.now}, cancelled_because = 'planned anew', version = version + 1
    where id = any(${ids}::uuid[]) and departed_at is null and cancelled_at is null`
}

/** Writes what was planned; who found a seat elsewhere in that moment keeps that one. Gives trips and riders. */
export async function writePlan(
  tx: Tx,
  { trips }: Plan,
  shifts: readonly ShiftRecord[],
  more: { mixesSources: boolean; areaOf: (transfer: string) => string },
  request: Request,
): Promise<{ trips: string[]; riders: number }> {
  const shiftOf = new Map(shifts.map((shift) => [shift.id, shift]))
  const numbered = trips.map((trip, n) => ({ trip, id: derivedId('trip', request.id, String(n)) }))
  await writeTrips(
    tx,
    numbered.map(({ trip: { vehicle, stops, cleanedBefore: _, boardAt: __, ...trip }, id }) => ({
      ...trip,
      id,
      vehicle: shiftOf.get(vehicle)?.vehicleId ?? vehicle,
      shift: vehicle,
      mixesSources: more.mixesSources,
      area: more.areaOf(stops[0]?.riders[0] ?? ''),
    })),
    request,
  )
  const seated = await seatRiders(
    tx,
    numbered.flatMap(({ trip, id }) =>
      trip.stops.flatMap(({ riders, at }, n) =>
        riders.map((transfer) => ({
          transfer,
          trip: id,
          stop: n + 1,
          pickUpAt: trip.boardAt ?? at,
        })),
      ),
    ),
    request,
  )
  return { trips: numbered.map(({ id }) => id), riders: seated.size }
}

const assumedBy = ({ assumed = {} }: Input): Assumed => ({
  ...usualAssumed,
  ...Object.fromEntries(Object.entries(assumed).filter(([, value]) => value !== undefined)),
})

/**
 * Plans and writes trips for everybody of an area who waits and has a site, in this transaction. Gives what was made, and for how many nothing
 * was found and why.
 */
export async function planFor(
  tx: Tx,
  input: Input,
  area: string,
  request: Request,
): Promise<Static<typeof TripsPlanned>> {
  const assumed = assumedBy(input)
  const mixSources = input.mixSources ?? false
  const from = input.from === undefined ? request.now : Math.max(request.now, instantOf(input.from))
  const shifts = await shiftsIn(tx, area, from, null)
  await takeVehicles(
    tx,
    shifts.map(({ vehicleId }) => vehicleId),
  )
  if (input.anew) await planAnew(tx, area, request)
  const waiting = await waitingOf(tx, area, input)
  const plan = planned(await waitersOf(tx, waiting), await readyOf(tx, shifts), {
    from,
    assumed,
    mixSources,
  })
  const areas = new Map(waiting.map(({ id, areaCode }) => [id, areaCode]))
  const { trips, riders } = await writePlan(
    tx,
    plan,
    shifts,
    { mixesSources: mixSources, areaOf: (id) => areas.get(id)?.slice(0, 6) ?? area },
    request,
  )
  const km = (of: 'loadedKm' | 'emptyKm') =>
    Math.round(plan.trips.reduce((all, trip) => all + trip[of], 0) * 10) / 10
  const byWhy = Map.groupBy(plan.left, ({ why }) => why)
  return {
    trips,
    riders,
    left: [...byWhy].map(([why, all]) => ({ why, people: all.length })),
    km: { loaded: km('loadedKm'), empty: km('emptyKm') },
    assumed: { ...assumed },
  }
}

/** Proposes trips for everybody who waits and has a room, and writes them: nobody is told before a dispatcher says so, and all can be changed. */
export const planTrips = command({
  name: 'trip.plan',
  summary: 'Plan trips for everybody who waits',
  roles: deskRoles,
  input: PlanTrips,
  outcome: TripsPlanned,
  area: (_sql, { area }, { actor }) => areaInReach(actor, area),
  async run(tx, input, request) {
    const area = areaInReach(request.actor, input.area)
    const made = await planFor(tx, input, area, request)
    if (made.riders > 0) return made
    if (made.left.length === 0) throw new Problem('trip.nobody-to-move')
    const isWithoutCrew = made.left.every(({ why }) => why === 'no-vehicle')
    if (isWithoutCrew) throw new Problem('vehicle.no-shift')
    return made
  },
})
