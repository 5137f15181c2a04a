import type { Order } from '@bihuan/core/orders/order.ts'
import { Problem } from '../door/problem.ts'
import type { Finisher } from '../signing/finisher.ts'
import { openForOrders } from '../transfers/open-for-orders.ts'
import { verifiedOrder } from '../trust/rows.ts'
import { trustOf } from '../trust/trust-of.ts'
import { takeTurn } from './issued-today.ts'
import { faultsAtSigning } from './judge-draft.ts'
import { refusedBy } from './refusal.ts'
import { tellPeople } from './tell-people.ts'
import { writeOrders } from './write-orders.ts'

/**
 * Makes an order of a document that all its officers signed: verified as every later read will, judged once more by what is known now,
 * written, and the person's phone told that there is something to read; whom it moves has a transfer from that moment on. Of two orders on
 * the same facts one is made.
 */
export const finishOrder: Finisher = async (tx, { document, digest, assertions }, request) => {
  const trust = await trustOf(tx, request.anchors)
  const id = String((document as Partial<Order> | null)?.id)
  const row = {
    id,
    digest,
    document,
    assertions,
    knownAt: request.now,
    loggedAt: null,
    batchId: null,
  }
  const verdict = verifiedOrder(row, trust)
  if (!verdict.ok) throw refusedBy('order.not-verified', verdict.faults)
  const { order } = verdict.verified
  await takeTurn(tx, order.issuer.officer, request.now)
  const { faults, policy } = await faultsAtSigning(tx, order, request)
  if (faults.length > 0) throw refusedBy('order.refused', faults)
  const late = await writeOrders(tx, [{ order, digest }], assertions, policy, request)
  if (late.length > 0) throw new Problem('order.fact-taken')
  await openForOrders(tx, [order], policy, request)
  if ('person' in order.subject) await tellPeople(tx, [order.subject.person], 'ordered', request)
  return order.id
}
