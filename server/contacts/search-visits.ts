import { cityDateOf, hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

/** A visit of the case that is searched. */
export type SearchedVisit = {
  readonly venue: string
  readonly from: Instant
  readonly until: Instant
}
export type Candidate = {
  personId: string
  venueId: string
  fromAt: Instant
  untilAt: Instant
  minutes: number
}

// A visit is searched for its first twelve hours: what is longer is one that nobody closed.
const longestMs = 12 * hourMs

/**
 * Everybody's venue visits that overlap visits of one case, each once with the longest overlap in minutes. Reads one stretch of the primary
 * key (venue_id, day, from_at, …) for each visit of the case and nothing else, so that its cost is that of the venue and not of the city.
 */
export const searchVisits = (
  sql: Reader,
  visits: readonly SearchedVisit[],
  { leaving, least }: { leaving: readonly string[]; least: number },
) => sql<Candidate[]>`
  select x.person_id, x.venue_id, x.from_at, x.until_at, max(x.minutes)::int as minutes
  from unnest(${visits.map(({ venue }) => venue)}::uuid[], ${visits.map(({ from }) => new Date(from).toISOString())}::timestamptz[],
    ${visits.map(({ until }) => new Date(until).toISOString())}::timestamptz[],
    ${visits.map(({ from }) => cityDateOf(from - longestMs))}::date[], ${visits.map(({ until }) => cityDateOf(until))}::date[])
    w (venue_id, from_at, until_at, first_day, last_day)
  cross join lateral (
    select v.person_id, v.venue_id, v.from_at, v.until_at,
      floor(extract(epoch from least(v.until_at, w.until_at) - greatest(v.from_at, w.from_at)) / 60) as minutes
    from venue_visits v
    where v.venue_id = w.venue_id and v.day between w.first_day and w.last_day and v.from_at between w.from_at - interval '12 hours' and w.until_at
      and v.until_at >= w.from_at
    offset 0
  ) x
  where x.minutes >= ${least} and x.person_id <> all(${[...leaving]}::bigint[])
  group by 1, 2, 3, 4`
