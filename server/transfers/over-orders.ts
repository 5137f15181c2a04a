import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { isOver } from '../orders/order-state.ts'
import { readOrders } from '../orders/read-orders.ts'
import type { TrustAnchors } from '../trust/anchors.ts'

/**
 * Which of these orders have ended for good at a moment, asked of the signed documents and the acts about them and of no job; what does
 * not verify has no effect either.
 */
export async function overOrders(
  sql: Reader,
  anchors: TrustAnchors,
  orders: readonly (string | null)[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(orders.filter((one) => one !== null))]
  if (ids.length === 0) return new Set()
  const { orders: read, book } = await readOrders(sql, anchors, { ids })
  const open = new Set(read.filter((one) => !isOver(one, book, now)).map(({ order }) => order.id))
  return new Set(ids.filter((id) => !open.has(id)))
}

/** Those of some orders that have effect at a moment. */
export async function ordersInForce(
  sql: Reader,
  anchors: TrustAnchors,
  ids: readonly string[],
  now: Instant,
) {
  if (ids.length === 0) return []
  const { orders, book } = await readOrders(sql, anchors, { ids })
  return orders.filter((one) => inForce(one, book, now).inForce).map(({ order }) => order)
}
