import { CaseClocks, CaseClocksParams, type CaseClocksRow } from '@bihuan/contract/clocks.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { clockRoles } from './board.ts'

const shownUnlessAsked = 50

type Row = {
  id: string
  number: number | null
  state: Static<typeof CaseClocksRow>['state']
  areaCode: string
  areaName: string | null
  openedAt: Instant
  assignedAt: Instant | null
  reportDue: Instant | null
  reportedAt: Instant | null
  keyFactsDue: Instant | null
  keyFactsAt: Instant | null
  investigatedDue: Instant | null
  investigatedAt: Instant | null
  assignDue: Instant
  judged: number
  named: number
  due: number
  located: number
  informed: number
  placed: number
  judgeLate: number
  locateLate: number
  informLate: number
  placeLate: number
  carried: number
}

/** The place in the list after which the next page begins: the moment and the id of the last case. */
function placeOf(text: string | undefined): { at: Instant; id: string } | null {
  if (text === undefined) return null
  const [, at, id] = /^(\d{1,16}):(.+)$/.exec(text) ?? []
  if (at === undefined || id === undefined) throw new Problem('clock.place-unknown')
  return { at: Number(at), id }
}

async function readRows(
  sql: Reader,
  it: { reach: string; now: Instant; late: boolean; before: string | undefined; limit: number },
): Promise<Row[]> {
  const { reach, now, late, limit } = it
  const place = placeOf(it.before)
  const lateOnly = sql`and (
    (c.reported_at is null and c.report_due < ${now}::timestamptz) or (c.key_facts_at is null and c.key_facts_due < ${now}::timestamptz)
    or (c.investigated_at is null and c.investigated_due < ${now}::timestamptz)
    or (c.state in ('reported', 'open') and c.opened_at < ${now}::timestamptz - interval '30 minutes')
    or exists (select from contacts k where k.case_id = c.id and k.dropped_at is null and k.became_case is null and (
      (k.decided is null and coalesce(k.located_due, coalesce(k.reopened_at, k.named_at) + interval '24 hours') < ${now}::timestamptz) or
      (k.decided in ('close', 'secondary') and (
        (k.located_at is null and coalesce(k.located_due, k.decided_at + interval '24 hours') < ${now}::timestamptz)
        or (k.informed_at is null and coalesce(k.informed_due, k.decided_at + interval '24 hours') < ${now}::timestamptz)
        or (k.placed_noted_at is null and coalesce(k.placed_due, k.decided_at + interval '24 hours') < ${now}::timestamptz))))))`
  return sql<Row[]>`
    with page as materialized (
      select c.* from cases c
      where c.area_code is not null and starts_with(c.area_code, ${reach}) and c.state not in ('closed', 'dropped', 'merged')
        and c.opened_at <= ${now}::timestamptz ${late ? lateOnly : sql``}
        ${place === null ? sql`` : sql`and (c.opened_at, c.id) < (${place.at}::timestamptz, ${place.id})`}
      order by c.opened_at desc, c.id desc limit ${limit}
    )
    select c.id, c.number, c.state, c.area_code, a.name as area_name, c.opened_at, c.report_due, c.reported_at, c.key_facts_due, c.key_facts_at,
      c.investigated_due, c.investigated_at, c.opened_at + interval '30 minutes' as assign_due,
      c.assigned_at, k.*,
      (select count(*)::int from carry_overs o where o.subject = 'case:' || c.id and o.is_last) as carried
    from page c
    left join areas a on a.code = c.area_code
    cross join lateral (
      select count(*)::int as named, (count(*) filter (where k.decided is not null))::int as judged,
        (count(*) filter (where k.is_due))::int as due, (count(*) filter (where k.is_due and k.located_at is not null))::int as located,
        (count(*) filter (where k.is_due and k.informed_at is not null))::int as informed,
        (count(*) filter (where k.is_due and k.placed_noted_at is not null))::int as placed,
        (count(*) filter (where k.decided is null and coalesce(k.located_due, coalesce(k.reopened_at, k.named_at) + interval '24 hours') < ${now}::timestamptz))::int as judge_late,
        (count(*) filter (where k.is_due and k.located_at is null and coalesce(k.located_due, k.decided_at + interval '24 hours') < ${now}::timestamptz))::int as locate_late,
        (count(*) filter (where k.is_due and k.informed_at is null and coalesce(k.informed_due, k.decided_at + interval '24 hours') < ${now}::timestamptz))::int as inform_late,
        (count(*) filter (where k.is_due and k.placed_noted_at is null and coalesce(k.placed_due, k.decided_at + interval '24 hours') < ${now}::timestamptz))::int as place_late
      from (select k.*, coalesce(k.decided in ('close', 'secondary'), false) as is_due from contacts k
        where k.case_id = c.id and k.dropped_at is null and k.became_case is null and k.named_at <= ${now}::timestamptz) k
    ) k
    order by c.opened_at desc, c.id desc`
}

function lineOf(row: Row, now: Instant): Static<typeof CaseClocksRow> {
  const clock = (
    name: 'assigned' | 'reported' | 'key-facts' | 'full',
    due: Instant | null,
    done: Instant | null,
  ) => ({
    clock: name,
    dueAt: due === null ? null : isoOf(due),
    doneAt: done === null ? null : isoOf(done),
    late: due !== null && (done ?? now) > due,
  })
  return {
    case: row.id,
    number: row.number === null ? null : caseNumber(row.number),
    state: row.state,
    area: row.areaCode,
    areaName: row.areaName ?? row.areaCode,
    openedAt: isoOf(row.openedAt),
    clocks: [
      clock('assigned', row.assignDue, row.assignedAt),
      clock('reported', row.reportDue, row.reportedAt),
      clock('key-facts', row.keyFactsDue, row.keyFactsAt),
      clock('full', row.investigatedDue, row.investigatedAt),
    ],
    contacts: [
      { step: 'judged', done: row.judged, of: row.named, late: row.judgeLate },
      { step: 'located', done: row.located, of: row.due, late: row.locateLate },
      { step: 'informed', done: row.informed, of: row.due, late: row.informLate },
      { step: 'placed', done: row.placed, of: row.due, late: row.placeLate },
    ],
    carried: row.carried,
  }
}

/** Running cases with their clocks, the latest first: when what is due or was done, and how many of how many contacts. */
export const caseClocks = query({
  name: 'clock.cases',
  summary: 'Running cases, each with its clocks and the steps of its contacts',
  roles: clockRoles,
  params: CaseClocksParams,
  outcome: CaseClocks,
  async run(sql, { area, late, before, limit = shownUnlessAsked }, { now, actor }) {
    const reach = areaInReach(actor, area)
    const rows = await readRows(sql, { reach, now, late: late ?? false, before, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      now: isoOf(now),
      cases: shown.map((row) => lineOf(row, now)),
      next: rows.length > limit && last ? `${last.openedAt}:${last.id}` : null,
    }
  },
})
