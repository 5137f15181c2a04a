import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Reader } from '../db/sql.ts'

/**
 * The body of a recursive `ids (place, id)`: everybody whom registrars found to be one person by then, whichever of the ids was
 * asked by. `asked` is a select of place, id and the moment whose knowledge counts. In both directions, other than
 * server/people/ids-of-person.ts: somebody with two documents has one status, by whichever of them they are asked for.
 */
export const samePeople = (sql: Reader, asked: PendingQuery<AnyRow[]>) =>
  sql`select q.place, q.id, q.known from (${asked}) q (place, id, known) ${sql.unsafe(andTheSame)}`

/** The same for a statement that is put together as text. */
export const samePeopleText = (asked: string): string =>
  `select q.place, q.id, q.known from (${asked}) q (place, id, known) ${andTheSame}`

const andTheSame = `
  union
  select i.place, n.id, i.known from ids i
  cross join lateral (
    select s.walk_in as id from same_person_claims s where s.known = i.id and s.verdict = 'same' and s.settled_at <= i.known
    union all
    select s.known from same_person_claims s where s.walk_in = i.id and s.verdict = 'same' and s.settled_at <= i.known
    offset 0
  ) n`

/** All the ids of one person, the asked one first; one for each time that somebody registered them anew. */
export async function idsOf(sql: Reader, person: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with recursive ids as (${samePeople(sql, sql`select 1, ${person}::bigint, 'infinity'::timestamptz`)})
    select id from ids order by id <> ${person}::bigint, id`
  return rows.map(({ id }) => id)
}
