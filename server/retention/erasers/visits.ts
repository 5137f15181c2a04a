import { since } from '../clocks.ts'
import { deleting, type Step } from './step.ts'

/** Visits of venues, by whole days of the city; and candidates of a search once its answer can no longer be read. */
export const visitSteps: readonly Step[] = [
  deleting(
    'venue_visits',
    (sql, clocks) => sql`x.day < (${since('visits', clocks)}::timestamptz)::date`,
  ),
  deleting(
    'co_presence_candidates',
    (sql, { now }) =>
      sql`exists (select from co_presence_searches s where s.id = x.search_id and s.expires_at <= ${now}::timestamptz)`,
  ),
]
