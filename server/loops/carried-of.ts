import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

type Row = {
  kind: string
  subject: string
  day: string
  reason: string
  fromDueAt: Instant
  times: number
}

/** What is said of a loop that a day was closed with: how often, why, and when it was due before; nothing of all others. */
export async function carriedOf(
  sql: Reader,
  loops: readonly { kind: string; subject: string }[],
): Promise<(loop: { kind: string; subject: string }) => CarriedPart> {
  const rows =
    loops.length === 0
      ? []
      : await sql<Row[]>`
        select k.kind, k.subject, k.day, k.reason, k.from_due_at,
          (select count(*)::int from carry_overs o where o.kind = k.kind and o.subject = k.subject and o.signed_at is not null) as times
        from unnest(${loops.map(({ kind }) => kind)}::text[], ${loops.map(({ subject }) => subject)}::text[]) l (kind, subject)
        join carry_overs k on k.kind = l.kind and k.subject = l.subject and k.is_last`
  const found = new Map(rows.map((row) => [`${row.kind} ${row.subject}`, row]))
  return ({ kind, subject }) => {
    const row = found.get(`${kind} ${subject}`)
    if (row === undefined) return {}
    const { day, reason, fromDueAt, times } = row
    return { carried: { day, reason, times, from: isoOf(fromDueAt) } }
  }
}

type CarriedPart = {
  carried?: { day: string; reason: string; times: number; from: string }
}
