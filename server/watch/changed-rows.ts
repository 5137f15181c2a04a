import type { Reader, Sql } from '../db/sql.ts'
import type { Memory } from './memory.ts'
import { seldom } from './seldom.ts'

/** Tables whose rows the watch looks at one by one. */
export type WatchedTable =
  | 'orders'
  | 'order_areas'
  | 'order_acts'
  | 'order_batches'
  | 'facts'
  | 'commands'
  | 'refusals'
  | 'person_reads'

// Numbers of transactions turn over at 2^32; the first three are nobody's.
const turn = 2n ** 32n
const firstNormal = 3n

/**
 * The oldest transaction that may still write, and the database's own time: whatever an older one wrote has been seen by a look that
 * begins now.
 */
export async function horizonNow(sql: Reader): Promise<{ horizon: string; at: number }> {
  const [row] = await sql<{ xmin: string; at: number }[]>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xmin, clock_timestamp() as at`
  const low = BigInt(row?.xmin ?? '3') % turn
  return { horizon: String(low < firstNormal ? firstNormal : low), at: row?.at ?? 0 }
}

/** Of a row `t`: whether a transaction from the horizon on wrote it; every row where there is no horizon. */
export const isChanged = (sql: Reader, horizon: string | undefined) =>
  horizon === undefined ? sql`true` : sql`age(t.xmin) <= age(${horizon}::text::xid)`

/**
 * Looks at the rows of a table that were written since the last look, and at a part of all others: `look` is given the condition on
 * `t`. A row that is written over has another transaction, so a change is seen at once, whoever made it; the slow round (an hour)
 * sees what was changed behind the back of PostgreSQL. `look` may be called twice.
 */
export async function lookAt(
  sql: Sql,
  memory: Memory,
  table: WatchedTable,
  look: (where: ReturnType<typeof isChanged>) => Promise<void>,
): Promise<void> {
  await seldom(memory, table, async () => {
    const { horizon } = await horizonNow(sql)
    const known = memory.horizons.get(table)
    await look(isChanged(sql, known))
    if (known === undefined) return void memory.horizons.set(table, horizon)
    const { first, next } = await nextBlocks(sql, memory, table)
    await look(sql`t.ctid >= ${`(${first},0)`}::text::tid and t.ctid < ${`(${next},0)`}::text::tid`)
    memory.horizons.set(table, horizon)
  })
}

// A pass every ten seconds: 360 of them are an hour.
const passesPerRound = 360

async function nextBlocks(sql: Sql, memory: Memory, table: WatchedTable) {
  const [row] = await sql<{ blocks: number }[]>`
    select (pg_relation_size(${table}::text::regclass) / current_setting('block_size')::int)::int as blocks`
  const blocks = row?.blocks ?? 0
  const first = memory.blocks.get(table) ?? 0
  const next = first + Math.max(1, Math.ceil(blocks / passesPerRound))
  memory.blocks.set(table, next >= blocks ? 0 : next)
  return { first, next }
}
