import type { Reader } from '../../db/sql.ts'
import { type Clocks, endOf, since } from '../clocks.ts'
import { deleting, type Step } from './step.ts'

/** Orders that were over so long ago: at their own end, or when the response ended and they lapsed. */
const dueOrders = (sql: Reader, clocks: Clocks) => sql`
  (select o.id from orders o where least(o.until_at, ${endOf(sql, clocks, 'o.known_at')}) <= ${since('orders', clocks)})`
const dueAppeals = (sql: Reader, clocks: Clocks) => sql`
  (select a.id from order_acts a where a.kind = 'appeal' and a.order_id in ${dueOrders(sql, clocks)})`
const knownOrders = (sql: Reader) => sql`(select o.id from orders o)`
const isOld = (sql: Reader, clocks: Clocks) => sql`x.known_at <= ${since('orders', clocks)}`
const emptyBatch = (sql: Reader) => sql`not exists (select from orders o where o.batch_id = x.id)`

const ofOrder = (table: string): Step =>
  deleting(table, (sql, clocks) => sql`x.order_id in ${dueOrders(sql, clocks)}`, {
    left: (sql) => sql`x.order_id not in ${knownOrders(sql)}`,
  })

/** Orders with everything that was said and done about them. What they rest on goes before, because rows refer to it. */
export const orderSteps: readonly Step[] = [
  ofOrder('order_grounds'),
  ofOrder('order_areas'),
  deleting('appeal_additions', (sql, clocks) => sql`x.appeal_id in ${dueAppeals(sql, clocks)}`, {
    left: (sql) => sql`x.appeal_id not in (select appeal_id from appellants)`,
  }),
  deleting('appeals_told', (sql, clocks) => sql`x.appeal_id in ${dueAppeals(sql, clocks)}`, {
    left: (sql) => sql`x.appeal_id not in (select id from order_acts)`,
  }),
  ofOrder('appellants'),
  deleting(
    'order_acts',
    (sql, clocks) =>
      sql`x.order_id in ${dueOrders(sql, clocks)} or x.appeal_id in ${dueAppeals(sql, clocks)}`,
    {
      subjects: 'act',
      left: (sql) => sql`x.order_id is not null and x.order_id not in ${knownOrders(sql)}`,
    },
  ),
  deleting('orders', (sql, clocks) => sql`x.id in ${dueOrders(sql, clocks)}`, {
    subjects: 'order',
  }),
  deleting(
    'order_acts',
    (sql, clocks) =>
      sql`x.batch_id is not null and ${isOld(sql, clocks)} and not exists (select from orders o where o.batch_id = x.batch_id)`,
    { subjects: 'act' },
  ),
  // When it ended stands in the certificates from then on (response-end.ts).
  deleting('order_acts', (sql, clocks) => sql`x.kind = 'end-response' and ${isOld(sql, clocks)}`, {
    subjects: 'act',
  }),
  deleting('order_batches', (sql, clocks) => sql`${isOld(sql, clocks)} and ${emptyBatch(sql)}`, {
    subjects: 'batch',
  }),
  deleting(
    'measure_answers',
    (sql, clocks) =>
      sql`x.report_id in (select r.id from measure_reports r where r.reported_at <= ${since('orders', clocks)})`,
    { left: (sql) => sql`x.report_id not in (select id from measure_reports)` },
  ),
  deleting('measure_reports', (sql, clocks) => sql`x.reported_at <= ${since('orders', clocks)}`),
  deleting('alarms', (sql, clocks) => sql`x.found_at <= ${since('orders', clocks)}`),
]

const dueDrafts = (sql: Reader, clocks: Clocks) => sql`
  (select s.id from signings s where s.kind <> 'adoption' and coalesce(s.taken_at, s.expires_at) <= ${since('drafts', clocks)})`

/** Papers that waited for signatures; what was signed lies in its own table. */
export const draftSteps: readonly Step[] = [
  deleting('signing_orders', (sql, clocks) => sql`x.signing_id in ${dueDrafts(sql, clocks)}`, {
    left: (sql) => sql`x.signing_id not in (select id from signings)`,
  }),
  deleting('signings', (sql, clocks) => sql`x.id in ${dueDrafts(sql, clocks)}`),
]
