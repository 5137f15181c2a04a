import type { Reader } from '../db/sql.ts'
import { placesOf } from '../facts/fact-sql.ts'
import { idsOf } from '../facts/ids-of.ts'

/** The ids of these orders and of all others about the same people or areas: a renewal is found by what it renews. */
export async function withKin(sql: Reader, ids: readonly string[]): Promise<string[]> {
  const own = [...ids]
  const rows = await sql<{ id: string }[]>`
    select id from orders where id = any(${own}::text[])
    union
    select k.id from orders s join orders k on k.person_id = s.person_id where s.id = any(${own}::text[])
    union
    select k.order_id from order_areas s join order_areas k on k.area = s.area where s.order_id = any(${own}::text[])`
  return rows.map(({ id }) => id)
}

/**
 * The ids of every order that was about a person by any of their ids: their own, and those of areas where they live or lived. Wider
 * than a status, which asks where they live now: who moved away may still appeal against what held them.
 */
export async function ordersAbout(sql: Reader, person: string): Promise<string[]> {
  const ids = await idsOf(sql, person)
  const rows = await sql<{ id: string }[]>`
    select id from orders where person_id = any(${ids}::bigint[])
    union
    select order_id from order_areas where area in (
      select unnest(${sql.unsafe(placesOf)})
      from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
      where p.id = any(${ids}::bigint[])
      union
      select unnest(f.places) from facts f where f.person_id = any(${ids}::bigint[]) and f.kind = 'dwelling')`
  return rows.map(({ id }) => id)
}
