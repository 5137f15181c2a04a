import type { Reader } from '../../db/sql.ts'
import { type Clocks, endOf, since } from '../clocks.ts'
import { contactSteps, investigationSteps } from './investigation.ts'
import { isolationSteps } from './isolation.ts'
import { deleting, type Step } from './step.ts'

const caseFacts = ['case', 'discharge'] as const
const end = (sql: Reader, clocks: Clocks, began = 'x.known_at') => endOf(sql, clocks, began)

/** Positive findings of one person's own swab, the cases that they opened, and the facts of them. */
export const findingSteps: readonly Step[] = [
  ...investigationSteps,
  deleting(
    'findings',
    (sql, clocks) =>
      sql`least(x.decided_at, ${end(sql, clocks, 'x.found_at')}) <= ${since('findings', clocks)}
        and not exists (select from cases c where c.round_id = x.round_id and c.person_id = x.person_id and c.tube_id = x.tube_id)`,
  ),
  deleting(
    'facts',
    (sql, clocks) =>
      sql`x.kind = any(${[...caseFacts]}::text[]) and greatest(x.known_at, x.at) <= ${since('findings', clocks)}`,
  ),
]

/** A fact waits for the orders that rest on it, and for those about its person: they must be seen to have had ground. */
export const factSteps: readonly Step[] = [
  ...isolationSteps,
  ...contactSteps,
  deleting(
    'facts',
    (sql, clocks) =>
      sql`x.kind <> all(${[...caseFacts, 'withdrawal']}::text[])
        and greatest(x.known_at, x.at, least(x.until_at, ${end(sql, clocks)})) <= ${since('facts', clocks)}
        and not exists (
          select from orders o where o.person_id = x.person_id and least(o.until_at, ${end(sql, clocks, 'o.known_at')}) > ${since('facts', clocks)})
        and not exists (
          select from order_grounds g join orders o on o.id = g.order_id
          where g.fact = x.id and least(o.until_at, ${end(sql, clocks, 'o.known_at')}) > ${since('facts', clocks)})`,
  ),
  deleting(
    'facts',
    (sql, clocks) =>
      sql`x.kind = 'withdrawal' and x.known_at <= ${since('facts', clocks)} and not exists (select from facts f where f.id = x.about)`,
  ),
]
