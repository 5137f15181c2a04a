import type { CareNeed, Diet } from '@bihuan/core/isolation/needs.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { roomStates } from './room-states.ts'

/** A room where somebody can be sent, with what an allocation asks of it. */
export type FreeRoom = {
  room: string
  site: string
  siteNumber: number
  code: string
  floor: number
  kind: 'single' | 'family' | 'accessible' | 'mother-child' | 'care'
  beds: number
  passage: string | null
  place: string
  areaCode: string
  languages: string[]
  diets: Diet[]
  care: CareNeed[]
  lng: number | null
  lat: number | null
  datum: string
  /** Who are in it, and who were given it and are not there yet. */
  taken: number
  given: number
  freeBeds: number
  readyAt: Instant
}

export type Where = { area?: string; site?: string; place?: string }

/**
 * Rooms with a free bed at a moment: of a site that is ready or open and whose requisition runs, ready, not out of use, and with fewer
 * people in or on their way than beds. In the order of site, floor and code.
 */
export async function freeRooms(sql: Reader, at: Instant, where: Where = {}): Promise<FreeRoom[]> {
  const { area, site, place } = where
  return await sql<FreeRoom[]>`
    select r.id as room, i.id as site, i.number as site_number, r.code, r.floor, r.kind, r.beds, r.passage, i.place, i.area_code,
      i.languages, i.diets, i.care, i.lng, i.lat, i.datum, r.people as taken, r.given, r.beds - r.people - r.given as free_beds, r.ready_at
    from ${roomStates(sql, site === undefined ? null : [site], at)} r
    join isolation_sites i on i.id = r.isolation_site_id
    where i.state in ('ready', 'active') and (i.requisition_until is null or i.requisition_until > ${at}::timestamptz)
      and r.out_since is null and r.ready_at <= ${at}::timestamptz and r.people + r.given < r.beds
      ${area === undefined ? sql`` : sql`and i.area_code >= ${area} and i.area_code < ${`${area}:`}`}
      ${place === undefined ? sql`` : sql`and i.place = ${place}`}
    order by i.number, r.floor, r.code`
}
