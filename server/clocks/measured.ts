import type { Measured, Speed } from '@bihuan/core/clocks/speeds.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

export type MeasuredIn = Measured & { speed: Speed; district: string; limitMinutes: number | null }

/**
 * The measurements of the six speeds as the view `speed_measures` has them, alike ones counted together: of cases that were opened
 * in a span of an area, or of one case. What ends after `now` has not ended yet.
 */
export async function measuredSpeeds(
  sql: Reader,
  which: { reach: string; from: Instant; until: Instant } | { caseId: string },
  now: Instant,
): Promise<MeasuredIn[]> {
  const of =
    'caseId' in which
      ? sql`case_id = ${which.caseId}`
      : sql`opened_at >= ${which.from}::timestamptz and opened_at < ${which.until}::timestamptz and area >= ${which.reach} and area < ${`${which.reach}:`}`
  return sql<MeasuredIn[]>`
    select speed, left(area, 6) as district, begin_at is not null as has_begin,
      floor(date_part('epoch', done_at - begin_at) / 60)::int as minutes,
      case when done_at is null or due_at is null then null else done_at <= due_at end as is_within,
      coalesce(done_at is null and due_at < ${now}::timestamptz, false) as is_late,
      round(extract(epoch from due_at - begin_at) / 60)::int as limit_minutes, count(*)::int as count
    from (select *, case when end_at <= ${now}::timestamptz then end_at end as done_at from speed_measures where ${of}) m
    group by 1, 2, 3, 4, 5, 6, 7`
}

/** The limit that all of them have; null where they have none, or not the same. */
export function limitOfAll(measured: readonly MeasuredIn[]): number | null {
  const [first, ...others] = new Set(measured.map(({ limitMinutes }) => limitMinutes))
  return first === undefined || others.length > 0 ? null : first
}
