import type { ActDocument } from '@bihuan/core/orders/act.ts'
import { checkReview } from '../appeals/check-review.ts'
import { tellOutcome } from '../appeals/tell-outcome.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import type { Finisher } from '../signing/finisher.ts'
import { endOfOrders } from '../transfers/end-of-orders.ts'
import { openForOrders } from '../transfers/open-for-orders.ts'
import { verifiedAct } from '../trust/rows.ts'
import { trustOf } from '../trust/trust-of.ts'
import { peopleOfStage } from './draft-acts.ts'
import { ordersAt, personsAt } from './finish-batch.ts'
import { readOrders } from './read-orders.ts'
import { refusedBy } from './refusal.ts'
import { tellPeople } from './tell-people.ts'
import { writeAct } from './write-act.ts'

/** Writes an act that its officers signed and tells the phones of those whom it touches. Acts only ever end what is in force, or open a stage. */
export const finishAct: Finisher = async (tx, { document, assertions }, request) => {
  const trust = await trustOf(tx, request.anchors)
  const id = String((document as Partial<ActDocument> | null)?.id)
  const verdict = verifiedAct({ id, document, assertions, knownAt: request.now }, trust)
  if (!verdict.ok) throw refusedBy('order.not-verified', verdict.faults)
  const { act } = verdict.verified
  if (act.kind === 'open-stage') await peopleOfStage(tx, act, request.now, request)
  if (act.kind === 'answer' || act.kind === 'decide' || act.kind === 'keep')
    await checkReview(tx, act, request)
  if (!(await writeAct(tx, act, assertions, request))) throw new Problem('signing.taken')
  await tell(tx, act, request)
  await tellOutcome(tx, act, request)
  return act.id
}

async function tell(tx: Tx, act: ActDocument, request: Request): Promise<void> {
  const { anchors } = request
  if (act.kind === 'open-stage') {
    const { orders } = await readOrders(tx, anchors, { batch: act.batch })
    await openForOrders(tx, ordersAt(orders, act.stage), await policyNow(tx, request), request)
    await tellPeople(tx, personsAt(orders, act.stage), 'ordered', request)
  } else if (act.kind === 'suspend' && act.batch !== null) {
    await endOfOrders(tx, { batch: act.batch }, request)
    await tellPeople(tx, await openOf(tx, act.batch, request), 'freed', request)
  } else if ((act.kind === 'lift' || act.kind === 'suspend') && act.order !== null) {
    await endOfOrders(tx, { order: act.order }, request)
    await tellPeople(tx, await personOf(tx, act.order), 'freed', request)
  }
}

async function personOf(tx: Tx, order: string): Promise<string[]> {
  const rows = await tx<{ person: string }[]>`
    select person_id as person from orders where id = ${order} and person_id is not null`
  return rows.map(({ person }) => person)
}

/** Whom the open stages of a batch are about: nobody is told that something ended of which they never heard. */
async function openOf(tx: Tx, batch: string, { anchors, now }: Request): Promise<string[]> {
  const { orders, book } = await readOrders(tx, anchors, { batch })
  const last = Math.max(
    0,
    ...(book.ofBatch.get(batch) ?? []).flatMap(({ act, knownAt }) =>
      act.kind === 'open-stage' && knownAt <= now ? [act.stage] : [],
    ),
  )
  return Array.from({ length: last + 1 }, (_, stage) => personsAt(orders, stage)).flat()
}
