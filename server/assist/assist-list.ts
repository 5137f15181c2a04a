import { AssistList, AssistListParams } from '@bihuan/contract/assist.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { type AssistRow, assistReaders } from './store.ts'

const shownUnlessAsked = 50

export type AssistLineRow = AssistRow & {
  fromName: string | null
  toName: string | null
  assignedName: string | null
}

/** The lines of the queue with the names of their sides; a condition may follow. */
export const assistLines = (sql: Reader) => sql`
  select r.id, r.number, r.kind, r.urgency, r.from_area, r.from_office, r.to_area, r.to_office, r.their_number, r.people, r.case_id, r.asked_at,
    r.due_at, r.assigned_to, r.outcome, r.answered_by, r.answered_at, r.withdrawn_at,
    f.name as from_name, t.name as to_name, p.display_name as assigned_name
  from assist_requests r
  left join areas f on f.code = r.from_area
  left join areas t on t.code = r.to_area
  left join accounts p on p.id = r.assigned_to`

const stateOf = ({ answeredAt, withdrawnAt, assignedTo }: AssistLineRow) =>
  withdrawnAt !== null
    ? ('withdrawn' as const)
    : answeredAt !== null
      ? ('answered' as const)
      : assignedTo === null
        ? ('open' as const)
        : ('assigned' as const)

/** A request as the queue and its page show it: nobody's name. */
export const assistLine = (row: AssistLineRow, now: Instant) => ({
  request: row.id,
  number: row.number,
  kind: row.kind,
  urgency: row.urgency,
  state: stateOf(row),
  fromArea: row.fromArea,
  fromName: row.fromName ?? row.fromOffice ?? row.fromArea ?? '',
  toArea: row.toArea,
  toName: row.toName ?? row.toOffice ?? row.toArea ?? '',
  isAcross: row.fromArea === null || row.toArea === null,
  askedAt: isoOf(row.askedAt),
  dueAt: isoOf(row.dueAt),
  late: row.withdrawnAt === null && (row.answeredAt ?? now) > row.dueAt,
  assignedTo: row.assignedTo,
  assignedName: row.assignedName,
  answeredAt: row.answeredAt === null ? null : isoOf(row.answeredAt),
  outcome: row.outcome,
  people: row.people,
  caseId: row.caseId,
})

/** Requests that were made to an area or by it: what is open first due first, what is over latest first. */
export const assistList = query({
  name: 'assist.list',
  summary: 'Requests between districts and cities with their clocks',
  roles: assistReaders,
  params: AssistListParams,
  outcome: AssistList,
  async run(sql, params, { now, actor }) {
    const { direction = 'in', state = 'open', limit = shownUnlessAsked } = params
    const reach = areaInReach(actor, params.area)
    const side = direction === 'in' ? sql`r.to_area` : sql`r.from_area`
    const mine = sql`${side} is not null and starts_with(${side}, ${reach})`
    const open = sql`r.answered_at is null and r.withdrawn_at is null`
    const place = /^(\d{1,16}):([0-9a-f-]{36})$/.exec(params.after ?? '')
    if (params.after !== undefined && place === null) throw new Problem('clock.place-unknown')
    const at = Number(place?.[1] ?? 0)
    const id = place?.[2] ?? null
    const rows =
      state === 'open'
        ? await sql<AssistLineRow[]>`
          ${assistLines(sql)} where ${mine} and ${open} ${id === null ? sql`` : sql`and (r.due_at, r.id) > (${at}::timestamptz, ${id}::uuid)`}
          order by r.due_at, r.id limit ${limit + 1}`
        : await sql<AssistLineRow[]>`
          ${assistLines(sql)} where ${mine} and not (${open}) ${id === null ? sql`` : sql`and (r.due_at, r.id) < (${at}::timestamptz, ${id}::uuid)`}
          order by r.due_at desc, r.id desc limit ${limit + 1}`
    const [counted] = await sql<{ open: number; late: number }[]>`
      select count(*)::int as open, (count(*) filter (where r.due_at < ${now}::timestamptz))::int as late
      from assist_requests r where ${mine} and ${open}`
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      now: isoOf(now),
      open: counted?.open ?? 0,
      late: counted?.late ?? 0,
      requests: shown.map((row) => assistLine(row, now)),
      next: rows.length > limit && last ? `${last.dueAt}:${last.id}` : null,
    }
  },
})
