import { canonicalText } from '@bihuan/core/orders/canonical.ts'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'
import { nodeSha256 } from '../transparency/ed25519.ts'
import { auditTables, firstRow, type MinuteSum, sumMinutes } from './audit-tables.ts'

/** What a seal says of one minute: rows and digest by table, and what signatures were checked against then. */
export type SealBody = {
  minute: number
  tables: Record<string, { rows: number; digest: string }>
  /** SHA-256 of the trust anchors, hexadecimal: the public log shows when somebody moves them. */
  trust: string
}

/** SHA-256 of a seal: what stands in the public log. */
export const sealDigest = (body: SealBody): Buffer =>
  Buffer.from(
    nodeSha256(new TextEncoder().encode(`bihuan.audit.v1\n${canonicalText({ ...body })}`)),
  )

/** The name of a minute in the public log: `2022-11-22T09:31Z`. */
export const minuteName = (minute: number): string =>
  `${new Date(minute).toISOString().slice(0, 16)}Z`

// A command writes its audit row last, so this is what lies between that and its commit; a disk may stand still for a while.
const lagMs = 90_000
// At most so many minutes in one pass; a city with a long past is sealed step by step.
const minutesMax = 30

/** Up to which moment everything is sealed; nothing in a city without seals. */
export async function sealedUntil(sql: Sql): Promise<number> {
  const [row] = await sql<{ until: number | null }[]>`
    select max(window_at) + interval '1 minute' as until from audit_seals`
  return row?.until ?? 0
}

/** The moment behind which nothing is written any more: no transaction that began before it is still open. */
async function settledAt(sql: Sql): Promise<number> {
  const [row] = await sql<{ at: number }[]>`
    select least(clock_timestamp() - ${lagMs} * interval '1 millisecond', (
      select min(xact_start) from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid())) as at`
  return Math.floor((row?.at ?? 0) / minuteMs) * minuteMs
}

/**
 * Seals the minutes of the audit that are over: one row each, with how many rows there are and their digest. The log takes it from
 * there. Gives up to which moment everything is sealed.
 */
export async function sealAudit(sql: Sql, trust: string, now: number): Promise<number> {
  const sealed = await sealedUntil(sql)
  const settled = await settledAt(sql)
  const first = await firstRow(sql, sealed)
  const from = first === null ? settled : Math.floor(first / minuteMs) * minuteMs
  const until = Math.min(settled, from + minutesMax * minuteMs)
  if (until <= from) return sealed
  const sums = new Map<number, Record<string, MinuteSum>>()
  for (const table of auditTables)
    for (const sum of await sumMinutes(sql, table, from, until))
      sums.set(sum.minute, { ...sums.get(sum.minute), [table]: sum })
  const none = { rows: 0, digest: '' }
  const bodies = [...sums].map(([minute, byTable]): SealBody => {
    const tables = auditTables.map((table) => {
      const { rows, digest } = byTable[table] ?? none
      return [table, { rows, digest }] as const
    })
    return { minute, tables: Object.fromEntries(tables), trust }
  })
  if (bodies.length === 0) return sealed
  await sql`
    insert into audit_seals (window_at, subject, body, digest, sealed_at)
    select to_timestamp(minute / 1000.0), subject, body::jsonb, decode(digest, 'hex'), ${now}
    from unnest(${bodies.map(({ minute }) => minute)}::bigint[], ${bodies.map(({ minute }) => minuteName(minute))}::text[],
      ${bodies.map((body) => JSON.stringify(body))}::text[], ${bodies.map((body) => sealDigest(body).toString('hex'))}::text[]) t (minute, subject, body, digest)
    on conflict (window_at) do nothing`
  return sealedUntil(sql)
}
