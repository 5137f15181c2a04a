import { randomUUID } from 'node:crypto'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'
import type { Actor } from '../door/actor.ts'

/** Who looks at whom, by which query, for which purpose, when. */
export type Look = { person: string; query: string; actor: Actor; purpose: string; at: Instant }

// The id is made before the group leaves: a group whose connection broke after its commit is written again without doubles.
const write = together<Look & { id: string }, { place: number }>(async (sql, looks) => {
  await sql`
    insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at)
    select * from unnest(
      ${looks.map(({ id }) => id)}::uuid[], ${looks.map(({ person }) => person)}::bigint[], ${looks.map(({ query }) => query)}::text[],
      ${looks.map(({ actor }) => actor.id)}::text[], ${looks.map(({ actor }) => actor.role)}::text[],
      ${looks.map(({ purpose }) => purpose)}::text[], ${looks.map(({ at }) => new Date(at).toISOString())}::timestamptz[])
    on conflict (id) do nothing`
  return []
})

/**
 * Leaves the trace of a look at a named person, and resolves once it is committed: nothing may be shown before. Looks of the
 * same moment are written by one statement.
 */
export async function leaveTrace(sql: Reader, look: Look): Promise<void> {
  await write(sql, { ...look, id: randomUUID() })
}
