import type { Sql } from '../db/sql.ts'

/** What the audit consists of: what was done, what was refused, who looked at whom. */
export const auditTables = ['commands', 'refusals', 'person_reads'] as const
export type AuditTable = (typeof auditTables)[number]

// What is committed to. Outcomes are left out, because they are emptied after their time.
const columns: Record<AuditTable, string> = {
  commands:
    't.id, t.name, t.actor_id, t.actor_role, t.area_code, t.input_digest, t.at, t.recorded_at',
  refusals: 't.id, t.command_id, t.name, t.actor_id, t.actor_role, t.code, t.at, t.recorded_at',
  person_reads:
    't.id, t.person_id, t.query, t.actor_id, t.actor_role, t.purpose, t.at, t.recorded_at',
}

/** How many rows a minute has, and the digest over them. */
export type MinuteSum = { minute: number; rows: number; digest: string }

/**
 * The sums of the minutes from one moment to another, of those with rows. The digest is SHA-256 over those of the rows in the order of
 * their ids, so that no row can be put in another's place.
 */
export async function sumMinutes(
  sql: Sql,
  table: AuditTable,
  from: number,
  until: number,
): Promise<MinuteSum[]> {
  const rows = await sql<MinuteSum[]>`
    select date_trunc('minute', t.recorded_at) as minute, count(*)::int as rows,
      encode(sha256(string_agg(sha256(convert_to(row(${sql.unsafe(columns[table])})::text, 'UTF8')), ''::bytea order by t.id)), 'hex') as digest
    from ${sql(table)} t where t.recorded_at >= ${from} and t.recorded_at < ${until} group by 1 order by 1`
  return [...rows]
}

/** The first moment of any row from a moment on; null where there is none. */
export async function firstRow(sql: Sql, from: number): Promise<number | null> {
  const [row] = await sql<{ at: number | null }[]>`
    select least(
      (select min(recorded_at) from commands where recorded_at >= ${from}),
      (select min(recorded_at) from refusals where recorded_at >= ${from}),
      (select min(recorded_at) from person_reads where recorded_at >= ${from})) as at`
  return row?.at ?? null
}
