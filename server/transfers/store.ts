import type { TransferKind } from '@bihuan/contract/transfers.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { type Instant, instantOf, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'

export const deskRoles = ['transfer-dispatcher'] as const
/** Who sees where everybody is. */
export const seeingRoles = ['transfer-dispatcher', 'district-commander', 'city-commander'] as const

export type TripRecord = {
  id: string
  number: number
  vehicleId: string
  shiftId: string | null
  kind: TransferKind
  cohort: Cohort
  isolationSiteId: string | null
  mixesSources: boolean
  areaCode: string
  departAt: Instant
  arriveAt: Instant
  freeAt: Instant
  departedAt: Instant | null
  arrivedAt: Instant | null
  cleanedAt: Instant | null
  cancelledAt: Instant | null
  version: number
  driver: string | null
  escort: string | null
}

/** Trips by their ids, in no order; those that do not exist are missing. */
export const tripsOf = (sql: Reader, ids: readonly string[]) => sql<TripRecord[]>`
  select t.id, t.number, t.vehicle_id, t.shift_id, t.kind, t.cohort, t.isolation_site_id, t.mixes_sources, t.area_code, t.depart_at, t.arrive_at,
    t.free_at, t.departed_at, t.arrived_at, t.cleaned_at, t.cancelled_at, t.version, s.driver, s.escort
  from trips t left join crew_shifts s on s.id = t.shift_id where t.id = any(${[...ids]}::uuid[])`

/** A trip by its id. Throws trip.unknown. */
export async function tripOf(sql: Reader, id: string): Promise<TripRecord> {
  const [trip] = await tripsOf(sql, [id])
  if (!trip) throw new Problem('trip.unknown')
  return trip
}

/** Refuses to change what has left or is over. */
export function checkChangeable(trip: TripRecord): void {
  if (trip.cancelledAt !== null || trip.arrivedAt !== null) throw new Problem('trip.over')
  if (trip.departedAt !== null) throw new Problem('trip.under-way')
}

export type TransferRecord = {
  id: string
  personId: string
  kind: TransferKind
  cohort: Cohort
  orderId: string | null
  partyId: string | null
  source: string | null
  areaCode: string
  fromSiteId: string | null
  toSiteId: string | null
  tripId: string | null
  needs: unknown
  dueAt: Instant
  toldAt: Instant | null
  pickUpAt: Instant | null
  onAt: Instant | null
  offAt: Instant | null
  endedAt: Instant | null
  endedWhy: string | null
  noShowAt: Instant | null
  version: number
}

/** Transfers by their ids, in no order; those that do not exist are missing. */
export const transfersOf = (sql: Reader, ids: readonly string[]) => sql<TransferRecord[]>`
  select id, person_id, kind, cohort, order_id, party_id, source, area_code, from_site_id, to_site_id, trip_id, needs, due_at, told_at, pick_up_at,
    on_at, off_at, ended_at, ended_why, no_show_at, version
  from transfers where id = any(${[...ids]}::uuid[])`

/** A transfer by its id. Throws transfer.unknown. */
export async function transferOf(sql: Reader, id: string): Promise<TransferRecord> {
  const [one] = await transfersOf(sql, [id])
  if (!one) throw new Problem('transfer.unknown')
  return one
}

/** The end that everybody on a trip shares. */
export const sharedSite = (one: Pick<TransferRecord, 'kind' | 'fromSiteId' | 'toSiteId'>) =>
  one.kind === 'home' ? one.fromSiteId : one.toSiteId

/** Whether an actor's area and an area lie in one another: a dispatcher of a district moves people of its communities. */
export const reaches = ({ areaCode }: Actor, area: string): boolean => covers(areaCode, area)

// A phone's clock may be a little fast.
const aheadMaxMs = 2 * minuteMs

/** The moment that something happened: as it is said, or now. Refuses the future. */
export function happenedAt(at: string | undefined, now: Instant): Instant {
  const moment = at === undefined ? now : instantOf(at)
  if (moment > now + aheadMaxMs) throw new Problem('transfer.in-the-future', { at: isoOf(moment) })
  return Math.min(moment, now)
}

/** A part of a list's cursor that is a moment and an id; where there is none, what lies before all. */
export function cursorOf(text: string | undefined): readonly [at: string, id: string] {
  const [at = '', id = ''] = text?.split('~') ?? []
  const isOne = /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(at))
  return isOne ? [at, id] : ['-infinity', '00000000-0000-0000-0000-000000000000']
}

/** Codes of areas are digits: whatever begins with one lies between it and its followers. */
export const inArea = (sql: Reader, area: string) =>
  sql`t.area_code >= ${area} and t.area_code < ${`${area}:`}`
