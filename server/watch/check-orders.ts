import type { Order } from '@bihuan/core/orders/order.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'
import { batchAt } from '../trust/batch-at.ts'
import { type OrderRow, verifiedOrder } from '../trust/rows.ts'
import { trustOf } from '../trust/trust-of.ts'
import { type isChanged, lookAt } from './changed-rows.ts'
import { byCommand } from './command-of.ts'
import type { Check, Finding, Pass } from './finding.ts'
import { restrictedBy } from './restricted-by.ts'

type WatchedOrder = OrderRow & {
  personId: string | null
  kind: string
  basis: string
  district: string
  issuer: string
  issuedAt: Instant
  fromAt: Instant
  untilAt: Instant
  areas: string[]
  commandAt: Instant | null
  batchMark: string | null
  entryAt: Instant | null
}

const atOnce = 500
// Of a flood of forged rows the first ones show whether any takes effect.
const askedMax = 20

const orderRows = (sql: Sql, where: ReturnType<typeof isChanged>) => sql<WatchedOrder[]>`
  select t.id, t.digest, t.document, t.assertions, t.known_at, t.logged_at, t.batch_id, t.person_id, t.kind, t.basis, t.district, t.issuer,
    t.issued_at, t.from_at, t.until_at, array(select a.area from order_areas a where a.order_id = t.id) as areas,
    (select c.at from commands c where c.id = t.command_id) as command_at,
    (select b.xmin::text from order_batches b where b.id = t.batch_id) as batch_mark,
    (select l.at from log_entries l where l.kind = 'order' and l.subject = t.id) as entry_at
  from orders t where ${where}`

/** The columns beside a document that do not say what it says. */
function differing(row: WatchedOrder, order: Order): string[] {
  const { subject } = order
  const areas = 'areas' in subject ? subject.areas : []
  const pairs: [string, unknown, unknown][] = [
    ['id', row.id, order.id],
    ['person_id', row.personId, 'person' in subject ? subject.person : null],
    ['kind', row.kind, order.kind],
    ['basis', row.basis, order.basis],
    ['district', row.district, order.district],
    ['issuer', row.issuer, order.issuer.officer],
    ['batch_id', row.batchId, order.batch?.id ?? null],
    ['issued_at', row.issuedAt, order.issuedAt],
    ['from_at', row.fromAt, order.from],
    ['until_at', row.untilAt, order.until],
    ['areas', [...row.areas].sort().join(), [...areas].sort().join()],
  ]
  const names = pairs.flatMap(([name, beside, signed]) => (beside === signed ? [] : [name]))
  // Nothing is in the log before it was put there: an earlier moment would make an order look older than it is.
  const isEarly = row.loggedAt !== null && row.entryAt !== null && row.loggedAt < row.entryAt
  return isEarly ? [...names, 'logged_at'] : names
}

// Facts that are read from samples, rolls and results have ids of their own form, `sample:…`, and no row among the facts.
const isRecorded = (fact: string): boolean => !fact.includes(':')

/** Verified orders that name facts which nobody ever recorded. The status finds no ground under them; the watch asks who signed that. */
async function withoutGround(sql: Sql, orders: readonly Order[]): Promise<Finding[]> {
  const named = orders.flatMap(({ id, evidence }) =>
    evidence.flatMap(({ fact }) => (isRecorded(fact) ? [{ id, fact }] : [])),
  )
  if (named.length === 0) return []
  const missing = await sql<{ fact: string }[]>`
    select n.fact from unnest(${named.map(({ fact }) => fact)}::text[]) n (fact)
    where not exists (select from facts f where f.id = n.fact)`
  const gone = new Set(missing.map(({ fact }) => fact))
  return named
    .filter(({ fact }) => gone.has(fact))
    .map(({ id, fact }) => ({ kind: 'order-without-ground', subject: `order:${id}`, of: fact }))
}

async function findingsOf(pass: Pass, rows: readonly WatchedOrder[]): Promise<Finding[]> {
  const { city, now } = pass
  const { sql, anchors } = city
  const trust = await trustOf(sql, anchors)
  const found: Finding[] = []
  const verified: Order[] = []
  let asked = 0
  for (const row of rows) {
    const subject = `order:${row.id}`
    const batch =
      row.batchId === null ? null : await batchAt(sql, trust, row.batchId, row.batchMark ?? '')
    const verdict = verifiedOrder(row, trust, batch)
    if (verdict.ok) {
      verified.push(verdict.verified.order)
      const columns = differing(row, verdict.verified.order)
      if (columns.length > 0) found.push({ kind: 'order-columns', subject, of: columns.join(', ') })
    } else {
      const of = verdict.faults.map(({ code }) => code).join(', ')
      found.push({ kind: 'order-not-verified', subject, of })
      if (row.personId !== null && asked < askedMax) {
        asked += 1
        if (await restrictedBy(city, row.personId, row.id, now))
          found.push({ kind: 'took-effect', subject, of: '' })
      }
    }
    found.push(...byCommand(subject, row, pass))
  }
  return [...found, ...(await withoutGround(sql, verified))]
}

/** Orders that do not verify, whose columns lie, or that no command wrote. */
export const checkOrders: Check = {
  name: 'orders',
  async run(pass) {
    const { city, memory } = pass
    const found: Finding[] = []
    await lookAt(city.sql, memory, 'orders', async (where) => {
      for await (const rows of orderRows(city.sql, where).cursor(atOnce))
        found.push(...(await findingsOf(pass, rows)))
    })
    // An area put beside an order, or moved to another, leaves the order's own row as it was.
    await lookAt(city.sql, memory, 'order_areas', async (where) => {
      const touched = city.sql`t.id in (select t.order_id from order_areas t where ${where})`
      for await (const rows of orderRows(city.sql, touched).cursor(atOnce))
        found.push(...(await findingsOf(pass, rows)))
    })
    return found
  },
}
