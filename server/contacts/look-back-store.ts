import type { ContactKind } from '@bihuan/core/contacts/exposure.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

export type LookBackRow = {
  id: string
  areaCode: string
  areaName: string
  day: string
  seed: string
  decided: number
  drawn: number
  drawnBy: string
  drawnAt: Instant
  signedBy: string | null
  signedAt: Instant | null
  read: number
  differ: number
}
export type LookBackLine = {
  contactId: string
  decided: ContactKind
  decidedUnit: string | null
  verdict: 'agree' | 'differ' | null
  kind: ContactKind | null
  words: unknown
  readBy: string | null
  readUnit: string | null
  readAt: Instant | null
}

/** Second readings with how far each is read, under any condition that follows. */
export const lookBackRows = (sql: Reader) => sql`
  select l.id, l.area_code, coalesce(a.name, l.area_code) as area_name, l.day, l.seed, l.decided, l.drawn, l.drawn_by, l.drawn_at,
    l.signed_by, l.signed_at, r.read, r.differ
  from look_backs l left join areas a on a.code = l.area_code
  cross join lateral (
    select (count(*) filter (where x.verdict is not null))::int as read, (count(*) filter (where x.verdict = 'differ'))::int as differ
    from look_back_lines x where x.look_back_id = l.id) r`

/** One second reading, or the refusal look-back.unknown. */
export async function knownLookBack(sql: Reader, id: string): Promise<LookBackRow> {
  const [row] = await sql<LookBackRow[]>`${lookBackRows(sql)} where l.id = ${id}`
  if (!row) throw new Problem('look-back.unknown')
  return row
}

/** The lines of a sample in the order in which they were drawn. */
export const linesOf = (sql: Reader, id: string) =>
  sql<LookBackLine[]>`
    select contact_id, decided, decided_unit, verdict, kind, words, read_by, read_unit, read_at from look_back_lines
    where look_back_id = ${id} order by place`
