import { OrdersOfPerson, OrdersOfPersonParams } from '@bihuan/contract/orders.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { homesOf } from './homes.ts'
import { orderLine } from './order-state.ts'
import { placeOf, placesOf } from './place-of.ts'
import { readOrders } from './read-orders.ts'
import { readingRoles } from './reading-roles.ts'

/** Every order about one person, under all their ids, the newest first. */
export const ordersOfPerson = query({
  name: 'person.orders',
  summary: 'Every order about one person',
  roles: readingRoles,
  params: OrdersOfPersonParams,
  outcome: OrdersOfPerson,
  person: ({ person }) => person,
  async run(sql, { person }, { now, anchors, actor }) {
    const home = (await homesOf(sql, [person])).get(person)
    if (!home) throw new Problem('person.unknown')
    if (!covers(actor.areaCode, home.community))
      throw new Problem('access.area-is-not-yours', { area: home.community, own: actor.areaCode })
    const { rules } = await rulesAt(sql, anchors, now)
    const { orders, book } = await readOrders(sql, anchors, { persons: home.ids })
    const places = await placesOf(sql, orders)
    return {
      now: isoOf(now),
      orders: orders
        .map((one) => orderLine(one, book, rules.policy, placeOf(places, one), now))
        .reverse(),
    }
  },
})
