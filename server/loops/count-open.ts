import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { type Kind, loopsOf } from './count-loops.ts'
import { openOfCity } from './first-open.ts'
import { type Asked, isInside, openIn } from './open-part.ts'

export type Counted = { kind: Kind; open: number; overdue: number }

/** How many are open of these kinds in a round, counted now. */
export async function countNow(
  sql: Reader,
  kinds: readonly Kind[],
  asked: Asked,
): Promise<Counted[]> {
  const { now, reach, owner, overdue } = asked
  const [first, ...rest] = kinds
  if (first === undefined) return []
  const counted = sql`count(*)::int as open, (count(*) filter (where due_at < ${now}::timestamptz))::int as overdue`
  const isAsked = sql`
    opened_at <= ${now}::timestamptz and ${isInside(sql, reach)}
      ${owner === undefined ? sql`` : sql`and owner = ${owner}`}
      ${overdue === undefined ? sql`` : sql`and (due_at < ${now}::timestamptz) = ${overdue}`}`
  if (asked.round !== null)
    return sql<Counted[]>`
      select kind, ${counted} from (${loopsOf(sql, kinds)}) v where ${openIn(sql, asked)} and ${isAsked} group by kind`
  // Each for itself, because a kind is no key of a group in which every row has it.
  const part = (kind: Kind) =>
    sql`select ${kind}::text as kind, ${counted} from (${openOfCity(sql, kind, asked)}) v where ${isAsked} having count(*) > 0`
  return sql<
    Counted[]
  >`${rest.reduce((union, kind) => sql`${union} union all ${part(kind)}`, part(first))}`
}

export type CountedIn = Counted & { roundId: number }

/** How many were open in each of these large rounds when their loops were last counted, by kind; none of what was not open. */
export async function countedBefore(
  sql: Reader,
  kinds: readonly Kind[],
  rounds: readonly number[],
  { reach, owner }: Pick<Asked, 'reach' | 'owner'>,
): Promise<CountedIn[]> {
  return sql<CountedIn[]>`
    select round_id, kind, sum(open)::int as open, sum(overdue)::int as overdue from tally_loops
    where round_id = any(${[...rounds]}::int[]) and kind = any(${[...kinds]}::text[]) and starts_with(area, ${reach})
      ${owner === undefined ? sql`` : sql`and owner = ${owner}`}
    group by round_id, kind`
}

/** Of these counts the overdue ones alone, or those within their limit, or all. */
export const overdueOnly = (counts: readonly Counted[], overdue: boolean | undefined): Counted[] =>
  counts.flatMap(({ kind, open, overdue: late }) => {
    if (overdue === undefined) return { kind, open, overdue: late }
    const left = overdue ? late : open - late
    return left > 0 ? { kind, open: left, overdue: overdue ? late : 0 } : []
  })

/** The sums by kind, in the order of their names. */
export function summed(parts: readonly Counted[][]): Counted[] {
  const sums = new Map<Kind, Counted>()
  for (const one of parts.flat()) {
    const sum = sums.get(one.kind)
    const { kind } = one
    sums.set(kind, {
      kind,
      open: one.open + (sum?.open ?? 0),
      overdue: one.overdue + (sum?.overdue ?? 0),
    })
  }
  return [...sums.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

type Told = { id: number; asOf: Instant; isClosed: boolean }

/** Which large rounds have been counted. */
export const countedRounds = (sql: Reader, rounds: readonly number[]) => sql<Told[]>`
  select t.round_id as id, t.as_of, n.closed_at is not null as is_closed
  from tallies t join rounds n on n.id = t.round_id
  where t.kind = 'loops' and t.body is not null and t.round_id = any(${[...rounds]}::int[])`
