import type { Reader } from '../db/sql.ts'
import type { LogDocument } from './log-document.ts'
import type { NewEntry } from './write-entries.ts'

const pending = `
  select kind, subject, document from (
    select 1 as turn, 'adoption' as kind, id as subject, known_at, document
    from policy_adoptions a where not exists (select from log_entries e where e.kind = 'adoption' and e.subject = a.id)
    union all
    select 2, 'dismissal', id, known_at, document
    from dismissals d where not exists (select from log_entries e where e.kind = 'dismissal' and e.subject = d.id)
    union all
    select 3, 'batch', id, known_at, document
    from order_batches b where not exists (select from log_entries e where e.kind = 'batch' and e.subject = b.id)
    union all
    select 4, 'order', id, known_at, document
    from orders o where logged_at is null and not exists (select from log_entries e where e.kind = 'order' and e.subject = o.id)
    union all
    select 5, 'act', id, known_at, document
    from order_acts a where logged_at is null and not exists (select from log_entries e where e.kind = 'act' and e.subject = a.id)
  ) pending order by turn, known_at, subject limit $1`

/** What is not in the log yet, at most so many, always in the same order: by kind, then as it became known. */
export async function readPending(sql: Reader, limit: number): Promise<LogDocument[]> {
  // Unprepared, as all that asks the whole log: its size changes by the thousand, and a plan must not outlive it.
  return [...(await sql.unsafe<LogDocument[]>(pending, [limit]))]
}

/** The seals of the audit that are not in the log yet: digests of what was done in a minute, as they are. */
export async function readSeals(sql: Reader, limit: number): Promise<NewEntry[]> {
  const rows = await sql<{ subject: string; digest: Buffer }[]>`
    select subject, digest from audit_seals s
    where not exists (select from log_entries e where e.kind = 'audit' and e.subject = s.subject)
    order by window_at limit ${limit}`
  return rows.map(({ subject, digest }) => ({
    kind: 'audit',
    subject,
    salt: null,
    entry: Uint8Array.from(digest),
    about: null,
  }))
}
