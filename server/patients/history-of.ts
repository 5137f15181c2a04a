import type { PatientView } from '@bihuan/contract/patients.ts'
import type { Level } from '@bihuan/core/patients/place.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

type View = Static<typeof PatientView>
type Words = { words?: string | null } | null

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))
// What is erased lies as an object that says so; then there are no words.
const wordsIn = (body: Words): string | null => body?.words ?? null

/** The plans of a patient, the newest first. */
export async function plansOf(sql: Reader, patient: string): Promise<View['plans']> {
  const rows = await sql<
    {
      plan: string
      at: Instant
      by: string
      level: Level
      siteName: string | null
      differs: boolean
      body: Words
    }[]
  >`
    select q.id as plan, q.decided_at as at, coalesce(a.display_name, q.decided_by) as by, q.level, s.name as site_name, q.differs, q.body
    from patient_plans q left join accounts a on a.id = q.decided_by left join isolation_sites s on s.id = q.isolation_site_id
    where q.patient_id = ${patient} order by q.decided_at desc, q.id`
  return rows.map(({ body, at, ...plan }) => ({ ...plan, at: isoOf(at), words: wordsIn(body) }))
}

/** Who decided a discharge and who signed it, the newest first. */
export async function decisionsOf(
  sql: Reader,
  patient: string,
): Promise<View['discharge']['decisions']> {
  const rows = await sql<
    {
      discharge: string
      at: Instant
      by: string
      decidedAt: Instant
      wasMet: boolean
      needsSecond: boolean
      second: string | null
      secondAt: Instant | null
      withdrawnAt: Instant | null
      body: Words
    }[]
  >`
    select d.id as discharge, d.at, coalesce(a.display_name, d.decided_by) as by, d.decided_at, d.was_met, d.needs_second,
      coalesce(b.display_name, d.second_by) as second, d.second_at, d.withdrawn_at, d.body
    from patient_discharges d left join accounts a on a.id = d.decided_by left join accounts b on b.id = d.second_by
    where d.patient_id = ${patient} order by d.decided_at desc, d.id`
  return rows.map(({ body, at, decidedAt, secondAt, withdrawnAt, ...one }) => ({
    ...one,
    at: isoOf(at),
    decidedAt: isoOf(decidedAt),
    secondAt: iso(secondAt),
    withdrawnAt: iso(withdrawnAt),
    words: wordsIn(body),
  }))
}

/** What is owed after a discharge, by day. */
export async function followUpsOf(sql: Reader, patient: string): Promise<View['followUps']> {
  const rows = await sql<
    {
      followUp: string
      kind: 'visit' | 'test'
      day: number
      dueAt: Instant
      doneAt: Instant | null
      outcome: 'well' | 'unwell' | 'test-passed' | 'test-failed' | null
      body: Words
    }[]
  >`
    select id as follow_up, kind, day, due_at, done_at, outcome, body from patient_follow_ups where patient_id = ${patient} order by due_at, id`
  return rows.map(({ body, dueAt, doneAt, ...one }) => ({
    ...one,
    dueAt: isoOf(dueAt),
    doneAt: iso(doneAt),
    words: wordsIn(body),
  }))
}

/** How a patient was moved since the illness began. */
export async function transfersOf(
  sql: Reader,
  ids: readonly string[],
  since: Instant,
): Promise<View['transfers']> {
  const rows = await sql<
    {
      transfer: string
      kind: string
      askedAt: Instant
      dueAt: Instant
      endedAt: Instant | null
      endedWhy: string | null
    }[]
  >`
    select id as transfer, kind, asked_at, due_at, ended_at, ended_why from transfers
    where person_id = any(${[...ids]}::bigint[]) and asked_at >= ${since}::timestamptz order by asked_at, id`
  return rows.map(({ askedAt, dueAt, endedAt, ...one }) => ({
    ...one,
    askedAt: isoOf(askedAt),
    dueAt: isoOf(dueAt),
    endedAt: iso(endedAt),
  }))
}
