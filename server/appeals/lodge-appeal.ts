import { AppealLodged, LodgeAppeal } from '@bihuan/contract/appeals.ts'
import { command } from '../door/command.ts'
import { readOrders } from '../orders/read-orders.ts'
import { actsFor } from './acts-for.ts'
import { ordersAbout } from './order-ids.ts'
import { takeAppeal } from './store.ts'

/** The person, or who acts for them, objects to an order that is about them. No reason is asked for. */
export const lodgeAppeal = command({
  name: 'appeal.lodge',
  summary: 'Object to an order about oneself or somebody of the family',
  roles: ['resident'],
  input: LodgeAppeal,
  outcome: AppealLodged,
  // An appeal belongs to whoever lodges it; which district answers is said by the order.
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, { person, order, words }, request) {
    await actsFor(tx, person, request)
    const read = await readOrders(tx, request.anchors, { ids: await ordersAbout(tx, person) })
    const it = { order, person, channel: 'page', clerk: null, words, receipt: null } as const
    return takeAppeal(tx, read, { ...it, madeAt: request.now }, request)
  },
})
