import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Reader } from '../db/sql.ts'

/** An open stay with what a line of the list shows besides. */
export type OpenRow = {
  id: string
  person: string
  name: string
  site: string
  siteNumber: number
  siteName: string
  room: string | null
  cohort: Cohort
  basis: string
  place: string
  orderId: string | null
  area: string
  arrivedAt: Instant
  transfer: string | null
  pickUpAt: Instant | null
  endedWhy: string | null
}

/** Stays that a select names by id, in its order `n`, with the way home that was asked for last. */
export const openRows = (sql: Reader, page: PendingQuery<AnyRow[]>) => sql<OpenRow[]>`
  with page as (${page})
  select s.id, s.person_id as person, p.name, i.id as site, i.number as site_number, i.name as site_name, r.code as room, s.cohort, s.basis, s.place,
    s.order_id, i.area_code as area, s.arrived_at, t.id as transfer, t.pick_up_at, t.ended_why
  from page
  join stays s on s.id = page.id
  join isolation_sites i on i.id = s.isolation_site_id
  join people p on p.id = s.person_id
  left join rooms r on r.id = s.room_id
  left join lateral (
    select t.id, t.pick_up_at, t.ended_why from transfers t
    where t.person_id = s.person_id and t.kind = 'home' and t.asked_at >= s.arrived_at order by t.asked_at desc limit 1
  ) t on true
  order by page.n`

/** Codes of areas are digits: whatever begins with one lies between it and its followers. */
export const inArea = (sql: Reader, area: string) =>
  sql`i.area_code >= ${area} and i.area_code < ${`${area}:`}`
