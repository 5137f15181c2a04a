import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { type ChainRow, rowsOfIds } from './store.ts'

// Beyond what an interval allows; who is further off in time shares a place by chance.
const daysAround = 60
const aroundMost = 5_000

/**
 * A case with the cases that anything may lead to it from, and those that these infected: named links, contacts, its home, and the places in which
 * it was. Enough to judge its sources without reading a whole city.
 */
export async function aroundOf(sql: Reader, own: ChainRow): Promise<ChainRow[]> {
  const at = own.onsetAt ?? own.positiveAt ?? own.openedAt
  const spanMs = daysAround * 24 * hourMs
  const found = await sql<{ id: string }[]>`
    with near as (
      select infector as id from case_links where infectee = ${own.id} and until_at is null and infector is not null
      union select k.case_id from contacts k
        where k.dropped_at is null and k.through_id is null and (k.became_case = ${own.id} or k.person_id = ${own.personId}::bigint)
      union select c.id from cases c join people p on p.id = c.person_id where p.household_id = ${own.householdId}::int
      union select i.case_id from case_items o join case_items i on i.venue_id = o.venue_id
        where o.case_id = ${own.id} and o.state <> 'removed' and i.state <> 'removed' and o.venue_id is not null
          and i.from_at between ${at - spanMs}::timestamptz and ${at + spanMs}::timestamptz
    ), led as (
      select id from near
      union select l.infectee from case_links l join near n on n.id = l.infector where l.until_at is null and l.state <> 'rejected'
    )
    select id from led limit ${aroundMost}`
  const ids = new Set([own.id, ...found.map(({ id }) => id)])
  const rows = await rowsOfIds(sql, [...ids])
  return [...rows].sort((a, b) => a.number - b.number)
}
