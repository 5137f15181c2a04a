import { appRole, protectedTables } from '../db/app-role.ts'
import { type Certificate, isCertified } from '../retention/certificate.ts'
import type { Check, Finding, Pass } from './finding.ts'
import type { Memory, TableMark } from './memory.ts'

// Of these rows a moment is filled in later, so that a change alone says nothing.
const filledIn = new Set([
  'orders',
  'order_batches',
  'order_acts',
  'policy_adoptions',
  'log_checkpoints',
  'alarms',
  'migrations',
])

/** What happened to a table between two looks that nothing of ours does, and how many rows retention would have to explain. */
export function touchesBetween(
  table: string,
  was: TableMark | null,
  is: TableMark,
): { of: string; rows: number } | null {
  if (was === null) return null
  // Rewritten alone is what retention does with a table; emptied it is a truncate, which no counter tells of.
  const isEmptied = is.file !== was.file && is.bytes === 0 && was.bytes > 0
  const isReset = is.removed < was.removed || is.changed < was.changed
  if (isEmptied || isReset)
    return { of: isEmptied ? 'emptied' : 'counters-reset', rows: Number.POSITIVE_INFINITY }
  const removed = is.removed - was.removed
  const changed = filledIn.has(table) ? 0 : is.changed - was.changed
  if (removed + changed === 0) return null
  return { of: `deleted ${removed}, updated ${changed}`, rows: removed + changed }
}

/** Adds what certificates of retention explain that are new since the last look; the first look only notes them. */
async function countCertificates({ city, memory }: Pass, isFirst: boolean): Promise<void> {
  const known = [...memory.certificates]
  const rows = await city.sql<{ id: string; document: Certificate; signature: Buffer }[]>`
    select id, document, signature from erasures where id <> all(${known}::uuid[])`
  for (const { id, document, signature } of rows) {
    memory.certificates.add(id)
    if (isFirst || !isCertified(document, signature, city.keys) || document.id !== id) continue
    const entries = { table: 'log_entries', rows: document.subjects?.count ?? 0 }
    for (const { table, rows: gone } of [...document.tables, entries])
      memory.explained.set(table, (memory.explained.get(table) ?? 0) + gone)
  }
}

// Counters come up to ten seconds after the certificate of the same transaction, so what is explained is kept until it is used.
function isExplained(memory: Memory, table: string, rows: number): boolean {
  const left = (memory.explained.get(table) ?? 0) - rows
  memory.explained.set(table, Math.max(0, left))
  return left >= 0
}

/**
 * Deletes, updates and truncates of tables that are only added to, by PostgreSQL's own counters: they see what came and went between
 * two passes, and the try that was rolled back. Who can reset the counters is seen by that. Retention leaves a certificate.
 */
export const checkTouched: Check = {
  name: 'touched',
  async run(pass) {
    const { city, memory } = pass
    const rows = await city.sql<(TableMark & { table: string; began: string })[]>`
      select s.relname::text as table, (s.n_tup_del)::float8 as removed, (s.n_tup_upd)::float8 as changed, c.relfilenode::text as file,
        pg_relation_size(c.oid)::float8 as bytes, extract(epoch from pg_postmaster_start_time())::text as began
      from pg_stat_user_tables s join pg_class c on c.oid = s.relid
      where s.schemaname = current_schema() and s.relname = any(${protectedTables}::text[])`
    const [first] = rows
    if (!first) return []
    // Counters begin anew with a PostgreSQL that crashed; then this look is a first one.
    const isSame = memory.notes.get('postmaster') === first.began
    memory.notes.set('postmaster', first.began)
    await countCertificates(pass, !isSame)
    const found: Finding[] = []
    for (const { table, removed, changed, file, bytes } of rows) {
      const is = { removed, changed, file, bytes }
      const touch = touchesBetween(table, isSame ? (memory.marks.get(table) ?? null) : null, is)
      memory.marks.set(table, is)
      if (touch === null || isExplained(memory, table, touch.rows)) continue
      const subject = `table:${table}:${removed + changed}:${file}`
      found.push({ kind: 'rows-touched', subject, of: touch.of })
    }
    return found
  },
}

/** Rights that the role of the application must not have. */
export const checkRights: Check = {
  name: 'rights',
  async run({ city: { sql } }) {
    const rows = await sql<{ table: string; rights: string }[]>`
      select c.relname::text as table, array_to_string(array(select p from unnest(array['update', 'delete', 'truncate']) p
        where has_table_privilege(r.oid, c.oid, p)), ', ') as rights
      from pg_class c join pg_roles r on r.rolname = ${appRole}
      where c.relnamespace = current_schema()::regnamespace and c.relname = any(${protectedTables}::text[])
        and has_table_privilege(r.oid, c.oid, 'update, delete, truncate')`
    return rows.map(({ table, rights }) => ({
      kind: 'rights-widened',
      subject: `table:${table}:${rights}`,
      of: rights,
    }))
  },
}
