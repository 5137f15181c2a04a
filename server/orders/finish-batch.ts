import type { BatchDocument } from '@bihuan/core/orders/batch-document.ts'
import { judgeBatch } from '@bihuan/core/orders/judge-batch.ts'
import { judgeOrder } from '@bihuan/core/orders/judge-order.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { VerifiedBatch } from '@bihuan/core/orders/verify-batch.ts'
import { type VerifiedOrder, verifyOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import type { Finisher, SignedDocument } from '../signing/finisher.ts'
import { openForOrders } from '../transfers/open-for-orders.ts'
import { verifiedBatch } from '../trust/rows.ts'
import { trustOf } from '../trust/trust-of.ts'
import { takeTurn } from './issued-today.ts'
import { isNotItsAge } from './judge-draft.ts'
import { eachInTurn, type ManyGrounds, manyGrounds } from './many-grounds.ts'
import { refusedBy } from './refusal.ts'
import { tellPeople } from './tell-people.ts'
import { partSize, writeOrders } from './write-orders.ts'

type Draft = { personId: string; document: Order; digest: string }

/**
 * Makes the orders of a list that its officers signed. Each is verified by its place on the list, as every later read will, and judged
 * once more: whose facts were answered since, or who has another order on them by now, is left out, for nobody is restricted twice.
 */
export const finishBatch: Finisher = async (tx, signed, request) => {
  const trust = await trustOf(tx, request.anchors)
  const batch = batchOf(signed, trust)
  const { document } = batch
  await takeTurn(tx, document.issuer.officer, request.now)
  const drafts = await draftsOf(tx, signed.signing, document.digests.length)
  const grounds = await manyGrounds(
    tx,
    drafts.map(({ personId }) => personId),
    { officer: document.issuer.officer, withCity: document.cityApprover !== null },
    request,
  )
  const judgement = judgeBatch(document, grounds.policy, grounds.issuedToday)
  if (!judgement.ok) throw refusedBy('order.refused', judgement.faults)
  const kept = await keptOf(drafts, batch, trust, grounds, request.now)
  if (kept.length === 0) throw new Problem('batch.nobody')
  await writeBatch(tx, signed, document, request)
  const late = await writeOrders(tx, kept.map(rowOf), [], grounds.policy, request)
  if (late.length > 0) throw new Problem('order.fact-taken')
  await openForOrders(tx, ordersAt(kept, 0), grounds.policy, request)
  await tellPeople(tx, personsAt(kept, 0), 'ordered', request)
  return document.id
}

// A part at a time: ten thousand documents opened in one turn would hold up everybody else for a second.
async function draftsOf(tx: Tx, signing: string, count: number): Promise<Draft[]> {
  const drafts: Draft[] = []
  for (let from = 0; from < count; from += partSize)
    drafts.push(
      ...(await tx<Draft[]>`
        select person_id, document, digest from signing_orders
        where signing_id = ${signing} and index >= ${from} and index < ${from + partSize} order by index`),
    )
  return drafts
}

const rowOf = ({ order, digest }: VerifiedOrder) => ({ order, digest })

function batchOf({ document, assertions }: SignedDocument, trust: Trust): VerifiedBatch {
  const id = String((document as Partial<BatchDocument> | null)?.id)
  const verdict = verifiedBatch({ id, document, assertions }, trust)
  if (!verdict.ok) throw refusedBy('order.not-verified', verdict.faults)
  return verdict.batch
}

async function keptOf(
  drafts: readonly Draft[],
  batch: VerifiedBatch,
  trust: Trust,
  grounds: ManyGrounds,
  now: Instant,
): Promise<VerifiedOrder[]> {
  const kept: VerifiedOrder[] = []
  await eachInTurn(drafts, ({ personId, document, digest }) => {
    const stored = { order: document, digest, assertions: [], knownAt: now, loggedAt: null }
    const verdict = verifyOrder(stored, trust, batch)
    if (!verdict.ok) throw refusedBy('order.not-verified', verdict.faults)
    const home = grounds.homes.get(personId)
    if (home === undefined) return
    const judgement = judgeOrder(document, grounds.of(home), now)
    if (judgement.ok || !judgement.faults.some(isNotItsAge)) kept.push(verdict.verified)
  })
  return kept
}

async function writeBatch(
  tx: Tx,
  { assertions }: SignedDocument,
  document: BatchDocument,
  { id, now, keys }: Request,
): Promise<void> {
  const { issuedAt, district, digests, cityApprover } = document
  await tx`
    insert into order_batches (id, document, assertions, known_at, district, people, by_city, issued_at, command_id)
    values (${document.id}, ${tx.json(keys.sealedJson('orders', now, document) as never)}, ${tx.json(assertions as never)}, ${now},
      ${district}, ${digests.length}, ${cityApprover !== null}, ${issuedAt}, ${id})`
}

/** The orders of one stage. */
export const ordersAt = (orders: readonly VerifiedOrder[], number: number): Order[] =>
  orders.flatMap(({ order, stage }) => (stage?.number === number ? [order] : []))

/** Whom the orders of one stage are about. */
export const personsAt = (orders: readonly VerifiedOrder[], number: number): string[] =>
  orders.flatMap(({ order: { subject }, stage }) =>
    stage?.number === number && 'person' in subject ? [subject.person] : [],
  )
