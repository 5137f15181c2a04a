import {
  AddVehicle,
  ChangeVehicle,
  PutBack,
  PutOut,
  VehicleKept,
  type vehicleKinds,
} from '@bihuan/contract/vehicles.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaInReach } from '../rounds/store.ts'
import { vehicleOf } from './fleet.ts'
import { deskRoles } from './store.ts'

const areaOf = async (sql: Reader, { vehicle }: { vehicle: string }) =>
  (await vehicleOf(sql, vehicle)).areaCode

// A plate is one plate, however it is typed.
const plain = (plate: string): string => plate.replace(/[\s·.-]/g, '').toUpperCase()

/** Adds a vehicle with the places it has. */
export const addVehicle = command({
  name: 'vehicle.add',
  summary: 'Add a vehicle',
  roles: [...deskRoles, 'administrator'],
  input: AddVehicle,
  outcome: VehicleKept,
  area: (_sql, { area }, { actor }) => areaInReach(actor, area),
  async run(tx, input, { id, now, actor }) {
    const { kind, seats, wheelchairPlaces, childSeats, stretchers, negativePressure, area } = input
    const plate = plain(input.plate)
    const [kept] = await tx`
      insert into vehicles (id, plate, kind, seats, wheelchair_places, child_seats, stretchers, negative_pressure, area_code, lng, lat, added_by, added_at)
      values (${id}, ${plate}, ${kind}, ${seats}, ${wheelchairPlaces}, ${childSeats}, ${stretchers}, ${negativePressure}, ${area},
        ${input.lng ?? null}, ${input.lat ?? null}, ${actor.id}, ${now})
      on conflict (plate) do nothing returning id`
    if (!kept) throw new Problem('vehicle.plate-taken', { plate })
    return { vehicle: id }
  },
})

/** Changes what a vehicle is; what is left out stays. */
export const changeVehicle = command({
  name: 'vehicle.change',
  summary: 'Change a vehicle',
  roles: [...deskRoles, 'administrator'],
  input: ChangeVehicle,
  outcome: VehicleKept,
  area: areaOf,
  async run(tx, { vehicle, ...more }, { actor }) {
    const before = await vehicleOf(tx, vehicle)
    const it = { ...before, ...more }
    const kind: (typeof vehicleKinds)[number] = it.kind
    const area = more.area === undefined ? before.areaCode : areaInReach(actor, more.area)
    const [taken] = await tx`
      select from vehicles where plate = ${plain(it.plate)} and id <> ${vehicle}`
    if (taken) throw new Problem('vehicle.plate-taken', { plate: plain(it.plate) })
    await tx`
      update vehicles set plate = ${plain(it.plate)}, kind = ${kind}, seats = ${it.seats}, wheelchair_places = ${it.wheelchairPlaces},
        child_seats = ${it.childSeats}, stretchers = ${it.stretchers}, negative_pressure = ${it.negativePressure}, area_code = ${area},
        lng = ${it.lng ?? null}, lat = ${it.lat ?? null}, version = version + 1
      where id = ${vehicle}`
    return { vehicle }
  },
})

/** Takes a vehicle out of service; its trips that have not left are shown, and a dispatcher gives them to another. */
export const putOut = command({
  name: 'vehicle.put-out',
  summary: 'Take a vehicle out of service',
  roles: [...deskRoles, 'driver'],
  input: PutOut,
  outcome: VehicleKept,
  area: areaOf,
  async run(tx, { vehicle, because }, { now }) {
    await tx`
      update vehicles set out_since = coalesce(out_since, ${now}::timestamptz), out_because = ${because}, version = version + 1 where id = ${vehicle}`
    return { vehicle }
  },
})

/** Puts a vehicle back into service. */
export const putBack = command({
  name: 'vehicle.put-back',
  summary: 'Put a vehicle back into service',
  roles: deskRoles,
  input: PutBack,
  outcome: VehicleKept,
  area: areaOf,
  async run(tx, { vehicle }) {
    await tx`update vehicles set out_since = null, out_because = null, version = version + 1 where id = ${vehicle}`
    return { vehicle }
  },
})
