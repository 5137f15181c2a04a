import type { Reader } from '../db/sql.ts'

/**
 * The ids under which a person was sampled: their own, and those of walk-ins that a registrar found to be them
 * (server/field/settle-same-person.ts). Never the other way: a walk-in's id tells nothing about somebody known.
 */
export async function idsOfPerson(sql: Reader, person: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with recursive ids as (
      select ${person}::bigint as id
      union
      select c.walk_in from ids join same_person_claims c on c.known = ids.id where c.verdict = 'same'
    )
    select id from ids`
  return rows.map(({ id }) => id)
}
