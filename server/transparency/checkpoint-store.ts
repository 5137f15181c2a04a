import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type StoredCheckpoint = {
  size: number
  note: string
  signedAt: Instant
  /** When a quorum had first signed it; null before. */
  witnessedAt: Instant | null
}

type Row = Omit<StoredCheckpoint, 'size'> & { size: string }
const asStored = (row: Row | undefined): StoredCheckpoint | null =>
  row ? { ...row, size: Number(row.size) } : null

/** The largest checkpoint there is; null before the first entry. */
export async function newestCheckpoint(sql: Reader): Promise<StoredCheckpoint | null> {
  const [row] = await sql<Row[]>`
    select size, note, signed_at, witnessed_at from log_checkpoints order by size desc limit 1`
  return asStored(row)
}

/** The largest checkpoint that a quorum has signed. */
export async function witnessedCheckpoint(sql: Reader): Promise<StoredCheckpoint | null> {
  const [row] = await sql<Row[]>`
    select size, note, signed_at, witnessed_at from log_checkpoints where witnessed_at is not null order by size desc limit 1`
  return asStored(row)
}

/** The checkpoint of a size; null where none was signed. */
export async function checkpointOf(sql: Reader, size: number): Promise<StoredCheckpoint | null> {
  const [row] = await sql<Row[]>`
    select size, note, signed_at, witnessed_at from log_checkpoints where size = ${size}`
  return asStored(row)
}

/** The first checkpoint above what a quorum has signed, and since when it waits; null where none waits. */
export async function firstWaiting(sql: Reader): Promise<{ size: number; since: Instant } | null> {
  const [row] = await sql<{ size: string; since: Instant }[]>`
    select size, signed_at as since from log_checkpoints
    where size > coalesce((select max(size) from log_checkpoints where witnessed_at is not null), 0)
    order by size limit 1`
  return row ? { size: Number(row.size), since: row.since } : null
}

/** Writes a note with more lines in place of the one that was read; false where somebody else was quicker. */
export async function replaceNote(
  sql: Reader,
  { size, note }: StoredCheckpoint,
  longer: string,
  witnessedAt: Instant | null,
): Promise<boolean> {
  const { count } = await sql`
    update log_checkpoints set note = ${longer}, witnessed_at = coalesce(witnessed_at, ${witnessedAt})
    where size = ${size} and note = ${note}`
  return count === 1
}

const loggedSince = (table: 'orders' | 'order_acts', kind: 'order' | 'act') => `
  update ${table} t set logged_at = greatest(e.at, c.witnessed_at)
  from log_entries e cross join lateral (
    select witnessed_at from log_checkpoints where size > e.index and witnessed_at is not null order by size limit 1
  ) c
  where t.logged_at is null and e.kind = '${kind}' and e.subject = t.id`

/**
 * Says of everything under a checkpoint that a quorum has signed since when it is in the log: the moment of the first such
 * checkpoint above it, and never before it was appended. It follows from the log alone, so that a row from which
 * it was taken away gets the same moment again.
 */
export async function setLogged(sql: Reader): Promise<void> {
  // Unprepared: a plan that was made while the log had one entry took 22 s when it had ten thousand.
  await sql.unsafe(loggedSince('orders', 'order'))
  await sql.unsafe(loggedSince('order_acts', 'act'))
}
