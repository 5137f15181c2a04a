import type { TripRow } from '@bihuan/contract/transfers.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { MoveKind } from '@bihuan/core/transfers/plan.ts'
import { stepOf } from '@bihuan/core/transfers/step.ts'
import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import { homesOf } from '../orders/homes.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { overOrders } from './over-orders.ts'
import { momentsOf, noShowOf, toldOf, viewOf, wireNeeds } from './row-view.ts'

export type TripLine = {
  id: string
  number: number
  vehicleId: string
  plate: string
  seats: number
  wheelchairPlaces: number
  childSeats: number
  driver: string | null
  driverName: string | null
  escort: string | null
  kind: MoveKind
  cohort: Cohort
  mixesSources: boolean
  areaCode: string
  areaName: string | null
  isolationSiteId: string | null
  siteNumber: number | null
  siteName: string | null
  siteAddress: string | null
  departAt: Instant
  arriveAt: Instant
  loadedKm: number | null
  emptyKm: number | null
  departedAt: Instant | null
  arrivedAt: Instant | null
  cleanedAt: Instant | null
  cancelledAt: Instant | null
  cancelledBecause: string | null
  riders: number
  told: number
  confirmed: number
  ridersOn: number
  ridersOff: number
}

/** Lines of the trips that a select of `id, n` names, with how many ride. */
export const linesOf = (sql: Reader, page: PendingQuery<AnyRow[]>) => sql<TripLine[]>`
  with page as (${page})
  select t.id, t.number, t.vehicle_id, v.plate, v.seats, v.wheelchair_places, v.child_seats, s.driver, d.display_name as driver_name, s.escort, t.kind,
    t.cohort, t.mixes_sources, t.area_code, a.name as area_name, t.isolation_site_id, i.number as site_number, i.name as site_name,
    i.address as site_address, t.depart_at, t.arrive_at, t.loaded_km, t.empty_km, t.departed_at, t.arrived_at, t.cleaned_at, t.cancelled_at,
    t.cancelled_because, r.riders, r.told, r.confirmed, r.riders_on, r.riders_off
  from page
  join trips t on t.id = page.id
  join vehicles v on v.id = t.vehicle_id
  left join crew_shifts s on s.id = t.shift_id
  left join accounts d on d.id = s.driver
  left join areas a on a.code = t.area_code
  left join isolation_sites i on i.id = t.isolation_site_id
  cross join lateral (
    select (count(*) filter (where no_show_at is null))::int as riders, (count(told_at) filter (where no_show_at is null))::int as told,
      (count(confirmed_at) filter (where no_show_at is null))::int as confirmed, count(on_at)::int as riders_on, count(off_at)::int as riders_off
    from transfers r where r.trip_id = t.id and (r.ended_at is null or r.on_at is not null) offset 0) r
  order by page.n`

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

function stateOf({ cancelledAt, cleanedAt, arrivedAt, departedAt }: TripLine) {
  if (cancelledAt !== null) return 'cancelled' as const
  if (cleanedAt !== null) return 'cleaned' as const
  if (arrivedAt !== null) return 'arrived' as const
  return departedAt === null ? ('planned' as const) : ('under-way' as const)
}

/** A trip as it goes over the wire; nobody is named. */
export function tripRow(line: TripLine): Static<typeof TripRow> {
  const { isolationSiteId: site, siteNumber, siteName, siteAddress } = line
  return {
    trip: line.id,
    number: line.number,
    vehicle: line.vehicleId,
    plate: line.plate,
    seats: line.seats,
    wheelchairPlaces: line.wheelchairPlaces,
    childSeats: line.childSeats,
    driver: line.driver,
    driverName: line.driverName,
    escort: line.escort,
    kind: line.kind,
    cohort: line.cohort,
    mixSources: line.mixesSources,
    area: line.areaCode,
    areaName: line.areaName ?? line.areaCode,
    site:
      site === null || siteNumber === null || siteName === null
        ? null
        : { site, number: siteNumber, name: siteName, address: siteAddress },
    state: stateOf(line),
    departAt: isoOf(line.departAt),
    arriveAt: isoOf(line.arriveAt),
    loadedKm: line.loadedKm,
    emptyKm: line.emptyKm,
    departedAt: iso(line.departedAt),
    arrivedAt: iso(line.arrivedAt),
    cleanedAt: iso(line.cleanedAt),
    cancelledAt: iso(line.cancelledAt),
    riders: line.riders,
    told: line.told,
    confirmed: line.confirmed,
    on: line.ridersOn,
    off: line.ridersOff,
  }
}

/** Trips with everybody on them, as a driver at a door needs it; gives whom it shows, for the traces of who asks. */
export async function tripsWithRiders(
  sql: Reader,
  trips: readonly string[],
  at: { now: Instant; keys: Keys; anchors: TrustAnchors },
) {
  const lines = await linesOf(
    sql,
    sql`select id, n from unnest(${[...trips]}::uuid[]) with ordinality t (id, n)`,
  )
  const rows = await viewOf(
    sql,
    sql`select id, row_number() over (order by stop_n, id) as n from transfers
      where trip_id = any(${[...trips]}::uuid[]) and (ended_at is null or on_at is not null or ended_why = 'order-ended')`,
  )
  const people = rows.map(({ personId }) => personId)
  const [homes, over, phones] = await Promise.all([
    homesOf(sql, people),
    overOrders(
      sql,
      at.anchors,
      rows.map(({ orderId }) => orderId),
      at.now,
    ),
    sql<{ id: string; phoneCipher: Buffer | null }[]>`
      select id, phone_cipher from people where id = any(${people}::bigint[])`,
  ])
  const phoneOf = new Map(phones.map(({ id, phoneCipher }) => [id, phoneCipher]))
  const views = lines.map((line) => ({
    now: isoOf(at.now),
    ...tripRow(line),
    cancelledBecause: line.cancelledBecause,
    people: rows
      .filter(({ tripId }) => tripId === line.id)
      .map((row) => {
        const phone = phoneOf.get(row.personId) ?? null
        return {
          transfer: row.id,
          person: row.personId,
          name: row.name,
          phone: phone === null ? null : at.keys.open(phone),
          address:
            row.kind !== 'home' && row.fromName !== null
              ? row.fromName
              : (homes.get(row.personId)?.address ?? ''),
          area: row.areaCode,
          areaName: row.areaName ?? row.areaCode,
          party: row.partyId,
          stop: row.stopN ?? 0,
          step: stepOf(momentsOf(row), at.now),
          orderIsOver: row.orderId !== null && over.has(row.orderId),
          needs: wireNeeds(row.needs),
          room: row.room,
          dueAt: isoOf(row.dueAt),
          pickUpAt: iso(row.pickUpAt),
          told: toldOf(row),
          noShow: noShowOf(row),
          onAt: iso(row.onAt),
          offAt: iso(row.offAt),
          endedWhy: row.endedWhy,
        }
      }),
  }))
  return { views, people }
}
