import type { Reader } from '../../db/sql.ts'
import { type Clocks, endOf, since } from '../clocks.ts'
import { deleting, type Step } from './step.ts'

const isKept = (sql: Reader, clocks: Clocks, person: string) =>
  sql`exists (select from orders o where o.person_id = ${sql(person)} and least(o.until_at, ${endOf(sql, clocks, 'o.known_at')}) > ${since('facts', clocks)})`

const stayIsOver = (sql: Reader, clocks: Clocks, of: 'x' | 's') =>
  sql`(${sql(of)}.left_at <= ${since('facts', clocks)} and not ${isKept(sql, clocks, `${of}.person_id`)})`

/** What was written down of a stay goes with it. */
const withStay = (table: string): Step =>
  deleting(
    table,
    (sql, clocks) =>
      sql`exists (select from stays s where s.id = x.stay_id and ${stayIsOver(sql, clocks, 's')})`,
  )

const transferIsOver = (sql: Reader, clocks: Clocks, of: 'x' | 't') =>
  sql`(${sql(of)}.ended_at <= ${since('facts', clocks)} and not ${isKept(sql, clocks, `${of}.person_id`)})`

/** What was written down of a move goes with it. */
const withTransfer = (table: string): Step =>
  deleting(
    table,
    (sql, clocks) =>
      sql`exists (select from transfers t where t.id = x.transfer_id and ${transferIsOver(sql, clocks, 't')})`,
  )

const ofStays: readonly string[] = []
const ofTransfers: readonly string[] = []

/** A stay and a move go 28 days after their end, unless an order about that person is still kept in force. */
export const isolationSteps: readonly Step[] = [
  ...ofStays.map(withStay),
  ...ofTransfers.map(withTransfer),
  deleting('stays', (sql, clocks) => stayIsOver(sql, clocks, 'x')),
  deleting(
    'transfers',
    (sql, clocks) =>
      sql`${transferIsOver(sql, clocks, 'x')} and not exists (select from stays s where s.transfer_id = x.id)`,
  ),
]
