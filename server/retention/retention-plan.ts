import { Retention, RetentionParams } from '@bihuan/contract/retention.ts'
import { dueAt } from '@bihuan/core/retention/due.ts'
import { type RetentionId, retentionIds, retentionKinds } from '@bihuan/core/retention/kinds.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { tablesOf } from './catalogue/catalogue.ts'
import { certificateLine, type ErasureRow } from './certificate-line.ts'
import { responseEnd } from './response-end.ts'

/** Who sees what is kept and erased: nobody is named there. */
export const retentionRoles = [
  'district-commander',
  'city-commander',
  'inspector',
  'privacy-officer',
  'administrator',
] as const

const shown = 50
const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

/** About how many rows a kind holds, as PostgreSQL keeps it: exact figures of a city of millions are not asked for here. */
async function heldRows(sql: Reader): Promise<Map<string, number>> {
  const rows = await sql<{ name: string; n: number }[]>`
    select coalesce(p.relname, c.relname) as name, sum(greatest(c.reltuples, s.n_live_tup, 0))::float8 as n
    from pg_class c
    left join pg_stat_all_tables s on s.relid = c.oid
    left join pg_inherits i on i.inhrelid = c.oid
    left join pg_class p on p.oid = i.inhparent
    where c.relkind = 'r' and c.relnamespace = (select relnamespace from pg_class where oid = 'rounds'::regclass)
    group by 1`
  return new Map(rows.map(({ name, n }) => [name, Math.round(n)]))
}

/** When the clock of the oldest that is held began, for the kinds of which an index tells it. */
async function oldestStarts(sql: Reader): Promise<Map<RetentionId, Instant | null>> {
  const [row] = await sql<Partial<Record<RetentionId, Instant | null>>[]>`
    select (select min(closed_at) from rounds where erased_at is null) as members,
      (select min(coalesce(decided_at, found_at)) from findings) as findings,
      (select min(greatest(known_at, at)) from facts where kind not in ('case', 'discharge')) as facts,
      (select min(until_at) from orders) as orders,
      (select min(coalesce(taken_at, expires_at)) from signings where kind <> 'adoption') as drafts,
      (select min(opened_at) from break_glass) as reads,
      (select min(day)::timestamptz from read_budgets) as budgets,
      (select least((select min(registered_at) from self_registrations where address_cipher <> ''), (select min(at) from walk_ins where address_cipher <> ''))) as registrations,
      (select min(least(until_at, ended_at)) from proxies) as family,
      (select min(recorded_at) from commands) as audit`
  return new Map(Object.entries(row ?? {}) as [RetentionId, Instant | null][])
}

/** What is kept about people and how long, what will be erased next, and the certificates of what went. */
export const retentionPlan = query({
  name: 'retention.plan',
  summary: 'What is kept about people, until when, and what was erased',
  roles: retentionRoles,
  params: RetentionParams,
  outcome: Retention,
  async run(sql, _params, { now, keys, anchors }) {
    const [end, held, starts, rounds, erasures, last] = await Promise.all([
      responseEnd(sql, anchors, keys),
      heldRows(sql),
      oldestStarts(sql),
      sql<{ id: number; closedAt: Instant | null; erasedAt: Instant | null }[]>`
        select id, closed_at, erased_at from rounds order by id desc limit ${shown}`,
      sql<ErasureRow[]>`
        select id, document, signature from erasures order by erased_at desc, id limit ${shown}`,
      sql<{ kind: string; at: Instant }[]>`
        select kind, max(erased_at) as at from erasures group by kind`,
    ])
    return {
      now: isoOf(now),
      responseEnd: iso(end),
      kinds: retentionIds.map((kind) => {
        const { name, days, start, source, how, told } = retentionKinds[kind]
        const next = dueAt(kind, starts.get(kind) ?? null, end)
        return {
          kind,
          name,
          days,
          start,
          source,
          how,
          told,
          rows: tablesOf(kind).reduce((sum, table) => sum + (held.get(table) ?? 0), 0),
          nextAt: starts.has(kind) || kind === 'register' ? iso(next) : null,
          lastAt: iso(last.find((one) => one.kind === kind)?.at ?? null),
        }
      }),
      rounds: rounds.map(({ id, closedAt, erasedAt }) => ({
        round: String(id),
        closedAt: iso(closedAt),
        dueAt: iso(dueAt('members', closedAt, end)),
        erasedAt: iso(erasedAt),
      })),
      certificates: erasures.map((row) => certificateLine(row, keys)),
    }
  },
})
