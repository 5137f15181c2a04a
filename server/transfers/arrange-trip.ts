import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Waiter } from '@bihuan/core/transfers/plan.ts'
import { type RunOptions, runTrip } from '@bihuan/core/transfers/run-trip.ts'
import { type SeatFault, seatFault } from '@bihuan/core/transfers/seats.ts'
import { usualAssumed } from '@bihuan/core/transfers/way.ts'
import type { Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { placesOf, type VehicleRecord } from './fleet.ts'
import { moveStops, type Seat } from './seat-riders.ts'
import { sharedSite, type TransferRecord, type TripRecord } from './store.ts'
import { waitersOf } from './waiters.ts'

/** What a person has to be told where people do not fit into one vehicle. */
export function problemOf(fault: SeatFault): Problem {
  if (fault.kind === 'cohort-mixed')
    return new Problem('trip.cohort-mixed', { cohort: fault.cohort, other: fault.other })
  if (fault.kind === 'sources-mixed') return new Problem('trip.sources-mixed')
  if (fault.kind === 'no-seat')
    return new Problem('trip.no-seat', {
      needed: String(fault.needed),
      seats: String(fault.seats),
    })
  return new Problem('trip.no-fitting-place', { what: fault.what })
}

/** Who sits on a trip, or will: those who did not get on have left their seat. */
export const ridersOf = (tx: Tx, trip: string) => tx<TransferRecord[]>`
  select id, person_id, kind, cohort, order_id, party_id, source, area_code, from_site_id, to_site_id, trip_id, needs, due_at, told_at, pick_up_at,
    on_at, off_at, ended_at, ended_why, no_show_at, version
  from transfers where trip_id = ${trip} and no_show_at is null and (ended_at is null or on_at is not null) order by stop_n, id`

type Run = Pick<
  TripRecord,
  'id' | 'kind' | 'isolationSiteId' | 'cohort' | 'mixesSources' | 'departAt'
>

/** Why people cannot be on a trip together; throws it as a problem. */
export function checkFits(
  waiters: readonly Waiter[],
  trip: Pick<Run, 'kind' | 'isolationSiteId' | 'cohort' | 'mixesSources'>,
  vehicle: VehicleRecord,
): void {
  const elsewhere = waiters.find(
    ({ kind, site }) => kind !== trip.kind || site !== trip.isolationSiteId,
  )
  if (elsewhere) throw new Problem('trip.other-end')
  const fault = seatFault(waiters, placesOf(vehicle), trip.mixesSources)
  if (fault) throw problemOf(fault)
  const [first] = waiters
  if (first && first.cohort !== trip.cohort)
    throw new Problem('trip.cohort-mixed', { cohort: trip.cohort, other: first.cohort })
}

/** The stops and times of a trip for these riders, from where the vehicle stands. */
export function arranged(
  trip: Run,
  waiters: readonly Waiter[],
  vehicle: VehicleRecord,
  keepsOrder: boolean,
): { seats: Seat[]; arriveAt: Instant; freeAt: Instant; loadedKm: number; emptyKm: number } | null {
  const [head] = waiters
  if (head === undefined) return null
  const { lng, lat, areaCode } = vehicle
  const place = { at: lng === null || lat === null ? null : { lng, lat }, area: areaCode }
  const options: RunOptions = {
    from: trip.departAt,
    assumed: { ...usualAssumed, notice: 0 },
    keepsOrder,
  }
  const doors = Map.groupBy(waiters, ({ door, party, id }) => `${door.house ?? ''} ${party ?? id}`)
  const parties = [...doors.values()].flatMap((riders) => {
    const [one] = riders
    return one ? [{ riders, door: one.door, dueAt: one.dueAt }] : []
  })
  const run = runTrip(head, parties, { place, freeAt: trip.departAt }, options)
  // It stands at the first door no earlier than it sets out.
  const seats = run.stops.flatMap(({ riders, at }, n) =>
    riders.map((transfer) => ({
      transfer,
      trip: trip.id,
      stop: n + 1,
      pickUpAt: run.boardAt ?? at,
    })),
  )
  const { arriveAt, freeAt, loadedKm, emptyKm } = run
  return { seats, arriveAt, freeAt, loadedKm, emptyKm }
}

/** Puts the stops and times of a trip in order again after its riders, its vehicle or its hour changed. */
export async function arrangeAgain(
  tx: Tx,
  trip: TripRecord,
  vehicle: VehicleRecord,
  order: readonly string[] | null = null,
): Promise<void> {
  const riders = await ridersOf(tx, trip.id)
  const sorted = order
    ? [...riders].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    : riders
  const waiters = await waitersOf(tx, sorted)
  const run = arranged(trip, waiters, vehicle, order !== null)
  const { arriveAt, freeAt, loadedKm, emptyKm } = run ?? {
    arriveAt: trip.departAt,
    freeAt: trip.departAt,
    loadedKm: 0,
    emptyKm: 0,
  }
  await tx`
    update trips set arrive_at = ${arriveAt}, free_at = ${freeAt}, loaded_km = ${loadedKm}, empty_km = ${emptyKm}, depart_at = ${trip.departAt}
    where id = ${trip.id}`
  if (run) await moveStops(tx, run.seats)
}

/** Refuses a trip while its vehicle has another one; of another cohort it is cleaned in between. */
export async function checkVehicleFree(
  tx: Tx,
  vehicle: VehicleRecord,
  trip: Pick<Run, 'id' | 'cohort' | 'departAt'> & { freeAt: Instant },
): Promise<void> {
  const cleanMs = usualAssumed.cleanMinutes * minuteMs
  const [busy] = await tx<{ freeAt: Instant }[]>`
    select greatest(free_at, arrived_at) + case when cohort <> ${trip.cohort} and cleaned_at is null then ${cleanMs} * interval '1 millisecond' else interval '0' end as free_at
    from trips where vehicle_id = ${vehicle.id} and id <> ${trip.id} and cancelled_at is null and cleaned_at is null
      and depart_at < ${trip.freeAt}::timestamptz and depart_at > ${trip.departAt}::timestamptz - interval '1 day'
      and greatest(free_at, arrived_at) + case when cohort <> ${trip.cohort} then ${cleanMs} * interval '1 millisecond' else interval '0' end > ${trip.departAt}::timestamptz
    order by free_at desc limit 1`
  if (busy) throw new Problem('trip.vehicle-busy', { free: isoOf(busy.freeAt) })
}

/** The shift of a vehicle at a moment. Throws vehicle.no-shift. */
export async function shiftAt(tx: Tx, vehicle: VehicleRecord, at: Instant): Promise<string> {
  const [shift] = await tx<{ id: string }[]>`
    select id from crew_shifts where vehicle_id = ${vehicle.id} and ended_at is null and from_at <= ${at}::timestamptz and until_at > ${at}::timestamptz
    order by from_at desc limit 1`
  if (!shift) throw new Problem('vehicle.no-shift')
  return shift.id
}

/** Why somebody cannot be given a seat; null where they can. */
export function refusalOf(
  one: TransferRecord | undefined,
  over: ReadonlySet<string>,
): string | null {
  if (!one) return 'transfer.unknown'
  if (one.endedAt !== null) return 'transfer.over'
  if (one.onAt !== null) return 'transfer.on-board'
  if (one.orderId !== null && over.has(one.orderId)) return 'transfer.order-is-over'
  return sharedSite(one) === null ? 'transfer.no-room' : null
}
