import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type RunningCase = { id: string; number: number | null }

// Who is on a list again within this time is the same illness; the positives of one go on for weeks.
const sameIllnessMs = 90 * 24 * hourMs

/** The cases that these people have already: one that runs, or one of the last 90 days; the newest of each. */
export async function runningCases(
  sql: Reader,
  people: readonly string[],
  now: Instant,
): Promise<ReadonlyMap<string, RunningCase>> {
  if (people.length === 0) return new Map()
  const rows = await sql<(RunningCase & { person: string })[]>`
    select distinct on (c.person_id) c.person_id as person, c.id, c.number
    from cases c where c.person_id = any(${[...people]}::bigint[]) and c.state not in ('dropped', 'merged')
      and (c.state <> 'closed' or c.opened_at > ${now - sameIllnessMs})
    order by c.person_id, c.opened_at desc`
  return new Map(rows.map(({ person, id, number }) => [person, { id, number }]))
}
