import { setTimeout } from 'node:timers/promises'
import type { Sql } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import type { Certificate } from './certificate.ts'
import type { Clocks } from './clocks.ts'
import { keepCertificate } from './erase-kind.ts'

// Segments that wait to be used again hold what was once written into them; a quiet city has few, a round leaves hundreds.
const segmentsMost = 1_200

/** Whether we may rewrite files: the embedded cluster is ours, an outside one is its operator's. */
async function mayRewrite(sql: Sql): Promise<boolean> {
  const [row] = await sql<{ ours: boolean }[]>`
    select rolsuper as ours from pg_roles where rolname = current_user`
  return row?.ours ?? false
}

// Every command and every look writes here. While the response goes on nobody may wait for them; freed places are written over
// as they are used again.
const busy = [
  'commands',
  'refusals',
  'person_reads',
  'read_budgets',
  'budgeted_reads',
  'messages',
  'code_attempts',
  'code_quotas',
  'passes',
]

/**
 * A deleted row stays in its page until something else is written there. So the tables that held plain words are written anew,
 * with their indexes, and the old files go at the checkpoint.
 */
async function rewriteTables(sql: Sql, tables: readonly string[]): Promise<string[]> {
  const done: string[] = []
  const one = await sql.reserve()
  try {
    await one`set lock_timeout = '5s'`
    for (const table of tables) {
      try {
        await one.unsafe(`vacuum full ${table}`)
        done.push(table)
      } catch (error) {
        // Somebody works in it: the next run has it again, and the certificate does not name it.
        if (!(error instanceof Error && 'code' in error && error.code === '55P03')) throw error
      }
    }
    await one`set lock_timeout = default`
  } finally {
    one.release()
  }
  return done
}

/** The tables that lost rows or words after they were last written anew, and whether a dropped one waits for the journal. */
export async function tablesToRewrite(sql: Sql): Promise<{ tables: string[]; isOwed: boolean }> {
  const rows = await sql<{ document: Certificate }[]>`select document from erasures`
  const rewrittenAt = new Map<string, number>()
  let passedAt = Number.NEGATIVE_INFINITY
  for (const { document } of rows) {
    if (document.kind !== 'files') continue
    passedAt = Math.max(passedAt, document.erasedAt)
    for (const { table } of document.tables)
      rewrittenAt.set(table, Math.max(rewrittenAt.get(table) ?? 0, document.erasedAt))
  }
  const since = rows
    .map(({ document }) => document)
    .filter(({ kind }) => kind !== 'files')
    .flatMap(({ erasedAt, tables }) => tables.map((one) => ({ ...one, erasedAt })))
  const tables = since
    .filter(
      ({ table, how, erasedAt }) => how !== 'dropped' && erasedAt > (rewrittenAt.get(table) ?? 0),
    )
    .map(({ table }) => table)
  return { tables: [...new Set(tables)], isOwed: since.some(({ erasedAt }) => erasedAt > passedAt) }
}

// The checkpointer hears of a setting by a signal of its own.
const heardMs = 500

/**
 * Writes over the journal. A segment that is not needed any more is usually kept under the name of a coming one, with what stands
 * in it; for now such ones are removed, and those that wait already are filled with zeros.
 */
async function passJournal(sql: Sql): Promise<number> {
  await sql.unsafe('alter system set wal_recycle = off')
  try {
    await sql`select pg_reload_conf()`
    await setTimeout(heardMs)
    return await writeOver(sql)
  } finally {
    await sql.unsafe('alter system reset wal_recycle')
    await sql`select pg_reload_conf()`
  }
}

async function writeOver(sql: Sql): Promise<number> {
  await sql`checkpoint`
  const [waiting] = await sql<{ n: number }[]>`
    select count(*)::int as n from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_lsn())`
  const switches = Math.min((waiting?.n ?? 0) + 2, segmentsMost)
  for (let n = 0; n < switches; n += 1) {
    // A switch fills the rest of a segment with zeros, but none that nothing was written into.
    await sql`select pg_logical_emit_message(false, 'bihuan', 'retention')`
    await sql`select pg_switch_wal()`
  }
  await sql`checkpoint`
  return switches
}

/** Makes sure that what was deleted in plain is in no file of the database any more. Null where the database is not ours to rewrite. */
export async function rewriteFiles(
  sql: Sql,
  city: City,
  clocks: Clocks,
): Promise<Certificate | null> {
  const { tables, isOwed } = await tablesToRewrite(sql)
  if ((tables.length === 0 && !isOwed) || !(await mayRewrite(sql))) return null
  const quiet = tables.filter((table) => clocks.responseEnd !== null || !busy.includes(table))
  // Statistics are copies of values; what was dropped or analysed before lies there as dead rows.
  const done = await rewriteTables(sql, [...quiet, 'pg_statistic'])
  const segments = await passJournal(sql)
  return (await sql.begin((tx) =>
    keepCertificate(tx, city, {
      kind: 'files',
      erasedAt: clocks.now,
      upTo: null,
      responseEnd: clocks.responseEnd,
      tables: done.map((table) => ({ table, rows: 0, how: 'dropped', upTo: null })),
      subjects: null,
      keys: [],
      verified: {
        rowsLeft: 0,
        keysLeft: 0,
        how: `tables and indexes written anew, ${segments} segments of the journal written over`,
      },
    }),
  )) as Certificate
}
