import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from './sql.ts'

export type Migration = { version: number; name: string; digest: string; statements: string[] }

const folder = join(import.meta.dirname, 'migrations')

/** Citus and PgBouncer refuse several statements in one query, so a file is cut at each `;` that ends a line. */
export function statementsOf(text: string): string[] {
  return text
    .split(/;[ \t]*(?:\n|$)/)
    .map((part) => part.replace(/^\s*--.*$/gm, '').trim())
    .filter((part) => part !== '')
}

/** All migrations in order, each with its three facts on top; throws when a file lacks one. */
export function allMigrations(): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      for (const fact of ['-- Why:', '-- Safe beside the previous server:', '-- Locks:']) {
        if (!text.includes(fact)) throw new Error(`${file} does not state "${fact}"`)
      }
      return {
        version: Number(file.slice(0, 4)),
        name: file.slice(5, -4),
        digest: createHash('sha256').update(text).digest('hex'),
        statements: statementsOf(text),
      }
    })
}

async function appliedVersions(sql: Sql): Promise<Map<number, string>> {
  const rows = await sql<
    { version: number; digest: string }[]
  >`select version, digest from migrations`
  return new Map(rows.map((row) => [row.version, row.digest]))
}

/** Versions that the code knows and the database does not have yet; readiness needs none. */
export async function pendingMigrations(sql: Sql): Promise<number[]> {
  const [exists] = await sql`select to_regclass('migrations') is not null as there`
  const applied = exists?.there ? await appliedVersions(sql) : new Map<number, string>()
  return allMigrations().flatMap(({ version }) => (applied.has(version) ? [] : [version]))
}

/**
 * Brings a city's schema to the newest version and returns the versions applied. Each migration is one transaction;
 * two servers that start together are kept apart by the primary key of `migrations`, the lock only saves a failed try.
 */
export async function migrate(sql: Sql, schema: string): Promise<number[]> {
  // "if not exists" still races in the catalogue, so whoever comes second waits here.
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext(${schema}))`
    await tx`create schema if not exists ${tx(schema)}`
    await tx`create table if not exists migrations (version int primary key, name text not null, digest text not null, applied_at timestamptz not null)`
    await tx`comment on table migrations is 'Migrations applied to this schema, with the digest of the file that ran'`
  })
  const applied = await appliedVersions(sql)
  const done: number[] = []
  for (const migration of allMigrations()) {
    const digest = applied.get(migration.version)
    if (digest !== undefined && digest !== migration.digest) {
      throw new Error(
        `migration ${migration.version} was changed after it ran here; add a new one instead`,
      )
    }
    if (digest !== undefined) continue
    const ran = await sql.begin(async (tx) => {
      await tx`set local lock_timeout = '5s'`
      await tx`select pg_advisory_xact_lock(hashtext(${schema}))`
      const [claimed] = await tx`
        insert into migrations (version, name, digest, applied_at)
        values (${migration.version}, ${migration.name}, ${migration.digest}, now())
        on conflict do nothing
        returning version`
      if (!claimed) return false
      for (const statement of migration.statements) await tx.unsafe(statement)
      return true
    })
    if (ran) done.push(migration.version)
  }
  return done
}
