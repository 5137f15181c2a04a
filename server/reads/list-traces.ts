import type { Instant } from '@bihuan/core/time/instant.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'

/** The people of a work list that somebody has before them. */
export type ListLook = {
  people: readonly string[]
  query: string
  actor: Actor
  purpose: string
  at: Instant
}

/**
 * Leaves a trace for everybody on a work list, one an hour for each actor, list and person: a list that a page asks for every
 * few seconds tells the person once that it was looked at, and not three hundred times. It costs no budget, because the task
 * and the area decide who is on it; whoever opens the record of one of them spends one.
 */
export async function leaveListTraces(
  sql: Reader,
  { people, query, actor, purpose, at }: ListLook,
): Promise<void> {
  if (people.length === 0) return
  const hour = Math.floor(at / hourMs)
  await sql`
    insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at)
    -- The same look of the same hour has the same id; a person who stands twice on the list is one look.
    select distinct md5(${`${query}|${actor.id}|${purpose}|${hour}|`} || person)::uuid, person, ${query}, ${actor.id}, ${actor.role}, ${purpose}, ${at}::timestamptz
    from unnest(${[...people]}::bigint[]) g (person)
    on conflict (id) do nothing`
}
