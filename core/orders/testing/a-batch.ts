// Batches for the tests.
import { minuteMs } from '../../time/instant.ts'
import type { BatchDocument } from '../batch-document.ts'
import { batchBytes, hexOf, orderBytes } from '../canonical.ts'
import type { Order } from '../order.ts'
import { type VerifiedBatch, verifyBatch } from '../verify-batch.ts'
import { type VerifiedOrder, verifyOrder } from '../verify-order.ts'
import { anOrder, aStoredOrder } from './a-signed-order.ts'
import { anAssertion, crypto, t0, trust } from './officers.ts'

/** A batch of so many orders with made-up digests, all of it looked at. */
export function aBatch(count: number, overrides: Partial<BatchDocument> = {}): BatchDocument {
  const { issuer, approver, reason, kind, basis } = anOrder()
  if (approver === null) throw new Error('a batch has two signers')
  const stages =
    count > 1_000 ? [0.01, 0.1, 1].map((share) => ({ upTo: count * share })) : [{ upTo: count }]
  return {
    version: 1,
    id: 'batch 1',
    city: '4101',
    district: '410105',
    kind,
    basis,
    issuedAt: t0,
    issuer,
    approver,
    cityApprover: null,
    reason,
    digests: Array.from({ length: count }, (_, n) => `digest ${n}`),
    where: [{ area: '410105', count }],
    sample: Array.from({ length: count }, (_, n) => n),
    stages,
    ...overrides,
  }
}

/** Orders of so many people as one batch, all of them verified. */
export function aVerifiedBatch(
  count: number,
  overrides: Partial<BatchDocument> = {},
): { batch: VerifiedBatch; orders: VerifiedOrder[] } {
  const orders: Order[] = Array.from({ length: count }, (_, index) =>
    anOrder({
      id: `order ${index}`,
      subject: { person: `person ${index}` },
      batch: { id: 'batch 1', index },
    }),
  )
  const digests = orders.map((order) => hexOf(crypto.sha256(orderBytes(order))))
  const city = { officer: 'he', unit: 'city' }
  const cityApprover = count > 50 ? city : null
  const document = aBatch(count, { digests, cityApprover, sample: [0], ...overrides })
  const signers = [document.issuer, document.approver, ...(document.cityApprover ? [city] : [])]
  const bytes = batchBytes(document)
  const assertions = signers.map(({ officer }) => anAssertion(officer, bytes, t0 + minuteMs))
  const verdict = verifyBatch({ document, assertions }, trust)
  if (!verdict.ok) throw new Error(verdict.faults.map(({ code }) => code).join(', '))
  const { batch } = verdict
  return {
    batch,
    orders: orders.map((order) => {
      const one = verifyOrder(aStoredOrder(order, { assertions: [] }), trust, batch)
      if (!one.ok) throw new Error(one.faults.map(({ code }) => code).join(', '))
      return one.verified
    }),
  }
}
