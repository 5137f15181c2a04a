import type { DayKind } from '@bihuan/contract/epi.ts'
import type postgres from 'postgres'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

type Fragment = postgres.PendingQuery<postgres.Row[]>
export type By = Static<typeof DayKind>

/** Cases of one day with one category, one way of being found and one district; `day` is null where that day is not known. */
export type DayCount = {
  day: number | null
  category: 'confirmed' | 'asymptomatic' | null
  found: string | null
  district: string | null
  cases: number
}
export type DelayCount = { day: number; delay: number; cases: number }

/** Cases that count: not dropped, and one of those that were merged. */
export const counted = (sql: Reader, area: string) => sql`
  c.state not in ('dropped', 'merged') and starts_with(coalesce(c.area_code, ''), ${area})`

/** The day of the city on which a moment lies, as a number since 1970; the city is UTC+8 without daylight saving (core/time). */
const dayNumber = (sql: Reader, moment: Fragment) =>
  sql`(${moment} at time zone interval '8 hours')::date - date '1970-01-01'`

/** The moment that a case counts by. */
export const momentBy = (sql: Reader, by: By) =>
  by === 'sampling' ? sql`c.positive_at` : sql`coalesce(c.reported_at, c.opened_at)`

/** Cases by day, category, way of being found and district, from `first` on and without a day; one statement for the whole page. */
export const dayCounts = (sql: Reader, by: By, area: string, first: number, last: number) => sql<
  DayCount[]
>`
  select day, category, found, district, count(*)::int as cases from (
    select ${dayNumber(sql, momentBy(sql, by))} as day, c.category, c.found_how as found, left(c.area_code, 6) as district
    from cases c where ${counted(sql, area)}
  ) d
  where day is null or day between ${first} and ${last}
  group by day, category, found, district`

/** After how many days cases of each day of sampling were known to the city, of those known by the end of `last`. */
export const delayCounts = (sql: Reader, area: string, first: number, last: number) => sql<
  DelayCount[]
>`
  select day, greatest(0, known - day) as delay, count(*)::int as cases from (
    select ${dayNumber(sql, sql`c.positive_at`)} as day, ${dayNumber(sql, sql`c.opened_at`)} as known
    from cases c where ${counted(sql, area)} and c.positive_at is not null
  ) d
  where day between ${first} and ${last} and known <= ${last}
  group by 1, 2`
