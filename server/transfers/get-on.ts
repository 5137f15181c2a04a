import { DidNotGetOn, GotOff, GotOn, TransferMoved } from '@bihuan/contract/transfers.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { crewRoles, ownTrip } from './drive-trip.ts'
import { writeEvents } from './events.ts'
import { endTransfer } from './open-transfers.ts'
import { overOrders } from './over-orders.ts'
import { happenedAt, transferOf, tripOf } from './store.ts'

const areaOf = async (sql: Reader, { trip }: { trip: string }) => (await tripOf(sql, trip)).areaCode

/** A rider of a trip of one's own. */
async function riderOf(tx: Tx, input: { trip: string; transfer: string }, request: Request) {
  const trip = await ownTrip(tx, input.trip, request)
  const one = await transferOf(tx, input.transfer)
  if (one.tripId !== input.trip && one.endedAt === null)
    throw new Problem('transfer.not-of-this-trip')
  return { trip, one }
}

const setOut = (tx: Tx, trip: string, at: Instant) =>
  tx`update trips set departed_at = coalesce(departed_at, ${at}::timestamptz) where id = ${trip} and departed_at is null`

/**
 * Somebody got on: by code, by card, or by name at the door. Whose order ended meanwhile does not ride, whatever the list on the phone said.
 * What a phone without network noted counts at its own time.
 */
export const gotOn = command({
  name: 'rider.on',
  summary: 'Note that somebody got on',
  roles: crewRoles,
  input: GotOn,
  outcome: TransferMoved,
  area: areaOf,
  async run(tx, input, request) {
    const { one } = await riderOf(tx, input, request)
    const at = happenedAt(input.at, request.now)
    if (one.onAt !== null && one.tripId === input.trip)
      return { transfer: one.id, at: isoOf(one.onAt) }
    if (one.endedAt !== null) throw new Problem('transfer.over', { why: one.endedWhy ?? '' })
    const over = await overOrders(tx, request.anchors, [one.orderId], request.now)
    if (over.size > 0) throw new Problem('transfer.order-is-over')
    const taken = await tx`
      update transfers set on_at = ${at}, no_show_at = null, no_show_why = null, version = version + 1
      where id = ${one.id} and trip_id = ${input.trip} and ended_at is null and on_at is null returning id`
    if (taken.length === 0) throw new Problem('transfer.changed-meanwhile')
    await setOut(tx, input.trip, at)
    await writeEvents(
      tx,
      'on',
      [{ transfer: one.id, trip: input.trip, why: input.how }],
      request,
      at,
    )
    return { transfer: one.id, at: isoOf(at) }
  },
})

/** Somebody did not get on, and why: they stay on the list, at its top. */
export const didNotGetOn = command({
  name: 'rider.no-show',
  summary: 'Note that somebody did not get on, and why',
  roles: crewRoles,
  input: DidNotGetOn,
  outcome: TransferMoved,
  area: areaOf,
  async run(tx, input, request) {
    const { one } = await riderOf(tx, input, request)
    const at = happenedAt(input.at, request.now)
    if (one.onAt !== null) throw new Problem('transfer.on-board')
    if (one.endedAt !== null) throw new Problem('transfer.over', { why: one.endedWhy ?? '' })
    const noted = await tx`
      update transfers set no_show_at = ${at}, no_show_why = ${input.why}, version = version + 1
      where id = ${one.id} and trip_id = ${input.trip} and ended_at is null and on_at is null returning id`
    if (noted.length === 0) throw new Problem('transfer.changed-meanwhile')
    await setOut(tx, input.trip, at)
    const { why, words = null } = input
    await writeEvents(
      tx,
      'no-show',
      [{ transfer: one.id, trip: input.trip, why, words }],
      request,
      at,
    )
    return { transfer: one.id, at: isoOf(at) }
  },
})

/** Somebody got off: at a site, whose check-in ends the transfer; at home that is its end. */
export const gotOff = command({
  name: 'rider.off',
  summary: 'Note that somebody got off',
  roles: crewRoles,
  input: GotOff,
  outcome: TransferMoved,
  area: areaOf,
  async run(tx, input, request) {
    const { one } = await riderOf(tx, input, request)
    if (one.tripId !== input.trip) throw new Problem('transfer.not-of-this-trip')
    if (one.onAt === null) throw new Problem('transfer.not-on-board')
    const at = Math.max(happenedAt(input.at, request.now), one.onAt)
    if (one.offAt !== null) return { transfer: one.id, at: isoOf(one.offAt) }
    await tx`update transfers set off_at = ${at}, version = version + 1 where id = ${one.id} and off_at is null`
    await writeEvents(tx, 'off', [{ transfer: one.id, trip: input.trip }], request, at)
    if (one.kind === 'home' && one.endedAt === null)
      await endTransfer(tx, one.id, 'at-home', null, request, at)
    return { transfer: one.id, at: isoOf(at) }
  },
})
