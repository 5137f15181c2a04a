import {
  CaseCounts,
  CaseCountsParams,
  CaseList,
  CaseListParams,
  caseClocks,
} from '@bihuan/contract/cases.ts'
import { readCaseNumber } from '@bihuan/core/cases/case-number.ts'
import { type CaseState, caseStates } from '@bihuan/core/cases/lifecycle.ts'
import { cityInstant, hourMs, type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { caseLines } from './case-lines.ts'
import { caseReaders } from './case-roles.ts'

const shownUnlessAsked = 50
const over = ['closed', 'dropped', 'merged'] as const

type Params = Static<typeof CaseListParams>

/** A step of a clock that is not done though its time is over. */
function overdueBy(sql: Reader, clock: (typeof caseClocks)[number], now: Instant) {
  const running = sql`c.state not in ('closed', 'dropped', 'merged')`
  if (clock === 'report') return sql`c.reported_at is null and c.report_due < ${now} and ${running}`
  if (clock === 'key-facts')
    return sql`c.key_facts_at is null and c.key_facts_due < ${now} and ${running}`
  return sql`c.investigated_at is null and c.investigated_due < ${now} and ${running}`
}

function ofState(sql: Reader, state: Params['state']) {
  if (state === undefined || state === 'running') return sql`c.state <> all(${[...over]}::text[])`
  if (state === 'all') return sql`c.state <> all(${['dropped', 'merged']}::text[])`
  return sql`c.state = ${state}`
}

/** Days of the city, both inclusive, of the swab or of the report. */
function ofDays(sql: Reader, { by, from, until }: Params) {
  const at = by === 'sampling' ? sql`c.positive_at` : sql`coalesce(c.reported_at, c.opened_at)`
  const end = until === undefined ? null : cityInstant(until, '00:00') + 24 * hourMs
  return sql`
    ${from === undefined ? sql`` : sql`and ${at} >= ${cityInstant(from, '00:00')}`}
    ${end === null ? sql`` : sql`and ${at} < ${end}`}`
}

const only = (sql: Reader, column: 'category' | 'found_how', asked: string | undefined) => {
  if (asked === undefined) return sql``
  return asked === 'none' ? sql`and c.${sql(column)} is null` : sql`and c.${sql(column)} = ${asked}`
}

/** The last line of a page, as `after` carries it: its moment and its id. */
const keyOf = (at: Instant, id: string) => `${isoOf(at)}|${id}`
function readKey(after: string | undefined): { at: Instant; id: string } | null {
  const [, at, id] = /^([^|]+)\|(.+)$/.exec(after ?? '') ?? []
  return at === undefined || id === undefined ? null : { at: instantOf(at), id }
}

/**
 * Cases of an area, the latest first, page by page. A list names nobody in full; everybody on it finds a trace, one an hour for each who
 * looked, and costs no budget: the area decides who is on it.
 */
export const caseList = query({
  name: 'case.list',
  summary: 'Cases of an area with their clocks and teams',
  roles: caseReaders,
  params: CaseListParams,
  outcome: CaseList,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area)
    const limit = params.limit ?? shownUnlessAsked
    const number = params.text === undefined ? null : readCaseNumber(params.text)
    const after = readKey(params.after)
    const rows = await sql<{ id: string; openedAt: Instant }[]>`
      select c.id, c.opened_at from cases c
      where starts_with(c.area_code, ${area}) and ${ofState(sql, number === null ? params.state : 'all')}
        ${params.source === undefined ? sql`` : sql`and c.source = ${params.source}`}
        ${only(sql, 'category', params.category)} ${only(sql, 'found_how', params.found)}
        ${params.mine === true ? sql`and exists (select from case_team t where t.case_id = c.id and t.account_id = ${actor.id} and t.until_at is null)` : sql``}
        ${params.overdue === undefined ? sql`` : sql`and ${overdueBy(sql, params.overdue, now)}`}
        ${params.links === undefined ? sql`` : sql`and exists (select from case_links l where l.infector = c.id and l.until_at is null and l.state <> 'rejected')`}
        ${number === null ? sql`` : sql`and c.number = ${number}`}
        ${ofDays(sql, params)}
        ${after === null ? sql`` : sql`and (c.opened_at, c.id) < (${after.at}, ${after.id})`}
      order by c.opened_at desc, c.id desc limit ${limit + 1}`
    const page = rows.slice(0, limit)
    const { lines, people } = await caseLines(
      sql,
      page.map(({ id }) => id),
      now,
    )
    await leaveListTraces(sql, {
      people,
      query: 'case.list',
      actor,
      purpose: 'case-investigation',
      at: now,
    })
    const last = page.at(-1)
    return {
      now: isoOf(now),
      cases: lines,
      next: rows.length > limit && last ? keyOf(last.openedAt, last.id) : null,
    }
  },
})

/** How many cases of an area stand where, and how many are late by which clock. No names. */
export const caseCounts = query({
  name: 'case.counts',
  summary: 'How many cases stand where',
  roles: caseReaders,
  params: CaseCountsParams,
  outcome: CaseCounts,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area)
    const [states, [late], [own]] = await Promise.all([
      sql<{ state: CaseState; cases: number }[]>`
        select state, count(*)::int as cases from cases where starts_with(area_code, ${area}) group by state`,
      sql<{ report: number; keyFacts: number; investigation: number }[]>`
        select (count(*) filter (where ${overdueBy(sql, 'report', now)}))::int as report,
          (count(*) filter (where ${overdueBy(sql, 'key-facts', now)}))::int as key_facts,
          (count(*) filter (where ${overdueBy(sql, 'investigation', now)}))::int as investigation
        from cases c where starts_with(c.area_code, ${area}) and c.state <> all(${[...over]}::text[])`,
      sql<{ cases: number }[]>`
        select count(distinct c.id)::int as cases from case_team t join cases c on c.id = t.case_id
        where t.account_id = ${actor.id} and t.until_at is null and c.state <> all(${[...over]}::text[])`,
    ])
    const counted = new Map(states.map(({ state, cases }) => [state, cases]))
    const byState = caseStates.map((state) => ({ state, cases: counted.get(state) ?? 0 }))
    const ofThese = (some: readonly CaseState[]) =>
      byState.filter(({ state }) => some.includes(state)).reduce((sum, { cases }) => sum + cases, 0)
    const lateBy = {
      report: late?.report ?? 0,
      'key-facts': late?.keyFacts ?? 0,
      investigation: late?.investigation ?? 0,
    }
    return {
      now: isoOf(now),
      running: ofThese(caseStates.filter((state) => !over.some((end) => end === state))),
      unassigned: ofThese(['reported', 'open']),
      mine: own?.cases ?? 0,
      byState,
      overdue: caseClocks.map((clock) => ({ clock, cases: lateBy[clock] })),
    }
  },
})
