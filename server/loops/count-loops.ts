import type { LoopKind } from '@bihuan/contract/loops.ts'
import { loopKinds } from '@bihuan/contract/loops.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

export type Kind = Static<typeof LoopKind>
export type LoopCount = { open: number; overdue: number }

const perPersonKind: Kind = 'person-not-sampled'
export const perTubeKinds: readonly Kind[] = loopKinds.filter((kind) => kind !== perPersonKind)

/** The views of these kinds as one, `(kind, round_id, subject, area, owner, opened_at, due_at, closed_at, next_step)`. */
export function loopsOf(sql: Reader, kinds: readonly Kind[]) {
  const [first, ...rest] = kinds.map(
    (kind) => sql`select * from ${sql(`loop_${kind.replaceAll('-', '_')}`)}`,
  )
  if (first === undefined) throw new RangeError('no kind of loop')
  return rest.reduce((union, one) => sql`${union} union all ${one}`, first)
}

async function count(
  sql: Reader,
  kinds: readonly Kind[],
  round: number,
  now: Instant,
): Promise<LoopCount> {
  const [counted] = await sql<LoopCount[]>`
    select count(*)::int as open, (count(*) filter (where due_at < ${now}::timestamptz))::int as overdue
    from (${loopsOf(sql, kinds)}) l
    where l.round_id = ${round} and l.closed_at is null and l.opened_at <= ${now}::timestamptz`
  return counted ?? { open: 0, overdue: 0 }
}

/** What is owed in a round, apart from people who were not sampled. */
export const countLoops = (sql: Reader, round: number, now: Instant) =>
  count(sql, perTubeKinds, round, now)

/** Buildings with people who are neither sampled nor accounted for; nothing is owed before the round's last hour is over. */
export const countUnvisited = (sql: Reader, round: number, now: Instant) =>
  count(sql, [perPersonKind], round, now)

/** The kinds that can be open at a moment: the costly one only where some round is over. */
export async function kindsAt(sql: Reader, now: Instant): Promise<readonly Kind[]> {
  const [over] = await sql`select from rounds where closes_at <= ${now} limit 1`
  return over ? loopKinds : perTubeKinds
}
