import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { endTransfer } from './open-transfers.ts'
import { overOrders } from './over-orders.ts'

/**
 * Ends the transfers of an order, or of a batch, that an act has just ended, in the transaction of the act: nobody is fetched for an order
 * that was lifted a minute ago. Who is on board already is let out by the driver or the site.
 */
export async function endOfOrders(
  tx: Tx,
  of: { order: string } | { batch: string },
  request: Request,
): Promise<void> {
  const open = await tx<{ id: string; orderId: string }[]>`
    select t.id, t.order_id from transfers t join orders o on o.id = t.order_id
    where t.ended_at is null and ${'order' in of ? tx`t.person_id = (select person_id from orders where id = ${of.order})` : tx`o.batch_id = ${of.batch}`}`
  const over = await overOrders(
    tx,
    request.anchors,
    open.map(({ orderId }) => orderId),
    request.now,
  )
  for (const { id, orderId } of open)
    if (over.has(orderId)) await endTransfer(tx, id, 'order-ended', null, request)
}
