import type { HomeStayView } from '@bihuan/contract/home-isolation.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

type View = Static<typeof HomeStayView>
type Visit = View['visits'][number]
type Body = Partial<Pick<Visit, 'musts' | 'temperature' | 'symptoms' | 'tube' | 'words'>> | null

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

/** What was seen at a door, the newest first. */
export async function visitsOf(sql: Reader, stay: string): Promise<Visit[]> {
  const rows = await sql<
    { visit: string; at: Instant; by: string; state: Visit['state']; body: Body }[]
  >`
    select v.id as visit, v.at, coalesce(a.display_name, v.visited_by) as by, v.state, v.body
    from home_visits v left join accounts a on a.id = v.visited_by where v.home_stay_id = ${stay} order by v.at desc, v.id limit 200`
  return rows.map(({ visit, at, by, state, body }) => ({
    visit,
    at: isoOf(at),
    by,
    state,
    temperature: body?.temperature ?? null,
    symptoms: body?.symptoms ?? [],
    musts: body?.musts ?? [],
    tube: body?.tube ?? null,
    words: body?.words ?? null,
  }))
}

/** The waste of a home, the newest first. */
export async function wasteOf(sql: Reader, stay: string): Promise<View['waste']> {
  const rows = await sql<{ at: Instant; bags: number; sprayed: boolean }[]>`
    select at, bags, sprayed from home_waste where home_stay_id = ${stay} order by at desc`
  return rows.map(({ at, ...one }) => ({ ...one, at: isoOf(at) }))
}

/** What was asked for, what is open first. */
export async function requestsOf(sql: Reader, stay: string): Promise<View['requests']> {
  const rows = await sql<
    {
      request: string
      at: Instant
      kind: View['requests'][number]['kind']
      body: { words?: string | null } | null
      dueAt: Instant
      doneAt: Instant | null
    }[]
  >`
    select id as request, at, kind, body, due_at, done_at from home_requests where home_stay_id = ${stay} order by done_at is not null, due_at, id`
  return rows.map(({ at, dueAt, doneAt, body, ...one }) => ({
    ...one,
    at: isoOf(at),
    dueAt: isoOf(dueAt),
    doneAt: iso(doneAt),
    words: body?.words ?? null,
  }))
}

/** Ways out for care, the newest first. */
export async function outingsOf(sql: Reader, stay: string): Promise<View['outings']> {
  const rows = await sql<
    {
      outing: string
      fromAt: Instant
      untilAt: Instant
      urgent: boolean
      backAt: Instant | null
      body: { words?: string | null } | null
    }[]
  >`
    select id as outing, from_at, until_at, urgent, back_at, body from home_outings where home_stay_id = ${stay} order by from_at desc, id`
  return rows.map(({ fromAt, untilAt, backAt, body, ...one }) => ({
    ...one,
    from: isoOf(fromAt),
    until: isoOf(untilAt),
    backAt: iso(backAt),
    words: body?.words ?? null,
  }))
}

/** How a stay at home ended; null while it did not. */
export async function endingOf(sql: Reader, stay: string): Promise<View['ended']> {
  const [row] = await sql<{ at: Instant | null; how: NonNullable<View['ended']>['how'] | null }[]>`
    select ended_at as at, ended_how as how from home_stays where id = ${stay}`
  return row?.at && row.how ? { at: isoOf(row.at), how: row.how } : null
}
