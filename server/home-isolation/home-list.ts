import { HomeStays, HomeStaysParams } from '@bihuan/contract/home-isolation.ts'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { type Question, query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { releasesAtHome } from './releases.ts'
import { type HomeRow, homeLine, homeRowsOf } from './rows.ts'

type Params = Static<typeof HomeStaysParams>
const shownUnlessAsked = 100
const nowhere = '00000000-0000-0000-0000-000000000000'
// What ends within a day has its notice written today.
const soonMs = 24 * hourMs

/** The key of the last line before: an area or a moment, a building, an id. */
function readKey(after: string | undefined): [string, number, string] {
  const [first, building, id] = after?.split('~') ?? []
  return first !== undefined && /^[0-9a-f-]{36}$/.test(id ?? '') && /^\d{1,9}$/.test(building ?? '')
    ? [first, Number(building), id ?? nowhere]
    : ['', -1, nowhere]
}
const momentIn = (text: string) => (Number.isNaN(Date.parse(text)) ? '-infinity' : text)

function pageOf(sql: Reader, params: Params, area: string, question: Question, limit: number) {
  const { list = 'open' } = params
  const { now, actor } = question
  const [first, building, id] = readKey(params.after)
  const open = sql`s.ended_at is null and s.area_code >= ${area} and s.area_code < ${`${area}:`}`
  if (list === 'late')
    return sql`
      select s.id, row_number() over (order by s.next_check_due, s.id) from home_stays s
      where ${open} and s.over_at is null and s.next_check_due < ${now}::timestamptz and (s.next_check_due, s.id) > (${momentIn(first)}::timestamptz, ${id}::uuid)
      order by s.next_check_due, s.id limit ${limit}`
  if (list === 'ending')
    return sql`
      select s.id, row_number() over (order by s.until_at, s.id) from home_stays s
      where ${open} and s.until_at <= ${now + soonMs}::timestamptz and (s.until_at, s.id) > (${momentIn(first)}::timestamptz, ${id}::uuid)
      order by s.until_at, s.id limit ${limit}`
  if (list === 'mine')
    return sql`
      select s.id, row_number() over (order by s.building_id, s.id) from home_stays s
      where s.worker = ${actor.id} and s.ended_at is null and (s.building_id, s.id) > (${building}, ${id}::uuid)
      order by s.building_id, s.id limit ${limit}`
  return sql`
    select s.id, row_number() over (order by s.area_code, s.building_id, s.id) from home_stays s
    where ${open} and (s.area_code, s.building_id, s.id) > (${first}, ${building}, ${id}::uuid)
    order by s.area_code, s.building_id, s.id limit ${limit}`
}

function cursorOf(row: HomeRow, list: Params['list']): string {
  const first =
    list === 'late'
      ? isoOf(row.nextCheckDue)
      : list === 'ending'
        ? isoOf(row.untilAt)
        : row.areaCode
  return `${first}~${row.buildingId}~${row.id}`
}

/**
 * Homes under an order: one's own by building, those of an area, those that nobody saw to in time, and those that end within a day. A work
 * list: names are masked, and everybody on a page can see that it was read.
 */
export const homeList = query({
  name: 'home-stay.list',
  summary: 'Homes where somebody is kept or watched',
  roles: ['grid-worker', 'district-commander', 'city-commander', 'inspector'],
  params: HomeStaysParams,
  outcome: HomeStays,
  people: true,
  async run(sql, params, question) {
    const { now, actor, purpose } = question
    const area = areaInReach(actor, params.area)
    const limit = params.limit ?? shownUnlessAsked
    const rows = await homeRowsOf(sql, pageOf(sql, params, area, question, limit + 1), now)
    const page = rows.slice(0, limit)
    await leaveListTraces(sql, {
      people: page.map(({ personId }) => personId),
      query: 'home-stay.list',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const releases = await releasesAtHome(sql, page, question)
    const policy = await policyNow(sql, question)
    const last = page.at(-1)
    return {
      now: isoOf(now),
      stays: page.map((row) => homeLine(row, releases.get(row.id), policy, now)),
      next: rows.length > limit && last ? cursorOf(last, params.list) : null,
    }
  },
})
