import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { BudgetedLook } from '../reads/spend.ts'

/** Whose status is asked for, of which moment, by what was known at which; and the look that it leaves behind, where it does. */
export type StatusAsk = { person: string; at: Instant; known: Instant; look: BudgetedLook | null }

const moments = (list: readonly Instant[]) => list.map((at) => new Date(at).toISOString())

/** The asks of a group as rows `place, person, at, known`; subscripts, because their estimate does not depend on how many there are. */
export const askRows = (sql: Reader, asks: readonly StatusAsk[]) => {
  const people = asks.map(({ person }) => person)
  const at = moments(asks.map((ask) => ask.at))
  const known = moments(asks.map((ask) => ask.known))
  return sql`
    select g.place, (${people}::bigint[])[g.place] as person, (${at}::timestamptz[])[g.place] as at, (${known}::timestamptz[])[g.place] as known
    from generate_subscripts(${people}::bigint[], 1) g (place)`
}

/**
 * Writes a look that was granted also under the other ids of the person, of the rows `found (place, ids)` and `seen`: they find it under
 * whichever they ask. Each has its own id by one rule, so that a group that is repeated writes the same rows again.
 */
export const looksOfOthers = (sql: Reader) => sql`
  insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at)
  select md5(s.id::text || i.id)::uuid, i.id, s.query, s.actor_id, s.actor_role, s.purpose, s.at
  from seen s join found f on f.place = s.place cross join lateral unnest(f.ids[2:]) i (id)
  on conflict (id) do nothing`
