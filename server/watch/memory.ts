import type { Sql } from '../db/sql.ts'
import type { Finding } from './finding.ts'

/** What the statistics of PostgreSQL say of a table. */
export type TableMark = { removed: number; changed: number; file: string; bytes: number }

/** What the watch keeps between two passes of one process. Nothing of it is believed after a restart: the first pass looks at every row. */
export type Memory = {
  /** By table: rows written by transactions from this one on have not been looked at. */
  readonly horizons: Map<string, string>
  /** By table: when the next look is due, by the stopwatch; a look that takes long is had less often. */
  readonly dueAt: Map<string, number>
  /** By table: the next block of the slow round over all rows. */
  readonly blocks: Map<string, number>
  readonly marks: Map<string, TableMark>
  /** Certificates of retention that were counted, and by table how many rows they still explain. */
  readonly certificates: Set<string>
  readonly explained: Map<string, number>
  /** By table of the audit: rows of minutes that are not sealed yet, at the last pass. */
  readonly unsealed: Map<string, { from: number; rows: number }>
  /** Findings by the id of their alarm, so that an alarm that somebody deletes is raised again. */
  readonly told: Map<string, Finding>
  /** What a check noted under its own name. */
  readonly notes: Map<string, string>
}

const memories = new WeakMap<Sql, Memory>()

/** The memory of the watch over one city, by its pool. */
export function memoryOf(sql: Sql): Memory {
  const known = memories.get(sql)
  if (known) return known
  const memory: Memory = {
    horizons: new Map(),
    dueAt: new Map(),
    blocks: new Map(),
    marks: new Map(),
    certificates: new Set(),
    explained: new Map(),
    unsealed: new Map(),
    told: new Map(),
    notes: new Map(),
  }
  memories.set(sql, memory)
  return memory
}

/** Forgets everything, as a restart does. */
export function forgetWatch(sql: Sql): void {
  memories.delete(sql)
}

/** Lets the next pass look at everything, however long the last looks took. */
export function lookNow(sql: Sql): void {
  memoryOf(sql).dueAt.clear()
}
