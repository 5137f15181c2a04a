import { Patients, PatientsParams } from '@bihuan/contract/patients.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { type Question, query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'
import { type ListRow, lineOf, rowsOf } from './rows.ts'
import { waitingRows } from './waiting.ts'

type Params = Static<typeof PatientsParams>
const shownUnlessAsked = 100
const nowhere = '00000000-0000-0000-0000-000000000000'

/** The key of the last line before: priority or nothing, a moment, an id. */
function readKey(after: string | undefined): [number, string, string] {
  const [priority, at, id] = after?.split('~') ?? []
  const isOne = /^[0-9a-f-]{36}$/.test(id ?? '') && !Number.isNaN(Date.parse(at ?? ''))
  return isOne && at && id ? [Number(priority) || 0, at, id] : [0, '-infinity', nowhere]
}

const inArea = (sql: Reader, area: string) =>
  sql`p.area_code >= ${area} and p.area_code < ${`${area}:`}`

// Who works at one hospital has its patients, their own, and those that nobody placed yet.
function inWard(sql: Reader, { actor }: Question) {
  const number = /^isolation-site:(\d+)$/.exec(actor.unit)?.[1]
  if (number === undefined) return sql``
  return sql`and (p.isolation_site_id is null or p.doctor = ${actor.id}
    or p.isolation_site_id = (select s.id from isolation_sites s where s.number = ${number}))`
}

function pageOf(sql: Reader, params: Params, area: string, question: Question, limit: number) {
  const { list = 'open', level } = params
  const [priority, at, id] = readKey(params.after)
  const ofLevel = level === undefined ? sql`` : sql`and p.level = ${level}`
  if (list === 'follow-up')
    return sql`
      select p.id, f.id, row_number() over (order by f.due_at, f.id) from patient_follow_ups f join patients p on p.id = f.patient_id
      where f.done_at is null and ${inArea(sql, area)} ${inWard(sql, question)} and (f.due_at, f.id) > (${at}::timestamptz, ${id}::uuid)
      order by f.due_at, f.id limit ${limit}`
  if (list === 'ready')
    return sql`
      select p.id, null::uuid, row_number() over (order by p.ready_at, p.id) from patients p
      where p.ready_at is not null and p.discharged_at is null and ${inArea(sql, area)} ${inWard(sql, question)} ${ofLevel}
        and (p.ready_at, p.id) > (${at}::timestamptz, ${id}::uuid)
      order by p.ready_at, p.id limit ${limit}`
  return sql`
    select p.id, null::uuid, row_number() over (order by p.priority, p.since_at, p.id) from patients p
    where p.discharged_at is null and ${list === 'mine' ? sql`p.doctor = ${question.actor.id}` : inArea(sql, area)} ${inWard(sql, question)} ${ofLevel}
      and (p.priority, p.since_at, p.id) > (${priority}, ${at}::timestamptz, ${id}::uuid)
    order by p.priority, p.since_at, p.id limit ${limit}`
}

function cursorOf(row: ListRow, list: Params['list']): string {
  if (list === 'waiting') return `${row.bornOn}~${row.personId}`
  const at: Instant | null =
    list === 'follow-up' ? row.dueAt : list === 'ready' ? row.readyAt : row.sinceAt
  const id = list === 'follow-up' ? row.followUp : row.id
  return `${row.priority}~${isoOf(at ?? row.sinceAt)}~${id}`
}

function readWaiting(after: string | undefined): readonly [string, string] | null {
  const [bornOn, person] = after?.split('~') ?? []
  const isOne = /^\d{4}-\d\d-\d\d$/.test(bornOn ?? '') && /^\d{1,15}$/.test(person ?? '')
  return isOne && bornOn && person ? [bornOn, person] : null
}

/**
 * Patients by what is next: who waits for a doctor (the old first), one's own, those in care by urgency, those who meet the plan, and follow-ups.
 * A work list: names are masked, and everybody on a page can see that it was read.
 */
export const patientList = query({
  name: 'patient.list',
  summary: 'Lists of patients by urgency, and what follows a discharge',
  roles: ['doctor'],
  params: PatientsParams,
  outcome: Patients,
  people: true,
  async run(sql, params, question) {
    const { now, actor, purpose } = question
    const area = areaInReach(actor, params.area)
    const limit = params.limit ?? shownUnlessAsked
    const rows =
      params.list === 'waiting'
        ? await waitingRows(sql, { area, after: readWaiting(params.after), limit: limit + 1 }, now)
        : await rowsOf(sql, pageOf(sql, params, area, question, limit + 1))
    const page = rows.slice(0, limit)
    await leaveListTraces(sql, {
      people: page.map(({ personId }) => personId),
      query: 'patient.list',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const policy = await policyNow(sql, question)
    const last = page.at(-1)
    return {
      now: isoOf(now),
      patients: page.map((row) => lineOf(row, policy, now)),
      next: rows.length > limit && last ? cursorOf(last, params.list) : null,
    }
  },
})
