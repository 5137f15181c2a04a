import type { Reader } from '../../db/sql.ts'
import { type Clocks, isOverWithResponse } from '../clocks.ts'
import { type Due, deleting, type Step } from './step.ts'

/** Whether there is a round or an order from after the end: then the response has begun anew, and nobody may be forgotten. */
const runsAgain = (sql: Reader, { responseEnd }: Clocks) => sql`
  (exists (select from rounds r where r.published_at > ${responseEnd}::timestamptz)
    or exists (select from orders o where o.known_at > ${responseEnd}::timestamptz))`

/** Nothing with a clock of its own speaks of them any more. */
const forgotten = (sql: Reader, clocks: Clocks) => sql`
  (select p.id from people p
    where not exists (select from orders o where o.person_id = p.id)
      and not exists (select from appellants a where a.person_id = p.id)
      and not exists (select from facts f where f.person_id = p.id)
      and not exists (select from findings f where f.person_id = p.id)
      and not exists (select from transfers t where t.person_id = p.id)
      and not exists (select from stays s where s.person_id = p.id)
      and not exists (select from home_stays s where s.person_id = p.id)
      and not exists (select from patients s where s.person_id = p.id)
      and not exists (select from signing_orders s where s.person_id = p.id)
      and not exists (select from roll r where r.person_id = p.id)
      and not ${runsAgain(sql, clocks)})`

const ofForgotten =
  (column: string): Due =>
  (sql, clocks) =>
    isOverWithResponse('register', clocks)
      ? sql`x.${sql(column)} in ${forgotten(sql, clocks)}`
      : null
const orphaned =
  (column: string): Due =>
  (sql) =>
    sql`x.${sql(column)} not in (select id from people)`

const ofPerson = (table: string, column: string): Step =>
  deleting(table, ofForgotten(column), { left: orphaned(column) })

/** Accounts of residents have no name of their own, but their sign-in name is made of the person's number. */
const accountsOfResidents: Step = {
  table: 'accounts',
  async erase(tx, clocks: Clocks) {
    if (!isOverWithResponse('register', clocks))
      return { table: 'accounts', rows: 0, how: 'deleted' }
    const { count } = await tx`
      with gone as (delete from residents x where x.person_id in ${forgotten(tx, clocks)} returning x.account_id)
      delete from accounts a using gone g where a.id = g.account_id and a.role = 'resident'`
    return { table: 'accounts', rows: count, how: 'deleted' }
  },
  async left(sql) {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from residents r where not exists (select from people p where p.id = r.person_id)`
    return row?.n ?? 0
  },
}

/**
 * Names, documents and phones: they stay while the response runs, because nobody can be told anything without them, and go when it
 * is over and nothing about the person is left that has a clock. What stays of anybody then is a number that leads nowhere.
 */
export const registerSteps: readonly Step[] = [
  ofPerson('documents', 'person_id'),
  accountsOfResidents,
  ofPerson('self_registrations', 'person_id'),
  ofPerson('same_person_claims', 'walk_in'),
  ofPerson('same_person_claims', 'known'),
  ofPerson('walk_ins', 'person_id'),
  ofPerson('activations', 'person_id'),
  ofPerson('proxies', 'person_id'),
  ofPerson('proxies', 'proxy_person_id'),
  deleting('people', ofForgotten('id')),
]
