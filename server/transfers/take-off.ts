import { CancelTrip, RidersMoved, TakeOff, TripChanged } from '@bihuan/contract/transfers.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { arrangeAgain } from './arrange-trip.ts'
import { vehicleOf } from './fleet.ts'
import { takeOffRiders } from './seat-riders.ts'
import { checkChangeable, deskRoles, reaches, transfersOf, tripOf } from './store.ts'

/** Takes people off their trips, who then wait again; who is on board stays on it. */
export const takeOff = command({
  name: 'transfer.take-off',
  summary: 'Take people off their trips',
  roles: deskRoles,
  input: TakeOff,
  outcome: RidersMoved,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { transfers }, request) {
    const rows = new Map((await transfersOf(tx, transfers)).map((one) => [one.id, one]))
    const errors: { transfer: string; code: string }[] = []
    const good: string[] = []
    for (const id of new Set(transfers)) {
      const one = rows.get(id)
      const code = !one
        ? 'transfer.unknown'
        : !reaches(request.actor, one.areaCode)
          ? 'access.area-is-not-yours'
          : one.onAt !== null
            ? 'transfer.on-board'
            : one.tripId === null
              ? 'transfer.not-on-a-trip'
              : null
      if (code === null) good.push(id)
      else errors.push({ transfer: id, code })
    }
    const moved = await takeOffRiders(tx, good, request)
    for (const id of new Set(moved.map(({ tripId }) => tripId))) {
      const trip = await tripOf(tx, id)
      if (trip.departedAt === null && trip.cancelledAt === null)
        await arrangeAgain(tx, trip, await vehicleOf(tx, trip.vehicleId))
    }
    return { moved: moved.map(({ id }) => id), errors }
  },
})

/** Cancels a trip that has not left; everybody on it waits again and is at the top of the list where they were told a time. */
export const cancelTrip = command({
  name: 'trip.cancel',
  summary: 'Cancel a trip that has not left',
  roles: deskRoles,
  input: CancelTrip,
  outcome: TripChanged,
  area: async (sql, { trip }) => (await tripOf(sql, trip)).areaCode,
  async run(tx, { trip: id, because }, request) {
    const trip = await tripOf(tx, id)
    checkChangeable(trip)
    const cancelled = await tx`
      update trips set cancelled_at = ${request.now}, cancelled_because = ${because}, version = version + 1
      where id = ${id} and departed_at is null and cancelled_at is null returning id`
    if (cancelled.length === 0) throw new Problem('trip.under-way')
    const riders = await tx<{ id: string }[]>`
      select id from transfers where trip_id = ${id} and ended_at is null and on_at is null`
    await takeOffRiders(
      tx,
      riders.map((one) => one.id),
      request,
    )
    return { trip: id }
  },
})
