import type { OwnHome } from '@bihuan/contract/residents.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'

type Row = { place: number; round: string; since: Instant; dueAt: Instant | null }

const read = together<string, Row>(
  (sql, people) => sql<Row[]>`
    select a.place, q.* from generate_subscripts(${[...people]}::bigint[], 1) a (place)
    cross join lateral (
      select k.round_id::text as round, min(k.opened_at) as since, min(k.opened_at + l.minutes * interval '1 minute') as due_at
      from recall_tasks k left join round_limits l on l.round_id = k.round_id and l.step = 'member-resampled'
      where k.person_id = (${[...people]}::bigint[])[a.place] and k.outcome is null
      group by k.round_id order by since offset 0
    ) q`,
)

/** New samples that a person still owes, one a round, with the time by which they are due; the longest open first. */
export async function openRecalls(
  sql: Reader,
  person: string,
): Promise<Static<typeof OwnHome>['openRecalls']> {
  const rows = await read(sql, person)
  return rows
    .toSorted((a, b) => a.since - b.since)
    .map(({ round, since, dueAt }) => ({
      round,
      since: isoOf(since),
      dueAt: dueAt === null ? null : isoOf(dueAt),
    }))
}
