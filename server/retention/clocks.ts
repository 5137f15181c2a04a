import { overSince } from '@bihuan/core/retention/due.ts'
import type { RetentionId } from '@bihuan/core/retention/kinds.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

/** The moments that a run of retention goes by. */
export type Clocks = {
  now: Instant
  /** The machine's own clock: texts and one-time codes live by it, whatever time it is in the city. */
  machineNow: Instant
  /** When the response ended, by a verified act; null while it goes on. */
  responseEnd: Instant | null
}

/** The latest start of a clock that is over. */
export const since = (kind: RetentionId, clocks: Clocks): Instant =>
  overSince(kind, kind === 'messages' ? clocks.machineNow : clocks.now)

/**
 * The end of the response for a row that had begun before it, as SQL; null for what came after, since a response may begin anew.
 * `began` is the column that says when the row began.
 */
export const endOf = (sql: Reader, { responseEnd }: Clocks, began: string) =>
  sql`case when ${sql(began)} <= ${responseEnd}::timestamptz then ${responseEnd}::timestamptz end`

/** Whether the clocks that begin with the end of the response are over. */
export const isOverWithResponse = (kind: RetentionId, clocks: Clocks): boolean =>
  clocks.responseEnd !== null && clocks.responseEnd <= since(kind, clocks)
