import { EndShift, PlanShift, ShiftPlanned } from '@bihuan/contract/vehicles.ts'
import { hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { takeVehicles, vehicleOf } from './fleet.ts'
import { deskRoles } from './store.ts'

const longestMs = 24 * hourMs

/** Who drives which vehicle from when to when. */
export const planShift = command({
  name: 'crew-shift.plan',
  summary: 'Plan who drives a vehicle',
  roles: deskRoles,
  input: PlanShift,
  outcome: ShiftPlanned,
  area: async (sql, { vehicle }) => (await vehicleOf(sql, vehicle)).areaCode,
  async run(tx, input, { id, now, actor }) {
    const { vehicle, driver, escort = null } = input
    const [from, until] = [instantOf(input.from), instantOf(input.until)]
    if (until <= from || until - from > longestMs) throw new Problem('vehicle.shift-unclear')
    // Of two who plan one vehicle the second waits here, and then finds the shift of the first.
    await takeVehicles(tx, [vehicle])
    const { areaCode } = await vehicleOf(tx, vehicle)
    const [account] = await tx<{ areaCode: string }[]>`
      select area_code from accounts where id = ${driver} and role = 'driver' and closed_at is null`
    if (!account || !(covers(account.areaCode, areaCode) || covers(areaCode, account.areaCode)))
      throw new Problem('vehicle.driver-unknown')
    const [other] = await tx`
      select from crew_shifts where (vehicle_id = ${vehicle} or driver = ${driver}) and ended_at is null
        and from_at < ${until}::timestamptz and until_at > ${from}::timestamptz limit 1`
    if (other) throw new Problem('vehicle.shift-overlaps')
    await tx`
      insert into crew_shifts (id, vehicle_id, driver, escort, from_at, until_at, planned_by, planned_at)
      values (${id}, ${vehicle}, ${driver}, ${escort}, ${from}, ${until}, ${actor.id}, ${now})`
    return { shift: id }
  },
})

type Row = { areaCode: string }
const shiftArea = async (sql: Reader, { shift }: { shift: string }) => {
  const [row] = await sql<Row[]>`
    select v.area_code from crew_shifts s join vehicles v on v.id = s.vehicle_id where s.id = ${shift}`
  if (!row) throw new Problem('vehicle.shift-unknown')
  return row.areaCode
}

/** Ends a shift before its time; refused while a trip of it is not over. */
export const endShift = command({
  name: 'crew-shift.end',
  summary: 'End a shift before its time',
  roles: deskRoles,
  input: EndShift,
  outcome: ShiftPlanned,
  area: shiftArea,
  async run(tx, { shift }, { now }) {
    const [trip] = await tx`
      select from trips where shift_id = ${shift} and cancelled_at is null and arrived_at is null limit 1`
    if (trip) throw new Problem('vehicle.has-trips')
    await tx`update crew_shifts set ended_at = coalesce(ended_at, ${now}::timestamptz) where id = ${shift}`
    return { shift }
  },
})
