import { OrdersToAppeal, OrdersToAppealParams } from '@bihuan/contract/appeals.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { homesOf } from '../orders/homes.ts'
import { readOrders } from '../orders/read-orders.ts'
import { filesOf } from './appeal-file.ts'
import { orderPart } from './appeal-view.ts'
import { ordersAbout } from './order-ids.ts'
import { mayAppeal } from './own-appeals.ts'

/** The orders about a person who is on the line or at the counter, for a clerk who writes their appeal down. */
export const ordersToAppeal = query({
  name: 'appeal.orders-of-person',
  summary: 'Orders about a person against which an appeal can be written down',
  roles: ['grid-worker', 'registrar'],
  params: OrdersToAppealParams,
  outcome: OrdersToAppeal,
  person: ({ person }) => person,
  async run(sql, { person }, { now, anchors }) {
    const home = (await homesOf(sql, [person])).get(person)
    if (home === undefined) throw new Problem('person.unknown')
    const read = await readOrders(sql, anchors, { ids: await ordersAbout(sql, person) })
    const orders = [...read.orders].sort((a, b) => b.order.issuedAt - a.order.issuedAt)
    return {
      person,
      nameMasked: maskName(home.name),
      orders: orders.map((verified) => ({
        ...orderPart(verified, read.book, now),
        mayAppeal: mayAppeal(verified, now),
        appeals: filesOf(read, [verified.order.id], now).map(({ state }) => ({
          appeal: state.appeal,
          outcome: state.state,
        })),
      })),
    }
  },
})
