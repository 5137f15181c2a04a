import { staffRoles } from '@bihuan/contract/access.ts'
import { Orders, UnservedParams } from '@bihuan/contract/orders.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import { servingOf } from '@bihuan/core/orders/serving.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { areaInReach } from '../rounds/store.ts'
import { kindName } from './names.ts'
import { noticeHours, orderLine } from './order-state.ts'
import { placeOf, placesOf } from './place-of.ts'
import { readOrders } from './read-orders.ts'

const shownUnlessAsked = 100

/** Orders in force that nobody has served yet, those that went to the officer above first, then by when they are due. */
export const unserved = query({
  name: 'order.unserved',
  summary: 'Orders that wait to be served',
  roles: staffRoles,
  params: UnservedParams,
  outcome: Orders,
  async run(sql, { area, escalated, limit }, { now, actor, anchors }) {
    const reach = areaInReach(actor, area)
    const { policy } = (await rulesAt(sql, anchors, now)).rules
    const { orders, book } = await readOrders(sql, anchors, { district: reach, endsAfter: now })
    const owed = orders
      .filter((one) => inForce(one, book, now).inForce)
      .map((one) => ({
        one,
        serving: servingOf(one, book, now, noticeHours(one.order.kind, policy)),
      }))
      .filter(({ serving: { state } }) =>
        escalated === true ? state === 'escalated' : state !== 'served',
      )
      .sort((a, b) => dueOf(a.serving) - dueOf(b.serving))
    const kinds = Map.groupBy(owed, ({ one }) => one.order.kind)
    const shown = owed.slice(0, limit ?? shownUnlessAsked).map(({ one }) => one)
    const places = await placesOf(sql, shown)
    return {
      now: isoOf(now),
      counts: [...kinds].map(([kind, own]) => ({
        kind,
        kindName: kindName(kind, policy),
        listed: own.length,
        unserved: own.length,
      })),
      more: owed.length > shown.length,
      orders: shown.map((one) => orderLine(one, book, policy, placeOf(places, one), now)),
    }
  },
})

const dueOf = (serving: ReturnType<typeof servingOf>): number =>
  serving.state === 'served' ? 0 : serving.state === 'owed' ? serving.dueAt : serving.since
