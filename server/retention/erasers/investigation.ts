import type { Reader } from '../../db/sql.ts'
import { type Clocks, endOf, since } from '../clocks.ts'
import { type Due, deleting, type Step } from './step.ts'

/** Whether a case may go: its clock is over, and nobody is left whom it met. */
const isOver = (sql: Reader, clocks: Clocks, of: string) =>
  sql`exists (select from cases c where c.id = ${sql(of)} and c.opened_at <= ${since('findings', clocks)}
    and not exists (select from contacts k where k.case_id = c.id))`

const withCase = (table: string, column = 'x.case_id'): Step =>
  deleting(table, (sql, clocks) => isOver(sql, clocks, column))

const before =
  (column: string): Due =>
  (sql, clocks) =>
    sql`x.${sql(column)} <= ${since('findings', clocks)}`
const beforeDay: Due = (sql, clocks) =>
  sql`x.day <= (${since('findings', clocks)}::timestamptz)::date`

/** What an investigation wrote about a case, in the order in which others rest on it; the case itself comes after. */
export const investigationSteps: readonly Step[] = [
  withCase('case_item_versions'),
  withCase('case_items'),
  ...['case_drafts', 'case_changes', 'case_presence', 'calls'].map((table) => withCase(table)),
  ...['case_events', 'case_team', 'public_traces', 'paper_downloads'].map((table) =>
    withCase(table),
  ),
  withCase('case_merges', 'x.from_case'),
  withCase('case_merges', 'x.into_case'),
  withCase('case_links', 'x.infectee'),
  withCase('case_links', 'x.infector'),
  withCase('case_cluster_members'),
  withCase('co_presence_searches'),
  withCase('contact_lists'),
  deleting(
    'case_clusters',
    (sql, clocks) =>
      sql`x.named_at <= ${since('findings', clocks)} and not exists (select from case_cluster_members m where m.cluster_id = x.id)`,
  ),
  deleting('chain_snapshots', before('taken_at')),
  deleting(
    'import_rows',
    (sql, clocks) =>
      sql`exists (select from case_imports i where i.id = x.import_id and i.imported_at <= ${since('findings', clocks)})`,
  ),
  deleting('case_imports', before('imported_at')),
  deleting('assist_requests', before('asked_at')),
  deleting('carry_overs', beforeDay),
  deleting('day_items', beforeDay),
  deleting('day_closes', beforeDay),
  deleting(
    'cases',
    (sql, clocks) =>
      sql`x.opened_at <= ${since('findings', clocks)} and not exists (select from contacts k where k.case_id = x.id)`,
  ),
]

const contactIsOver = (sql: Reader, clocks: Clocks, of: 'x' | 'k') =>
  sql`(${sql(of)}.last_exposed_at <= ${since('facts', clocks)}
    and not exists (
      select from orders o where o.person_id = ${sql(of)}.person_id and least(o.until_at, ${endOf(sql, clocks, 'o.known_at')}) > ${since('facts', clocks)})
    and not exists (select from contacts t where t.through_id = ${sql(of)}.id))`

/**
 * A contact goes 28 days after the last exposure, unless an order about that person is still kept in force; whom others met through
 * goes after them. A signed list and a second reading go once none of their contacts is left.
 */
export const contactSteps: readonly Step[] = [
  deleting(
    'look_back_lines',
    (sql, clocks) =>
      sql`exists (select from contacts k where k.id = x.contact_id and ${contactIsOver(sql, clocks, 'k')})`,
  ),
  deleting(
    'contacts',
    (sql, clocks) => sql`x.through_id is not null and ${contactIsOver(sql, clocks, 'x')}`,
  ),
  deleting('contacts', (sql, clocks) => contactIsOver(sql, clocks, 'x')),
  deleting(
    'contact_lists',
    (sql, clocks) =>
      sql`x.signed_at <= ${since('facts', clocks)} and not exists (select from contacts k where k.list_id = x.id::text)`,
  ),
  deleting(
    'co_presence_searches',
    (sql, clocks) =>
      sql`x.at <= ${since('facts', clocks)} and not exists (select from co_presence_candidates k where k.search_id = x.id)`,
  ),
  deleting(
    'look_backs',
    (sql, clocks) =>
      sql`x.drawn_at <= ${since('facts', clocks)} and not exists (select from look_back_lines l where l.look_back_id = x.id)`,
  ),
]
