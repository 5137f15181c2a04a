import type { Reader } from '../db/sql.ts'
import { samePeople } from '../facts/ids-of.ts'

/** Where somebody lives, as an order about them needs it. */
export type Home = {
  readonly person: string
  readonly name: string
  readonly community: string
  readonly building: number
  /** Compound, building, unit and door. */
  readonly address: string
  /** Every id under which the person is known: their own, and those of walk-ins found to be them. */
  readonly ids: readonly string[]
}

/** The homes of persons, by person; whom the city does not know is missing. */
export async function homesOf(
  sql: Reader,
  persons: readonly string[],
): Promise<ReadonlyMap<string, Home>> {
  const rows = await sql<(Omit<Home, 'ids'> & { others: string[] })[]>`
    with recursive ids as (${samePeople(sql, sql`select n::int, id, 'infinity'::timestamptz from unnest(${[...persons]}::bigint[]) with ordinality g (id, n)`)}),
    others as (
      select (${[...persons]}::bigint[])[place] as person, array_agg(id::text) as ids from ids
      where id <> (${[...persons]}::bigint[])[place] group by 1
    )
    select p.id as person, p.name, b.community_code as community, b.id as building,
      c.name || b.name || h.unit_no || '单元' || h.door_no as address, coalesce(o.ids, '{}') as others
    from people p
    join households h on h.id = p.household_id
    join buildings b on b.id = h.building_id
    join compounds c on c.id = b.compound_id
    left join others o on o.person = p.id
    where p.id = any(${[...persons]}::bigint[])`
  return new Map(
    rows.map(({ others, ...home }) => [home.person, { ...home, ids: [home.person, ...others] }]),
  )
}
