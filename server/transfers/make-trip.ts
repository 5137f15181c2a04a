import {
  AssignRiders,
  ChangeTrip,
  MakeTrip,
  TripChanged,
  TripMade,
} from '@bihuan/contract/transfers.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import {
  arrangeAgain,
  arranged,
  checkFits,
  checkVehicleFree,
  refusalOf,
  ridersOf,
  shiftAt,
} from './arrange-trip.ts'
import { takeVehicles, vehicleOf } from './fleet.ts'
import { overOrders } from './over-orders.ts'
import { seatRiders } from './seat-riders.ts'
import {
  checkChangeable,
  deskRoles,
  reaches,
  sharedSite,
  type TransferRecord,
  transfersOf,
  tripOf,
} from './store.ts'
import { waitersOf } from './waiters.ts'
import { writeTrips } from './write-trips.ts'

type Error = { transfer: string; code: string }

/** Those of the asked who may have a seat, and why the others may not. */
async function mayRideOf(tx: Tx, ids: readonly string[], request: Request) {
  const rows = new Map((await transfersOf(tx, ids)).map((one) => [one.id, one]))
  const over = await overOrders(
    tx,
    request.anchors,
    [...rows.values()].map(({ orderId }) => orderId),
    request.now,
  )
  const errors: Error[] = []
  const good: TransferRecord[] = []
  for (const id of new Set(ids)) {
    const one = rows.get(id)
    const code =
      one && !reaches(request.actor, one.areaCode)
        ? 'access.area-is-not-yours'
        : refusalOf(one, over)
    if (code !== null || !one) errors.push({ transfer: id, code: code ?? 'transfer.unknown' })
    else good.push(one)
  }
  return { good, errors }
}

/** A trip made by hand: a vehicle with a crew, an hour, and who rides. */
export const makeTrip = command({
  name: 'trip.make',
  summary: 'Make a trip by hand',
  roles: deskRoles,
  input: MakeTrip,
  outcome: TripMade,
  area: async (sql, { vehicle }) => (await vehicleOf(sql, vehicle)).areaCode,
  async run(tx, { vehicle: id, departAt, transfers, mixSources = false }, request) {
    await takeVehicles(tx, [id])
    const vehicle = await vehicleOf(tx, id)
    if (vehicle.outSince !== null) throw new Problem('vehicle.out-of-service')
    const at = Math.max(instantOf(departAt), request.now)
    const shift = await shiftAt(tx, vehicle, at)
    const { good, errors } = await mayRideOf(tx, transfers, request)
    const [head] = good
    const site = head ? sharedSite(head) : null
    if (!head || site === null) return Promise.reject(new Problem('trip.nobody-to-move'))
    const { kind, cohort } = head
    const trip = { id: derivedId('trip', request.id), kind, cohort, departAt: at }
    const whole = { ...trip, isolationSiteId: site, mixesSources: mixSources }
    const waiters = await waitersOf(tx, good)
    checkFits(waiters, whole, vehicle)
    const run = arranged(whole, waiters, vehicle, false)
    if (!run) throw new Problem('trip.nobody-to-move')
    const { seats, ...times } = run
    await checkVehicleFree(tx, vehicle, { ...trip, freeAt: run.freeAt })
    const row = { ...trip, ...times, vehicle: id, shift, site, mixesSources: mixSources }
    await writeTrips(tx, [{ ...row, area: head.areaCode.slice(0, 6) }], request)
    const seated = await seatRiders(tx, seats, request)
    if (seated.size === 0) throw new Problem('transfer.on-another-trip')
    for (const { transfer } of seats)
      if (!seated.has(transfer)) errors.push({ transfer, code: 'transfer.on-another-trip' })
    return { trip: trip.id, riders: seated.size, errors }
  },
})

/** Takes the next version of a trip: of two who change its riders at one moment the second is told, and nobody gets the last seat twice. */
async function takeTrip(tx: Tx, id: string) {
  const trip = await tripOf(tx, id)
  checkChangeable(trip)
  const taken = await tx`
    update trips set version = version + 1 where id = ${id} and version = ${trip.version} and departed_at is null and cancelled_at is null
    returning id`
  if (taken.length === 0) throw new Problem('trip.full-meanwhile')
  return trip
}

/** Gives people seats on a trip, as many at once as fit: all of them or, where they do not fit together, nobody. */
export const assignRiders = command({
  name: 'trip.assign',
  summary: 'Give people seats on a trip',
  roles: deskRoles,
  input: AssignRiders,
  outcome: TripMade,
  area: async (sql, { trip }) => (await tripOf(sql, trip)).areaCode,
  async run(tx, { trip: id, transfers }, request) {
    const trip = await takeTrip(tx, id)
    const vehicle = await vehicleOf(tx, trip.vehicleId)
    const { good, errors } = await mayRideOf(tx, transfers, request)
    const before = await ridersOf(tx, id)
    const fresh = good.filter((one) => !before.some((rider) => rider.id === one.id))
    checkFits(await waitersOf(tx, [...before, ...fresh]), trip, vehicle)
    const seats = fresh.map(({ id: transfer }) => ({
      transfer,
      trip: id,
      stop: 1,
      pickUpAt: trip.departAt,
    }))
    const seated = await seatRiders(tx, seats, request)
    for (const { transfer } of seats)
      if (!seated.has(transfer)) errors.push({ transfer, code: 'transfer.on-another-trip' })
    await arrangeAgain(tx, trip, vehicle)
    return { trip: id, riders: before.length + seated.size, errors }
  },
})

/** Another hour, another vehicle, or the order of the stops by hand. Whoever was told another time is told anew. */
export const changeTrip = command({
  name: 'trip.change',
  summary: 'Change the hour, vehicle or stops of a trip',
  roles: deskRoles,
  input: ChangeTrip,
  outcome: TripChanged,
  area: async (sql, { trip }) => (await tripOf(sql, trip)).areaCode,
  async run(tx, { trip: id, departAt, vehicle: other, stops }, request) {
    const before = await takeTrip(tx, id)
    const vehicle = await vehicleOf(tx, other ?? before.vehicleId)
    await takeVehicles(tx, [vehicle.id])
    if (vehicle.outSince !== null) throw new Problem('vehicle.out-of-service')
    const at = departAt === undefined ? before.departAt : instantOf(departAt)
    const trip = { ...before, vehicleId: vehicle.id, departAt: Math.max(at, request.now) }
    checkFits(await waitersOf(tx, await ridersOf(tx, id)), trip, vehicle)
    const shift = await shiftAt(tx, vehicle, trip.departAt)
    await checkVehicleFree(tx, vehicle, {
      ...trip,
      freeAt: trip.departAt + (before.freeAt - before.departAt),
    })
    await tx`update trips set vehicle_id = ${vehicle.id}, shift_id = ${shift} where id = ${id}`
    await arrangeAgain(tx, trip, vehicle, stops ?? null)
    return { trip: id }
  },
})
