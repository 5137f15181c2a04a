import { caseLoopKinds, dayLoopKinds } from '@bihuan/contract/loops.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import type { Carry, CarryReason, JudgedItem } from '@bihuan/core/clocks/day-close.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import type { Keys } from '../keys.ts'
import { loopsOf } from '../loops/count-loops.ts'
import { openOf } from '../loops/open-cases.ts'
import { printedSubject } from '../loops/subject.ts'

export type DayKind = (typeof dayLoopKinds)[number]
export type DayRow = {
  district: string
  day: string
  cutOffAt: Instant
  dueAt: Instant
  takenAt: Instant
  items: number
  signingId: string | null
  digest: string | null
  closedAt: Instant | null
}

/** A day of a district that was taken, or the refusal day.unknown. */
export async function dayOf(sql: Reader, district: string, day: string): Promise<DayRow> {
  const [row] = await sql<DayRow[]>`
    select district, day, cut_off_at, due_at, taken_at, items, signing_id, digest, closed_at
    from day_closes where district = ${district} and day = ${day}::date`
  if (!row) throw new Problem('day.unknown')
  return row
}

/** A day that may still be changed, or why not. */
export async function runningDay(
  sql: Reader,
  { district, day }: { district: string; day: string },
  now: Instant,
): Promise<DayRow> {
  const row = await dayOf(sql, district, day)
  if (row.closedAt !== null) throw new Problem('day.closed')
  const [waiting] = await sql`
    select from signings where id = ${row.signingId} and taken_at is null and expires_at > ${now}`
  if (waiting) throw new Problem('day.being-signed')
  return row
}

const columns = 'kind, subject, area, owner, opened_at, due_at, next_step'
const byTheirViews = dayLoopKinds.filter((kind) => !caseLoopKinds.some((one) => one === kind))

/**
 * What is open at a moment of all kinds of a day. Those of rounds and of isolation have no part of their own: few of them are open, and their
 * views find them; an order that runs out ends what it owed at a moment that is known before.
 */
export const openOfDay = (sql: Reader, now: Instant) => sql`
  select ${sql.unsafe(columns)} from (${openOf(sql, caseLoopKinds)}) c
  union all
  select ${sql.unsafe(columns)} from (${loopsOf(sql, byTheirViews)}) v
  where opened_at <= ${now}::timestamptz and (closed_at is null or closed_at > ${now}::timestamptz)`

export type ReadItem = JudgedItem & {
  readonly kind: DayKind
  readonly area: string
  readonly number: number | null
  readonly assist: string | null
}

type Row = Omit<ReadItem, 'carry'> & {
  reason: CarryReason | null
  words: string | null
  carryOwner: string | null
  carryDueAt: Instant | null
}

const carryOf = ({ reason, words, carryOwner, carryDueAt }: Row, keys: Keys): Carry | null =>
  reason === null || carryOwner === null || carryDueAt === null
    ? null
    : {
        reason,
        words: words === null ? '' : (keys.openText(words) ?? ''),
        owner: carryOwner,
        dueAt: carryDueAt,
      }

/** What was open at the cut-off of a day, whether it still is, and how it is to be carried over. */
export async function itemsOfDay(
  sql: Reader,
  keys: Keys,
  { district, day, now }: { district: string; day: string; now: Instant },
): Promise<ReadItem[]> {
  const rows = await sql<Row[]>`
    with open as materialized (select kind, subject from (${openOfDay(sql, now)}) o where starts_with(area, ${district}))
    select i.kind, i.subject, i.area, i.owner, i.opened_at, i.due_at, o.kind is not null as is_open, k.reason, k.words,
      k.owner as carry_owner, k.due_at as carry_due_at, c.number, a.number as assist,
      (select count(*)::int from carry_overs b where b.kind = i.kind and b.subject = i.subject and b.day < i.day and b.signed_at is not null) as times
    from day_items i
    left join open o on o.kind = i.kind and o.subject = i.subject
    left join carry_overs k on k.district = i.district and k.day = i.day and k.kind = i.kind and k.subject = i.subject
    left join cases c on i.subject like 'case:%' and c.id = substr(i.subject, 6)
    left join assist_requests a on i.subject like 'assist:%' and a.id = case when i.subject like 'assist:%' then substr(i.subject, 8)::uuid end
    where i.district = ${district} and i.day = ${day}::date
    order by i.due_at, i.kind, i.subject`
  return rows.map((row) => {
    const { reason: _, words: __, carryOwner: ___, carryDueAt: ____, ...item } = row
    return { ...item, carry: carryOf(row, keys) }
  })
}

/** A subject as it stands on paper: no number of a person is in it. */
export function printedItem({ subject, number, assist }: ReadItem): string {
  const [kind = '', id = '', person] = printedSubject(subject).split(':')
  if (kind === 'case' && number !== null) return `case:${caseNumber(number)}`
  if (kind === 'assist' && assist !== null) return `assist:${assist}`
  return person === undefined ? `${kind}:${id}` : `${kind}:${id}:${person.slice(-4)}`
}
