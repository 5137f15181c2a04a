import { staffRoles } from '@bihuan/contract/access.ts'
import { Orders, OrdersParams } from '@bihuan/contract/orders.ts'
import type { ActBook } from '@bihuan/core/orders/act-book.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import { servingOf } from '@bihuan/core/orders/serving.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { areaInReach } from '../rounds/store.ts'
import { kindName } from './names.ts'
import { groupOf, noticeHours, orderLine } from './order-state.ts'
import { placeOf, placesOf } from './place-of.ts'
import { type ReadOrders, readOrders } from './read-orders.ts'

const shownUnlessAsked = 100
// Rows of a page, and how many pages a question may cost.
const pageSize = 200
const pagesMax = 10
// What is over stays on the list for a month; older ones are found by their number or their person.
const backMs = 30 * 24 * hourMs

type Params = Static<typeof OrdersParams>

/**
 * Orders of an area, as they stand at this moment: nothing of their state is stored. A list names nobody; whom an order is about is
 * shown by the order itself, with a purpose and a trace.
 */
export const orderList = query({
  name: 'order.list',
  summary: 'Orders of an area with their state at this moment',
  roles: staffRoles,
  params: OrdersParams,
  outcome: Orders,
  async run(sql, params, { now, actor, anchors }) {
    const area = areaInReach(actor, params.area)
    const { policy } = (await rulesAt(sql, anchors, now)).rules
    const endsAfter = params.state === 'over' ? now - backMs : now
    const served = (one: VerifiedOrder, book: ActBook) =>
      servingOf(one, book, now, noticeHours(one.order.kind, policy)).state
    const isAsked = (one: VerifiedOrder, book: ActBook) =>
      isOfKind(one, params) &&
      (params.state === undefined || groupOf(inForce(one, book, now)) === params.state) &&
      (params.unserved !== true || served(one, book) !== 'served')
    const limit = params.limit ?? shownUnlessAsked
    const shown: { one: VerifiedOrder; book: ActBook }[] = []
    let after: ReadOrders['next'] = null
    // Page by page, because what is asked for is only known when an order was verified; a rare filter ends the search after some.
    for (let page = 0; page < pagesMax && shown.length <= limit; page += 1) {
      const read: ReadOrders = await readOrders(sql, anchors, {
        district: area,
        endsAfter,
        newest: Math.max(pageSize, limit + 1),
        after,
      })
      const { orders, book, next } = read
      for (const one of orders) if (isAsked(one, book)) shown.push({ one, book })
      after = next
      if (after === null) break
    }
    const more = shown.length > limit || after !== null
    const lines = shown.slice(0, limit)
    const places = await placesOf(
      sql,
      lines.map(({ one }) => one),
    )
    return {
      now: isoOf(now),
      counts: await countsOf(sql, area, now, policy),
      more,
      orders: lines.map(({ one, book }) => orderLine(one, book, policy, placeOf(places, one), now)),
    }
  },
})

/** How many orders of each kind are listed with an end to come; whether each is in force is said by its line. */
async function countsOf(sql: Reader, area: string, now: Instant, policy: Policy) {
  const rows = await sql<{ kind: string; listed: number; unserved: number }[]>`
    select o.kind, count(*)::int as listed,
      (count(*) filter (where not exists (select from order_acts a where a.order_id = o.id and a.kind = 'serve')))::int as unserved
    from orders o where starts_with(o.district, ${area}) and o.until_at > ${now} group by o.kind order by o.kind`
  return rows.map((row) => ({ ...row, kindName: kindName(row.kind, policy) }))
}

const isOfKind = ({ order }: VerifiedOrder, { kind, basis }: Params): boolean =>
  (kind === undefined || order.kind === kind) && (basis === undefined || order.basis === basis)
