import { minuteMs } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'
import { erasedUpTo } from '../retention/erased-subjects.ts'
import { type AuditTable, auditTables, sumMinutes } from './audit-tables.ts'
import { horizonNow, isChanged } from './changed-rows.ts'
import type { Check, Finding, Pass } from './finding.ts'
import { minuteName, type SealBody, sealAudit, sealDigest } from './seal-audit.ts'
import { seldom } from './seldom.ts'
import { trustDigest } from './trust-digest.ts'

type Seal = { at: number; subject: string; body: SealBody; digest: Buffer; entry: Buffer | null }

// Six passes of ten seconds: every minute that was ever sealed is counted once in a minute.
const passesPerCount = 6
const leastSeals = 500
// Digests are taken again within an hour, and of the newest seals at each pass.
const passesPerDigest = 360

const about = (table: string, minute: number): string => `${table}:${minuteName(minute)}`

/** Seals from a moment on, at most so many, with their entries in the public log. */
async function sealsFrom(sql: Sql, from: number, limit: number): Promise<Seal[]> {
  const rows = await sql<Seal[]>`
    select s.window_at as at, s.subject, s.body, s.digest, l.entry
    from audit_seals s left join log_entries l on l.kind = 'audit' and l.subject = s.subject
    where s.window_at >= ${from} order by s.window_at limit ${limit}`
  return [...rows]
}

function faultsOfSeals(seals: readonly Seal[]): Finding[] {
  return seals.flatMap((seal): Finding[] => {
    const isOwn = seal.body.minute === seal.at && seal.subject === minuteName(seal.at)
    const isWhole = isOwn && sealDigest(seal.body).equals(seal.digest)
    const isLogged = seal.entry === null || seal.entry.equals(seal.digest)
    if (isWhole && isLogged) return []
    const of = isWhole ? 'log' : 'digest'
    return [{ kind: 'seal-changed', subject: `seal:${minuteName(seal.at)}`, of }]
  })
}

/** Seals that the public log has and the table has not. */
async function sealsGone(sql: Sql, from: number, until: number): Promise<Finding[]> {
  const gone = await sql<{ subject: string }[]>`
    select l.subject from log_entries l
    where l.kind = 'audit' and l.subject >= ${minuteName(from)} and l.subject < ${minuteName(until)}
      and not exists (select from audit_seals s where s.subject = l.subject)`
  return gone.map(({ subject }) => ({
    kind: 'seal-changed',
    subject: `seal:${subject}`,
    of: 'gone',
  }))
}

/** Minutes with another number of rows than their seal says. What retention took is not asked for. */
async function miscounted(
  sql: Sql,
  table: AuditTable,
  from: number,
  until: number,
): Promise<Finding[]> {
  const rows = await sql<{ minute: number; rows: number; sealed: number }[]>`
    select coalesce(c.minute, s.window_at) as minute, coalesce(c.rows, 0) as rows, coalesce((s.body -> 'tables' -> ${table}::text ->> 'rows')::int, 0) as sealed
    from (select date_trunc('minute', recorded_at) as minute, count(*)::int as rows from ${sql(table)}
      where recorded_at >= ${from} and recorded_at < ${until} group by 1) c
    full join (select * from audit_seals where window_at >= ${from} and window_at < ${until}) s on s.window_at = c.minute
    where coalesce(c.rows, 0) <> coalesce((s.body -> 'tables' -> ${table}::text ->> 'rows')::int, 0)`
  return rows.map(({ minute, rows: found, sealed }) => ({
    kind: found < sealed ? 'audit-lost' : 'audit-gained',
    subject: about(table, minute),
    of: `${sealed} → ${found}`,
  }))
}

async function wrongDigests(
  sql: Sql,
  table: AuditTable,
  seals: readonly Seal[],
): Promise<Finding[]> {
  const found: Finding[] = []
  for (const { at, body } of seals) {
    const sealed = body.tables[table]
    const [sum] = await sumMinutes(sql, table, at, at + minuteMs)
    // Another number of rows is told as such.
    if (sealed && sum && sum.rows === sealed.rows && sum.digest !== sealed.digest)
      found.push({ kind: 'audit-changed', subject: about(table, at), of: `${sum.rows}` })
  }
  return found
}

// Between writing the row of a command and its commit lies no more than this, unless a disk stands still.
const commitMs = 30_000

/**
 * Rows that were written since the last look although their moment lies before it: of sealed minutes the digest decides, because retention
 * empties outcomes; of others there is none yet, and nobody writes an audit row a second time.
 */
