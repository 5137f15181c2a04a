import { Contacts, ContactsParams } from '@bihuan/contract/contacts.ts'
import type { ContactStep } from '@bihuan/core/contacts/step.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { areaOfCase } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { type Question, query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { rowView, type ViewRow, viewOf } from './row-view.ts'

type Params = Static<typeof ContactsParams>
type Cursor = readonly [place: string, at: string, id: string]

const shownUnlessAsked = 100
const roles = [
  'case-investigator',
  'grid-worker',
  'transfer-dispatcher',
  'district-commander',
  'city-commander',
] as const

const nowhere = '00000000-0000-0000-0000-000000000000'
const first: Cursor = ['', '-infinity', nowhere]
const readCursor = (text: string | undefined): Cursor => {
  const [place, at, id] = text?.split('~') ?? []
  const isOne = /^[0-9a-f-]{36}$/.test(id ?? '') && !Number.isNaN(Date.parse(at ?? ''))
  return isOne && at && id ? [place ?? '', at, id] : first
}

// Codes of areas are digits: whatever begins with one lies between it and its followers.
const inArea = (sql: Reader, area: string) =>
  sql`c.area_code >= ${area} and c.area_code < ${`${area}:`}`
const running = (sql: Reader) => sql`c.dropped_at is null and c.became_case is null`
const lookedAfter = (sql: Reader) =>
  sql`c.decided in ('close', 'secondary') and c.person_id is not null`

/** As core/contacts/step.ts, but that placed is what was last noted; each row is asked again before it is shown. */
function isAt(sql: Reader, step: ContactStep | undefined) {
  if (step === undefined) return sql`true`
  if (step === 'judge') return sql`c.decided is null`
  if (step === 'identify') return sql`c.decided in ('close', 'secondary') and c.person_id is null`
  if (step === 'sign') return sql`c.decided is not null and c.signed_at is null`
  const signed = sql`${lookedAfter(sql)} and c.signed_at is not null and c.placed_noted_at is null`
  if (step === 'locate') return sql`${signed} and c.located_at is null`
  if (step === 'inform')
    return sql`${signed} and c.located_at is not null and c.informed_at is null`
  if (step === 'place') return sql`${signed} and c.informed_at is not null`
  return sql`c.signed_at is not null`
}

// Each list has its own order, and an index that has the same: a page reads its rows and no others.
function pageOf(sql: Reader, params: Params, area: string, question: Question, limit: number) {
  const { list = 'open', step } = params
  const [place, at, id] = readCursor(params.after)
  if (list === 'case')
    return sql`
      select c.id, row_number() over (order by c.named_at, c.id) as n from contacts c
      where c.case_id = ${params.case ?? ''} and c.dropped_at is null and ${isAt(sql, step)}
        and (c.named_at, c.id) > (${at}::timestamptz, ${id}::uuid)
      order by c.named_at, c.id limit ${limit}`
  if (list === 'transfer')
    return sql`
      select c.id, row_number() over (order by c.handed_at, c.id) as n from contacts c
      where c.handed_at is not null and ${running(sql)} and c.placed_noted_at is null and c.signed_at is not null and ${inArea(sql, area)}
        and (c.handed_at, c.id) > (${at}::timestamptz, ${id}::uuid)
      order by c.handed_at, c.id limit ${limit}`
  if (list === 'mine')
    return sql`
      select c.id, row_number() over (order by c.named_at, c.id) as n from contacts c
      where c.assigned_to = ${question.actor.id} and ${running(sql)} and c.placed_noted_at is null and ${isAt(sql, step)}
        and (c.named_at, c.id) > (${at}::timestamptz, ${id}::uuid)
      order by c.named_at, c.id limit ${limit}`
  return sql`
    select c.id, row_number() over (order by c.area_code, c.named_at, c.id) as n from contacts c
    where ${inArea(sql, area)} and ${running(sql)} and ${isAt(sql, step)}
      and (c.area_code, c.named_at, c.id) > (${place}, ${at}::timestamptz, ${id}::uuid)
    order by c.area_code, c.named_at, c.id limit ${limit}`
}

const cursorOf = (row: ViewRow, list: Params['list']): string => {
  const at = list === 'transfer' ? row.handedAt : row.namedAt
  return `${row.areaCode}~${isoOf(at ?? row.namedAt)}~${row.id}`
}

async function reach(sql: Reader, params: Params, { actor }: Question): Promise<string> {
  if (params.list !== 'case') return areaInReach(actor, params.area)
  const area = await areaOfCase(sql, params.case ?? '')
  if (!covers(actor.areaCode, area))
    throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
  return area
}

/**
 * Contacts of a case, of an area by what is next, of who moves people, or one's own. A work list: names are masked, and everybody on a
 * page can see that it was read.
 */
export const contactList = query({
  name: 'contact.list',
  summary: 'Lists of contacts: of a case, of an area, for transfers, one’s own',
  roles,
  params: ContactsParams,
  outcome: Contacts,
  people: true,
  async run(sql, params, question) {
    const { now, actor, purpose } = question
    // Who moves people has the list of those that were handed to them, and no other.
    if (actor.role === 'transfer-dispatcher' && params.list !== 'transfer')
      throw new Problem('access.role-may-not', { role: actor.role, name: 'contact.list' })
    const area = await reach(sql, params, question)
    const limit = params.limit ?? shownUnlessAsked
    const rows = await viewOf(sql, pageOf(sql, params, area, question, limit + 1))
    const page = rows.slice(0, limit)
    const isWanted = (row: ViewRow) =>
      params.list === 'transfer'
        ? row.placedAt === null
        : params.step === undefined || rowView(row).step === params.step
    const shown = page.filter(isWanted)
    await leaveListTraces(sql, {
      people: shown.flatMap(({ personId }) => (personId === null ? [] : [personId])),
      query: 'contact.list',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const last = page.at(-1)
    return {
      now: isoOf(now),
      contacts: shown.map(rowView),
      next: rows.length > limit && last ? cursorOf(last, params.list) : null,
    }
  },
})
