import { TripAct, TripChanged } from '@bihuan/contract/transfers.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { happenedAt, type TripRecord, tripOf } from './store.ts'

/** A trip that the actor drives, or rides along on. A dispatcher notes for a driver whose phone is dead. Throws trip.not-yours. */
export async function ownTrip(sql: Reader, id: string, { actor }: Request): Promise<TripRecord> {
  const trip = await tripOf(sql, id)
  const isCrew = trip.driver === actor.id || trip.escort === actor.id
  if (!isCrew && actor.role !== 'transfer-dispatcher') throw new Problem('trip.not-yours')
  if (trip.cancelledAt !== null) throw new Problem('trip.over')
  return trip
}

export const crewRoles = ['driver', 'transfer-dispatcher'] as const
const areaOf = async (sql: Reader, { trip }: { trip: string }) => (await tripOf(sql, trip)).areaCode

/** Refuses to set out with people of one cohort where those of another sat and nobody cleaned. */
async function checkClean(tx: Tx, trip: TripRecord): Promise<void> {
  const [dirty] = await tx`
    select from (select cohort, cleaned_at from trips
      where vehicle_id = ${trip.vehicleId} and id <> ${trip.id} and departed_at is not null and cancelled_at is null
      order by departed_at desc limit 1) before
    where before.cohort <> ${trip.cohort} and before.cleaned_at is null`
  if (dirty) throw new Problem('trip.vehicle-not-clean')
}

/** The vehicle sets out. */
export const departTrip = command({
  name: 'trip.depart',
  summary: 'Note that the vehicle set out',
  roles: crewRoles,
  input: TripAct,
  outcome: TripChanged,
  area: areaOf,
  async run(tx, { trip: id, at }, request) {
    const trip = await ownTrip(tx, id, request)
    if (trip.departedAt === null) await checkClean(tx, trip)
    await tx`update trips set departed_at = coalesce(departed_at, ${happenedAt(at, request.now)}::timestamptz), version = version + 1 where id = ${id}`
    return { trip: id }
  },
})

/** The vehicle is at the site, or at the last door. */
export const arriveTrip = command({
  name: 'trip.arrive',
  summary: 'Note that the vehicle arrived',
  roles: crewRoles,
  input: TripAct,
  outcome: TripChanged,
  area: areaOf,
  async run(tx, { trip: id, at }, request) {
    await ownTrip(tx, id, request)
    const moment = happenedAt(at, request.now)
    await tx`
      update trips set departed_at = coalesce(departed_at, ${moment}::timestamptz), arrived_at = coalesce(arrived_at, ${moment}::timestamptz), version = version + 1
      where id = ${id}`
    return { trip: id }
  },
})

/** The vehicle is empty and disinfected: people of another cohort may ride in it. */
export const cleanTrip = command({
  name: 'trip.clean',
  summary: 'Note that the vehicle was disinfected',
  roles: crewRoles,
  input: TripAct,
  outcome: TripChanged,
  area: areaOf,
  async run(tx, { trip: id, at }, request) {
    const trip = await ownTrip(tx, id, request)
    if (trip.arrivedAt === null) throw new Problem('trip.not-arrived')
    const [onBoard] = await tx`
      select from transfers where trip_id = ${id} and on_at is not null and off_at is null and ended_at is null limit 1`
    if (onBoard) throw new Problem('trip.people-on-board')
    await tx`update trips set cleaned_at = coalesce(cleaned_at, ${happenedAt(at, request.now)}::timestamptz), version = version + 1 where id = ${id}`
    return { trip: id }
  },
})
