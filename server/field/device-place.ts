import { int8s } from '../db/literal.ts'
import type { Reader } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'

/** Where a device works: its site, and the round of that site. */
export type DevicePlace = { siteId: number; roundId: number; areaCode: string }

/** The place of a device. Refuses with sampling.device-unknown. */
export async function devicePlace(sql: Reader, device: string): Promise<DevicePlace> {
  const [row] = await sql<DevicePlace[]>`
    select d.site_id, s.round_id, s.area_code from devices d join sites s on s.id = d.site_id where d.id = ${device}`
  if (!row) throw new Problem('sampling.device-unknown', { device })
  return row
}

/** The places of several devices by id; one that nobody enrolled is missing. */
export async function devicePlaces(
  sql: Reader,
  devices: readonly string[],
): Promise<Map<string, DevicePlace>> {
  const rows = await sql<(DevicePlace & { id: number })[]>`
    select d.id, d.site_id, s.round_id, s.area_code from devices d join sites s on s.id = d.site_id
    where d.id = any(${int8s(devices)}::text::int[])`
  return new Map(rows.map((row) => [String(row.id), row]))
}

/** The area of a device's site: what a write of that device belongs to. */
export const deviceArea = async (sql: Reader, { device }: { device: string }) =>
  (await devicePlace(sql, device)).areaCode

/** Refuses where the area is outside the reader's own; commands do the same at their door. */
export function checkReach(actor: Actor, area: string): void {
  if (!covers(actor.areaCode, area))
    throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
}
