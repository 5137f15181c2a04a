import type { SeenMeasure } from '@bihuan/core/excess/measure-excess.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

/** A reported measure as its list shows it. */
export type OpenMeasure = SeenMeasure & { readonly place: string }

/** How long the district has to answer a report. */
export const answerWithinMs = 2 * 3_600_000

/**
 * Reported measures that are not said to be stopped or untrue, as far as they were known; the district answers for each, whoever did
 * it, so that nobody answers for themselves.
 */
export function openMeasures(
  sql: Reader,
  district: string,
  at: Instant,
): Promise<readonly OpenMeasure[]> {
  return sql<OpenMeasure[]>`
    select r.id, r.kind, r.district, 'district:' || r.district as owner, r.reported_at as at, null as until, w.order_id as order, r.place
    from measure_reports r left join measure_answers w on w.report_id = r.id and w.at <= ${at}
    where starts_with(r.district, ${district}) and r.reported_at <= ${at} and (w.kind is null or w.kind = 'ordered')
    order by r.reported_at, r.id`
}
