import type { NewRoom } from '@bihuan/contract/isolation-sites.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'

export type RoomGiven = Static<typeof NewRoom>
export type SiteGiven = {
  name: string
  kind: string
  place: string
  area: string
  address: string
  lng?: number
  lat?: number
  datum?: string
  languages?: readonly string[]
  diets?: readonly string[]
  care?: readonly string[]
}

/** Refuses an area that the city does not have, and a place that the rules in force do not know. */
export async function checkGiven(
  tx: Tx,
  sites: readonly SiteGiven[],
  request: Request,
): Promise<void> {
  const areas = [...new Set(sites.map(({ area }) => area))]
  const known = await tx<{ code: string }[]>`
    select code from areas where code = any(${areas}::text[])`
  const unknown = areas.find((area) => !known.some(({ code }) => code === area))
  if (unknown !== undefined) throw new Problem('isolation-site.area-unknown', { area: unknown })
  const places = Object.keys((await policyNow(tx, request)).places)
  const place = sites.find((site) => !places.includes(site.place))?.place
  if (place !== undefined)
    throw new Problem('isolation-site.place-unknown', { place, known: places.join(', ') })
}

/** Writes new sites with the next numbers, in their order. Gives id and number of each. */
export async function writeSites(
  tx: Tx,
  sites: readonly SiteGiven[],
  { id, now, actor }: Request,
): Promise<{ site: string; number: number }[]> {
  if (sites.length === 0) return []
  // Two who find houses at once take their numbers one after the other.
  await tx`select pg_advisory_xact_lock(hashtextextended('isolation-site numbers', 0))`
  const [last] = await tx<
    { number: number }[]
  >`select coalesce(max(number), 0)::int as number from isolation_sites`
  const rows = sites.map((site, n) => ({
    id: derivedId(id, 'isolation-site', String(n)),
    number: (last?.number ?? 0) + n + 1,
    name: site.name,
    kind: site.kind,
    place: site.place,
    area_code: site.area,
    address: site.address,
    lng: site.lng ?? null,
    lat: site.lng === undefined ? null : (site.lat ?? null),
    datum: site.datum ?? 'WGS-84',
    languages: [...(site.languages ?? [])],
    diets: [...(site.diets ?? [])],
    care: [...(site.care ?? [])],
    added_by: actor.id,
    added_at: now,
    state_since: now,
  }))
  for (const row of rows) await tx`insert into isolation_sites ${tx(row)}`
  return rows.map(({ id: site, number }) => ({ site, number }))
}

/**
 * Registers rooms of a site: those that stand there already with the same content are repeated, one with other content refuses all. They
 * are ready when the site is made ready; of a site that is ready already each is furnished by hand (`isolation-site.bring-back`).
 */
export async function writeRooms(
  tx: Tx,
  site: string,
  rooms: readonly RoomGiven[],
  { id }: Request,
): Promise<{ added: number; repeated: number }> {
  const seen = new Set<string>()
  for (const { code } of rooms) {
    if (seen.has(code)) throw new Problem('isolation-site.room-twice', { room: code })
    seen.add(code)
  }
  const added = await tx<{ code: string }[]>`
    insert into rooms (id, isolation_site_id, code, floor, kind, beds, passage)
    select g.id, ${site}, g.code, g.floor, g.kind, g.beds, g.passage
    from unnest(${rooms.map(({ code }) => derivedId(id, 'room', site, code))}::uuid[], ${rooms.map(({ code }) => code)}::text[],
      ${rooms.map(({ floor }) => floor)}::smallint[], ${rooms.map(({ kind }) => kind)}::text[], ${rooms.map(({ beds }) => beds)}::smallint[],
      ${rooms.map(({ passage }) => passage ?? null)}::text[]) as g (id, code, floor, kind, beds, passage)
    on conflict (isolation_site_id, code) do nothing returning code`
  const isNew = new Set(added.map(({ code }) => code))
  const there = await tx<RoomGiven[]>`
    select code, floor, kind, beds, passage from rooms where isolation_site_id = ${site} and code = any(${rooms.map(({ code }) => code)}::text[])`
  const known = new Map(there.map((room) => [room.code, room]))
  for (const room of rooms) {
    const old = known.get(room.code)
    const isSame =
      old?.floor === room.floor &&
      old.kind === room.kind &&
      old.beds === room.beds &&
      (old.passage ?? null) === (room.passage ?? null)
    if (!isNew.has(room.code) && !isSame)
      throw new Problem('isolation-site.room-differs', { room: room.code })
  }
  return { added: added.length, repeated: rooms.length - added.length }
}
