import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Ready } from '@bihuan/core/transfers/plan.ts'
import type { Places } from '@bihuan/core/transfers/seats.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { sitePlaces } from './places.ts'

export type VehicleRecord = {
  id: string
  plate: string
  kind: 'car' | 'minibus' | 'coach' | 'ambulance' | 'other'
  seats: number
  wheelchairPlaces: number
  childSeats: number
  stretchers: number
  negativePressure: boolean
  areaCode: string
  lng: number | null
  lat: number | null
  outSince: Instant | null
  outBecause: string | null
}

const columns = (sql: Reader) => sql`
  v.id, v.plate, v.kind, v.seats, v.wheelchair_places, v.child_seats, v.stretchers, v.negative_pressure, v.area_code, v.lng, v.lat, v.out_since,
  v.out_because`

/** Vehicles by their ids, in no order. */
export const vehiclesOf = (sql: Reader, ids: readonly string[]) =>
  sql<VehicleRecord[]>`select ${columns(sql)} from vehicles v where v.id = any(${[...ids]}::uuid[])`

/** A vehicle by its id. Throws vehicle.unknown. */
export async function vehicleOf(sql: Reader, id: string): Promise<VehicleRecord> {
  const [one] = await vehiclesOf(sql, [id])
  if (!one) throw new Problem('vehicle.unknown')
  return one
}

/** The places of a vehicle as core counts them. */
export const placesOf = ({
  kind,
  seats,
  wheelchairPlaces,
  childSeats,
  stretchers,
}: VehicleRecord): Places => ({
  seats,
  wheelchairPlaces,
  childSeats,
  stretchers,
  isAmbulance: kind === 'ambulance',
})

/**
 * Takes vehicles for a plan: whoever plans with one of them at the same moment waits, and then sees what was planned. In the order of their
 * ids, so that two who wait never wait for each other.
 */
export async function takeVehicles(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of [...new Set(ids)].sort())
    await tx`update vehicles set version = version + 1 where id = ${id}`
}

export type ShiftRecord = {
  id: string
  vehicleId: string
  driver: string
  escort: string | null
  fromAt: Instant
  untilAt: Instant
}

/** Shifts that are not over, of vehicles in service whose area reaches, or lies in, an area. */
export const shiftsIn = (sql: Reader, area: string, from: Instant, vehicle: string | null) => sql<
  ShiftRecord[]
>`
  select s.id, s.vehicle_id, s.driver, s.escort, s.from_at, s.until_at
  from crew_shifts s join vehicles v on v.id = s.vehicle_id
  where s.ended_at is null and s.until_at > ${from}::timestamptz and v.out_since is null
    and (starts_with(v.area_code, ${area}) or starts_with(${area}, v.area_code))
    and ${vehicle === null ? sql`s.from_at < ${from}::timestamptz + interval '24 hours'` : sql`s.vehicle_id = ${vehicle}`}
  order by s.from_at, s.id`

type LastTrip = {
  vehicleId: string
  freeAt: Instant
  cohort: Cohort
  cleanedAt: Instant | null
  kind: string
  isolationSiteId: string | null
}

/** The shifts as vehicles that are ready for a plan: from the end of what is planned for them, where that ends. `id` is the shift. */
export async function readyOf(sql: Reader, shifts: readonly ShiftRecord[]): Promise<Ready[]> {
  const ids = [...new Set(shifts.map(({ vehicleId }) => vehicleId))]
  const vehicles = new Map((await vehiclesOf(sql, ids)).map((one) => [one.id, one]))
  const trips = await sql<LastTrip[]>`
    select distinct on (vehicle_id) vehicle_id, greatest(free_at, arrived_at, cleaned_at) as free_at, cohort, cleaned_at, kind, isolation_site_id
    from trips where vehicle_id = any(${ids}::uuid[]) and cancelled_at is null order by vehicle_id, free_at desc`
  const last = new Map(trips.map((trip) => [trip.vehicleId, trip]))
  const sites = await sitePlaces(
    sql,
    trips.map(({ isolationSiteId }) => isolationSiteId),
  )
  return shifts.flatMap((shift): Ready[] => {
    const vehicle = vehicles.get(shift.vehicleId)
    if (!vehicle) return []
    const trip = last.get(shift.vehicleId)
    const { lng, lat, areaCode, negativePressure } = vehicle
    const base = { at: lng === null || lat === null ? null : { lng, lat }, area: areaCode }
    const ends = trip && trip.kind !== 'home' ? sites.get(trip.isolationSiteId ?? '') : undefined
    return [
      {
        ...placesOf(vehicle),
        id: shift.id,
        place: ends ?? base,
        negativePressure,
        from: Math.max(shift.fromAt, trip?.freeAt ?? 0),
        until: shift.untilAt,
        lastCohort: trip && trip.cleanedAt === null ? trip.cohort : null,
      },
    ]
  })
}
