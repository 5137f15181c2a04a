import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'

type Row = { place: number; id: string; recalledIn: number[] }

// generate_subscripts instead of unnest in these statements: its estimate does not depend on the length, so that the plan for
// one and for two hundred is the same and is kept. `offset 0` keeps each read of one person a walk through indexes.
const read = together<string, Row>(
  (sql, people) => sql<Row[]>`
    with recursive ids as (
      select a.place, (${[...people]}::bigint[])[a.place] as id from generate_subscripts(${[...people]}::bigint[], 1) a (place)
      union
      select i.place, c.walk_in from ids i
      cross join lateral (select s.walk_in from same_person_claims s where s.known = i.id and s.verdict = 'same' offset 0) c
    )
    select i.place, i.id, array(select k.round_id from recall_tasks k where k.person_id = i.id) as recalled_in from ids i`,
)

/** The ids under which somebody was sampled, and the rounds in which they were called back to be sampled again. */
export type Identity = { ids: string[]; recalledIn: ReadonlySet<number> }

/**
 * The ids under which a person was sampled: their own, and those of walk-ins that a registrar found to be them
 * (server/field/settle-same-person.ts). Never the other way: a walk-in's id tells nothing about somebody known.
 */
export async function identityOf(sql: Reader, person: string): Promise<Identity> {
  const rows = await read(sql, person)
  return {
    ids: rows.map(({ id }) => id),
    recalledIn: new Set(rows.flatMap(({ recalledIn }) => recalledIn)),
  }
}
