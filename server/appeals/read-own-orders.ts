import { OrdersRead, ReadOrders } from '@bihuan/contract/appeals.ts'
import { command } from '../door/command.ts'
import { readOrders } from '../orders/read-orders.ts'
import { serveByReading } from '../orders/serve-by-reading.ts'
import { actsFor } from './acts-for.ts'
import { ordersAbout } from './order-ids.ts'

/** The person, or who acts for them, had these orders with their reasons on the screen: that serves them, at the first reading. */
export const readOwnOrders = command({
  name: 'order.read',
  summary: 'Say that orders about oneself were on the screen',
  roles: ['resident'],
  input: ReadOrders,
  outcome: OrdersRead,
  area: (_sql, _input, request) => request.actor.areaCode,
  async run(tx, { person, orders }, request) {
    await actsFor(tx, person, request)
    const about = new Set(await ordersAbout(tx, person))
    const read = await readOrders(tx, request.anchors, {
      ids: orders.filter((one) => about.has(one)),
    })
    // An order of an area is read by many; that one of them read it serves nobody else.
    const own = read.orders.flatMap(({ order: { id, subject } }) =>
      'person' in subject ? [id] : [],
    )
    const { actor, now, id, keys } = request
    const reading = { orders: own, account: actor.id, at: now, command: id, keys }
    return { served: await serveByReading(tx, reading) }
  },
})
