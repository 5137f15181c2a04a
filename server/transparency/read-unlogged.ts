import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { LoggedKind } from './log-document.ts'

export type Unlogged = { kind: LoggedKind; subject: string }

const unlogged = `
  with grown as (select coalesce(max(signed_at), '-infinity') - make_interval(secs => $1) as at from log_checkpoints)
  select 'order' as kind, o.id as subject from orders o, grown g
  where (o.logged_at is not null or o.known_at < g.at or o.known_at < $2)
    and not exists (select from log_entries e where e.kind = 'order' and e.subject = o.id)
  union all
  select 'act', a.id from order_acts a, grown g
  where (a.logged_at is not null or a.known_at < g.at or a.known_at < $2)
    and not exists (select from log_entries e where e.kind = 'act' and e.subject = a.id)
  union all
  select 'batch', b.id from order_batches b, grown g
  where (b.known_at < g.at or b.known_at < $2)
    and not exists (select from log_entries e where e.kind = 'batch' and e.subject = b.id)
  union all
  select 'adoption', p.id from policy_adoptions p, grown g
  where (p.known_at < g.at or p.known_at < $2)
    and not exists (select from log_entries e where e.kind = 'adoption' and e.subject = p.id)
  union all
  select 'dismissal', d.id from dismissals d, grown g
  where (d.known_at < g.at or d.known_at < $2)
    and not exists (select from log_entries e where e.kind = 'dismissal' and e.subject = d.id)
  order by 1, 2`

/**
 * Rows that ought to be in the log and are not: those that say that they are, those that were there `slackMs` before the log last
 * grew, and those that are simply older than `oldSince`.
 */
export async function readUnlogged(
  sql: Reader,
  { slackMs, oldSince }: { slackMs: number; oldSince: Instant },
): Promise<Unlogged[]> {
  return [...(await sql.unsafe<Unlogged[]>(unlogged, [slackMs / 1000, isoOf(oldSince)]))]
}
