import { maskName } from '@bihuan/core/identity/mask.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'

type Row = {
  id: string
  code: string
  shownBy: 'page' | 'text' | 'nobody'
  accountId: string
  byName: string | null
  number: string | null
  unit: string | null
  personId: string
  name: string
  startedAt: Instant
  endsAt: Instant
}

/** The calls of a case that run now, for its investigators. A call is over by itself at its end. */
export async function runningCalls(sql: Reader, keys: Keys, caseId: string, now: Instant) {
  const rows = await sql<Row[]>`
    select c.id, c.code, c.shown_by, c.account_id, a.display_name as by_name, n.number, a.unit, c.person_id, p.name, c.started_at, c.ends_at
    from calls c join people p on p.id = c.person_id
    left join accounts a on a.id = c.account_id left join caller_numbers n on n.account_id = c.account_id
    where c.case_id = ${caseId} and c.ended_at is null and c.ends_at > ${now}::timestamptz order by c.started_at desc`
  return rows.map((row) => ({
    call: row.id,
    code: keys.openText(row.code) ?? '0000',
    to: row.shownBy,
    by: row.accountId,
    byName: row.byName,
    number: row.number ?? '',
    unit: row.unit ?? '',
    person: row.personId,
    nameMasked: maskName(row.name),
    startedAt: isoOf(row.startedAt),
    endsAt: isoOf(row.endsAt),
  }))
}
