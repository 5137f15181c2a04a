import { createHash } from 'node:crypto'
import type { ActDocument } from '@bihuan/core/orders/act.ts'
import type { BatchDocument } from '@bihuan/core/orders/batch-document.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import { type ActVerdict, verifyAct } from '@bihuan/core/orders/verify-act.ts'
import {
  type BatchVerdict,
  type VerifiedBatch,
  verifyBatch,
} from '@bihuan/core/orders/verify-batch.ts'
import { type OrderVerdict, verifyOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { assertionsOf } from './assertion-json.ts'

/** An order as it lies in its table. Nothing of it is believed before `verifiedOrder`. */
export type OrderRow = {
  id: string
  digest: string
  document: unknown
  assertions: unknown
  knownAt: Instant
  loggedAt: Instant | null
  batchId: string | null
}
export type ActRow = { id: string; document: unknown; assertions: unknown; knownAt: Instant }
export type BatchRow = { id: string; document: unknown; assertions: unknown }

// A verdict depends on the trust and on the whole row, so the row's own text is the key: a changed byte is another row.
// 50,000 verdicts are about 100 MB; a city seldom has as many people under orders at one moment.
const verdictsMax = 50_000

function verdicts<Verdict>() {
  const byTrust = new WeakMap<object, Map<string, Verdict>>()
  return (owner: object, parts: readonly unknown[], judge: () => Verdict): Verdict => {
    const text = JSON.stringify(parts)
    const key = createHash('sha256').update(text).digest('base64')
    const known = byTrust.get(owner) ?? new Map<string, Verdict>()
    byTrust.set(owner, known)
    const found = known.get(key)
    if (found !== undefined) return found
    const verdict = judge()
    if (known.size >= verdictsMax) known.clear()
    known.set(key, verdict)
    return verdict
  }
}

const ofOrders = verdicts<OrderVerdict>()
const ofActs = verdicts<ActVerdict>()
const ofBatches = verdicts<BatchVerdict>()

/** Whether a row is an order that counts; the batch is the verified one that its document names, null for an order of its own. */
export function verifiedOrder(
  row: OrderRow,
  trust: Trust,
  batch: VerifiedBatch | null = null,
): OrderVerdict {
  const { document, digest, assertions, knownAt, loggedAt } = row
  // The verdict rests on this very batch, which itself is one value for each trust.
  return ofOrders(batch ?? trust, [document, digest, assertions, knownAt, loggedAt], () =>
    verifyOrder(
      {
        order: document as Order,
        digest,
        assertions: assertionsOf(assertions),
        knownAt,
        loggedAt,
      },
      trust,
      batch,
    ),
  )
}

/** Whether a row is an act that counts. */
export function verifiedAct({ document, assertions, knownAt }: ActRow, trust: Trust): ActVerdict {
  return ofActs(trust, [document, assertions, knownAt], () =>
    verifyAct(
      { act: document as ActDocument, assertions: assertionsOf(assertions), knownAt },
      trust,
    ),
  )
}

/** Whether a row is a batch that counts. */
export function verifiedBatch({ document, assertions }: BatchRow, trust: Trust): BatchVerdict {
  return ofBatches(trust, [document, assertions], () =>
    verifyBatch(
      { document: document as BatchDocument, assertions: assertionsOf(assertions) },
      trust,
    ),
  )
}
