import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Kind } from './count-loops.ts'

/**
 * Which open loops are asked for: of one round, in this area, most overdue first and no more than `limit` of a kind. One round
 * at a time, because only then PostgreSQL reads that round's partitions and no others.
 */
export type Asked = {
  now: Instant
  /** Null asks for what belongs to no round. */
  round: number | null
  reach: string
  owner: string | undefined
  overdue: boolean | undefined
  limit: number
}

export type OpenRow = {
  kind: Kind
  roundId: number | null
  subject: string
  area: string
  owner: string
  openedAt: Instant
  dueAt: Instant
  nextStep: string
}

/**
 * The loops of this round that nobody has closed, or of none: those may also close by themselves at a moment that is known
 * before. Only written with `=` PostgreSQL reads the partitions of one round.
 */
export const openIn = (sql: Reader, { round, now }: Pick<Asked, 'round' | 'now'>) =>
  round === null
    ? sql`round_id is null and (closed_at is null or closed_at > ${now}::timestamptz)`
    : sql`round_id = ${round} and closed_at is null`

export const columns = (sql: Reader) =>
  sql`kind, round_id, subject, area, owner, opened_at, due_at, next_step`

/** Whether `area` is this area or lies inside it; written as a range, because only that is found by an index whatever is asked for. */
export const isInside = (sql: Reader, reach: string) =>
  sql`area >= ${reach} and area < ${`${reach}:`}`

const isOf = (sql: Reader, owner: string | undefined) =>
  owner === undefined ? sql`` : sql`and owner = ${owner}`

const isDue = (sql: Reader, overdue: boolean | undefined, now: Instant) =>
  overdue === undefined ? sql`` : sql`and (due_at < ${now}::timestamptz) = ${overdue}`

/** The first of a source of open loops that are asked for, as one part of a union. */
export function firstOf(
  sql: Reader,
  source: ReturnType<typeof columns>,
  { now, reach, owner, overdue, limit }: Asked,
) {
  return sql`
    (select ${columns(sql)} from (${source}) l
    where opened_at <= ${now}::timestamptz and ${isInside(sql, reach)} ${isOf(sql, owner)} ${isDue(sql, overdue, now)}
    order by due_at, subject limit ${limit})`
}