async function rewritten(
  { city: { sql }, memory }: Pass,
  table: AuditTable,
  sealed: number,
): Promise<Finding[]> {
  const found: Finding[] = []
  await seldom(memory, table, async () => {
    const { horizon, at } = await horizonNow(sql)
    const known = memory.horizons.get(table)
    const looked = Number(memory.notes.get(`${table} looked`) ?? 0)
    if (known !== undefined) {
      const rows = await sql<{ minute: number; id: string }[]>`
        select date_trunc('minute', t.recorded_at) as minute, min(t.id::text) as id from ${sql(table)} t
        where t.recorded_at < ${looked - commitMs} and ${isChanged(sql, known)} group by 1 order by 1 limit 60`
      for (const { minute, id } of rows) {
        if (minute < sealed)
          found.push(...(await wrongDigests(sql, table, await sealsFrom(sql, minute, 1))))
        else found.push({ kind: 'audit-changed', subject: `${about(table, minute)}:${id}`, of: id })
      }
    }
    memory.horizons.set(table, horizon)
    memory.notes.set(`${table} looked`, String(at))
  })
  return found
}

/** Rows that were there at the last pass and are not, of minutes that are not sealed yet. */
async function lostBeforeSeal({ city: { sql }, memory }: Pass): Promise<Finding[]> {
  const found: Finding[] = []
  for (const table of auditTables) {
    const known = memory.unsealed.get(table)
    if (!known) continue
    const [row] = await sql<{ rows: number }[]>`
      select count(*)::int as rows from ${sql(table)} where recorded_at >= ${known.from}`
    const rows = row?.rows ?? 0
    if (rows < known.rows)
      found.push({
        kind: 'audit-lost',
        subject: `${about(table, known.from)}+:${known.rows}`,
        of: `${known.rows} → ${rows}`,
      })
  }
  return found
}

async function noteUnsealed({ city: { sql }, memory }: Pass, from: number): Promise<void> {
  for (const table of auditTables) {
    const [row] = await sql<{ rows: number }[]>`
      select count(*)::int as rows from ${sql(table)} where recorded_at >= ${from}`
    memory.unsealed.set(table, { from, rows: row?.rows ?? 0 })
  }
}

/** The part of the seals that this pass counts, from where the last one stopped. */
async function portion({ city: { sql }, memory }: Pass, sealed: number) {
  const [row] = await sql<{ seals: number }[]>`select count(*)::int as seals from audit_seals`
  const seals = row?.seals ?? 0
  const from = Number(memory.notes.get('counted') ?? 0)
  const part = await sealsFrom(sql, from, Math.max(leastSeals, Math.ceil(seals / passesPerCount)))
  const last = part.at(-1)
  const isEnd = last === undefined || last.at + minuteMs >= sealed
  const until = isEnd ? sealed : last.at + minuteMs
  memory.notes.set('counted', String(isEnd ? 0 : until))
  const digests = Math.max(1, Math.ceil(seals / passesPerDigest))
  const slow = await sealsFrom(sql, Number(memory.notes.get('digested') ?? 0), digests)
  const end = slow.at(-1)
  memory.notes.set('digested', String(!end || slow.length < digests ? 0 : end.at + minuteMs))
  return { from, until, part, slow }
}

/** Audit rows that went, came or changed after their minute was sealed, and seals that are not those of the public log. */
export const checkAudit: Check = {
  name: 'audit',
  async run(pass) {
    const { city, memory } = pass
    const { sql } = city
    const found: Finding[] = []
    await seldom(memory, 'unsealed', async () => {
      found.push(...(await lostBeforeSeal(pass)))
      const sealed = await sealAudit(sql, trustDigest(city.anchors), pass.now)
      await noteUnsealed(pass, sealed)
      const { from, until, part, slow } = await portion(pass, sealed)
      found.push(...faultsOfSeals(part), ...(await sealsGone(sql, from, until)))
      for (const table of auditTables) {
        const erased = (await erasedUpTo(sql, city.keys, table)) ?? 0
        const whole = Math.max(from, Math.ceil(erased / minuteMs) * minuteMs)
        if (whole < until) found.push(...(await miscounted(sql, table, whole, until)))
        const kept = slow.filter(({ at }) => at >= whole)
        found.push(...(await wrongDigests(sql, table, kept)))
      }
    })
    const sealed = Number(memory.unsealed.get('commands')?.from ?? 0)
    for (const table of auditTables) found.push(...(await rewritten(pass, table, sealed)))
    return found
  },
}
