import { Vehicles, VehiclesParams } from '@bihuan/contract/vehicles.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import type { VehicleRecord } from './fleet.ts'
import { seeingRoles } from './store.ts'

type Row = VehicleRecord & {
  areaName: string | null
  trips: number
  lastCohort: Cohort | null
  cleanedAt: Instant | null
}
type Shift = {
  id: string
  vehicleId: string
  driver: string
  driverName: string | null
  escort: string | null
  fromAt: Instant
  untilAt: Instant
}
const shownBehindMs = 12 * hourMs

/** The vehicles of an area with their crews, whom they carried last and whether they are clean; drivers who can be given a shift. */
export const vehicleList = query({
  name: 'vehicle.list',
  summary: 'Vehicles, their crews, and what they carried last',
  roles: seeingRoles,
  params: VehiclesParams,
  outcome: Vehicles,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area)
    const rows = await sql<Row[]>`
      select v.id, v.plate, v.kind, v.seats, v.wheelchair_places, v.child_seats, v.stretchers, v.negative_pressure, v.area_code, v.lng, v.lat, v.out_since,
        v.out_because, a.name as area_name, l.cohort as last_cohort, l.cleaned_at,
        (select count(*)::int from trips t where t.vehicle_id = v.id and t.cancelled_at is null and t.cleaned_at is null and t.free_at > ${now - shownBehindMs}::timestamptz) as trips
      from vehicles v left join areas a on a.code = v.area_code
      left join lateral (select t.cohort, t.cleaned_at from trips t where t.vehicle_id = v.id and t.departed_at is not null
        order by t.departed_at desc limit 1) l on true
      where starts_with(v.area_code, ${area}) or starts_with(${area}, v.area_code)
      order by v.area_code, v.plate limit 2000`
    const shifts = await sql<Shift[]>`
      select s.id, s.vehicle_id, s.driver, d.display_name as driver_name, s.escort, s.from_at, s.until_at
      from crew_shifts s left join accounts d on d.id = s.driver
      where s.vehicle_id = any(${rows.map(({ id }) => id)}::uuid[]) and s.ended_at is null and s.until_at > ${now}::timestamptz
      order by s.from_at`
    const drivers = await sql<{ account: string; name: string; area: string }[]>`
      select id as account, display_name as name, area_code as area from accounts
      where role = 'driver' and closed_at is null and (starts_with(area_code, ${area}) or starts_with(${area}, area_code)) order by display_name limit 500`
    const byVehicle = Map.groupBy(shifts, ({ vehicleId }) => vehicleId)
    return {
      now: isoOf(now),
      vehicles: rows.map((row) => {
        const { id, plate, kind, seats, wheelchairPlaces, childSeats, stretchers } = row
        return {
          vehicle: id,
          plate,
          kind,
          seats,
          wheelchairPlaces,
          childSeats,
          stretchers,
          negativePressure: row.negativePressure,
          area: row.areaCode,
          areaName: row.areaName ?? row.areaCode,
          ...(row.lng === null || row.lat === null ? {} : { lng: row.lng, lat: row.lat }),
          out:
            row.outSince === null
              ? null
              : { since: isoOf(row.outSince), because: row.outBecause ?? '' },
          lastCohort: row.lastCohort,
          cleanSince: row.cleanedAt === null ? null : isoOf(row.cleanedAt),
          shifts: (byVehicle.get(id) ?? []).map((shift) => ({
            shift: shift.id,
            driver: shift.driver,
            driverName: shift.driverName ?? shift.driver,
            escort: shift.escort,
            from: isoOf(shift.fromAt),
            until: isoOf(shift.untilAt),
          })),
          trips: row.trips,
        }
      }),
      drivers: [...drivers],
    }
  },
})
