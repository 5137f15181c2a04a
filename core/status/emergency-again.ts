import { isEmergency } from '../orders/order.ts'
import type { VerifiedOrder } from '../orders/verify-order.ts'

/**
 * The emergency orders among some that rest on a fact of an earlier one for the same person: one officer has two hours for a fact and not
 * two more after them. What comes next needs the second signature.
 */
export function emergenciesAgain(orders: readonly VerifiedOrder[]): ReadonlySet<VerifiedOrder> {
  const again = new Set<VerifiedOrder>()
  const alone = orders.filter(({ order }) => isEmergency(order))
  if (alone.length < 2) return again
  const used = new Set<string>()
  const inTurn = [...alone].sort(
    (a, b) => a.signedAt - b.signedAt || (a.digest < b.digest ? -1 : 1),
  )
  for (const verified of inTurn) {
    const facts = verified.order.evidence.map(({ fact }) => fact)
    if (facts.some((fact) => used.has(fact))) again.add(verified)
    for (const fact of facts) used.add(fact)
  }
  return again
}
