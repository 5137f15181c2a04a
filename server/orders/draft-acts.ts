import {
  ActDrafted,
  EndResponse,
  LiftOrder,
  OpenStage,
  SuspendBatch,
  SuspendOrder,
} from '@bihuan/contract/orders.ts'
import type { ActDocument } from '@bihuan/core/orders/act.ts'
import { actBytes, hexOf } from '@bihuan/core/orders/canonical.ts'
import { judgeStage } from '@bihuan/core/orders/judge-stage.ts'
import { guard } from '@bihuan/core/orders/limits.ts'
import type { Signer } from '@bihuan/core/orders/order.ts'
import type { Power } from '@bihuan/core/orders/register.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { type NeededSigner, openSigning } from '../signing/open-signing.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { trustOf } from '../trust/trust-of.ts'
import { documentId } from './document-id.ts'
import { adoptedPolicy } from './judge-draft.ts'
import { isOver } from './order-state.ts'
import { batchOf } from './read-batch.ts'
import { readOrders } from './read-orders.ts'
import { refusedBy } from './refusal.ts'
import { officerFor, postFaults, signerOf } from './signers.ts'

// Freeing somebody asks for less than restricting them: any of these may draft it, and an officer in office signs.
const freeingRoles = [
  'case-investigator',
  'district-commander',
  'city-commander',
  'inspector',
  'privacy-officer',
] as const
const commanders = ['district-commander', 'city-commander'] as const

async function districtOfOrder(sql: Reader, order: string): Promise<string> {
  const [row] = await sql<{ district: string }[]>`select district from orders where id = ${order}`
  if (!row) throw new Problem('order.unknown', { order })
  return row.district
}

async function districtOfBatch(sql: Reader, batch: string): Promise<string> {
  const [row] = await sql<{ district: string | null }[]>`
    select district from order_batches where id = ${batch}`
  if (row?.district == null) throw new Problem('batch.unknown', { batch })
  return row.district
}

/** What an act of this officer has besides its own fields, and the faults of an officer without the post for it. */
async function byActor(sql: Reader, area: string, power: Power, request: Request) {
  const { actor, anchors, now } = request
  const trust = await trustOf(sql, anchors)
  const by = signerOf(actor)
  const faults = postFaults(trust, by, power, area, now)
  if (faults.length > 0) throw refusedBy('order.refused', faults)
  return { version: 1 as const, id: documentId('A', request), at: now, by, area }
}

type ToSign = {
  document: ActDocument
  signers: readonly NeededSigner[]
  shown: object
  lifeMs?: number
}

async function open(
  tx: Tx,
  { document, signers, shown, lifeMs }: ToSign,
  area: string,
  request: Request,
) {
  const digest = hexOf(nodeCrypto.sha256(actBytes(document)))
  const signing = await openSigning(
    tx,
    {
      kind: 'act',
      document,
      digest,
      area,
      person: null,
      signers,
      shown: { what: 'act', ...shown },
      // An act happens when it is signed; one that was drafted longer ago does not verify.
      lifeMs: lifeMs ?? guard.clockSkewMs,
    },
    request,
  )
  return { signing, act: document.id, digest }
}

const needed = (signer: Signer, power: Power): NeededSigner => ({ ...signer, power })
const said = (reason: string) => reason.trim().normalize('NFC')

async function checkStands(sql: Reader, order: string, { anchors, now }: Request): Promise<void> {
  const { orders, book } = await readOrders(sql, anchors, { ids: [order] })
  const [verified] = orders
  if (!verified || isOver(verified, book, now)) throw new Problem('order.over', { order })
}

/** Ends one order, by one signature: to restrict takes two, to free takes one. */
export const liftOrder = command({
  name: 'order.lift',
  summary: 'Draft the lifting of an order, for one signature',
  roles: freeingRoles,
  input: LiftOrder,
  outcome: ActDrafted,
  area: (sql, { order }) => districtOfOrder(sql, order),
  async run(tx, { order, reason }, request) {
    const area = await districtOfOrder(tx, order)
    const base = await byActor(tx, area, 'lift', request)
    await checkStands(tx, order, request)
    const document: ActDocument = { ...base, kind: 'lift', order, reason: said(reason) }
    return open(
      tx,
      { document, signers: [needed(base.by, 'lift')], shown: { order } },
      area,
      request,
    )
  },
})

/** Ends one order at once and for good, because it should not have been made. */
export const suspendOrder = command({
  name: 'order.suspend',
  summary: 'Draft the suspension of an order, for one signature',
  roles: freeingRoles,
  input: SuspendOrder,
  outcome: ActDrafted,
  area: (sql, { order }) => districtOfOrder(sql, order),
  async run(tx, { order, reason }, request) {
    const area = await districtOfOrder(tx, order)
    const base = await byActor(tx, area, 'suspend', request)
    await checkStands(tx, order, request)
    const document: ActDocument = {
      ...base,
      kind: 'suspend',
      order,
      batch: null,
      reason: said(reason),
    }
    const signers = [needed(base.by, 'suspend')]
    return open(tx, { document, signers, shown: { order } }, area, request)
  },
})

/** Ends all orders of a batch in one act, however many people they are about. */
export const suspendBatch = command({
  name: 'batch.suspend',
  summary: 'Draft the suspension of a whole batch, for one signature',
  roles: freeingRoles,
  input: SuspendBatch,
  outcome: ActDrafted,
  area: (sql, { batch }) => districtOfBatch(sql, batch),
  async run(tx, { batch, reason }, request) {
    const area = await districtOfBatch(tx, batch)
    const base = await byActor(tx, area, 'suspend', request)
    const document: ActDocument = {
      ...base,
      kind: 'suspend',
      order: null,
      batch,
      reason: said(reason),
    }
    const signers = [needed(base.by, 'suspend')]
    return open(tx, { document, signers, shown: { batch } }, area, request)
  },
})

/** Opens the next stage of a large batch, once the pause is over that leaves time for the first appeals. */
export const openStage = command({
  name: 'batch.open-stage',
  summary: 'Draft the opening of the next stage of a batch, for one signature',
  roles: commanders,
  input: OpenStage,
  outcome: ActDrafted,
  area: (sql, { batch }) => districtOfBatch(sql, batch),
  async run(tx, { batch, stage, reason }, request) {
    const { now } = request
    const area = await districtOfBatch(tx, batch)
    const base = await byActor(tx, area, 'stage', request)
    const people = await peopleOfStage(tx, { batch, stage }, now, request)
    const document: ActDocument = {
      ...base,
      kind: 'open-stage',
      batch,
      stage,
      reason: said(reason),
    }
    const signers = [needed(base.by, 'stage')]
    return open(tx, { document, signers, shown: { batch, stage, people } }, area, request)
  },
})

/** How many a stage takes in. Refuses one that is not the next, comes too early, or is of a suspended batch. */
export async function peopleOfStage(
  sql: Reader,
  { batch, stage }: { batch: string; stage: number },
  now: Instant,
  request: Pick<Request, 'anchors' | 'now'>,
): Promise<number> {
  const found = await batchOf(sql, request.anchors, batch)
  if (!found) throw new Problem('batch.unknown', { batch })
  const policy = await adoptedPolicy(sql, request)
  const answer = judgeStage(found.batch, stage, found.book, policy, now)
  if (answer.ok) return answer.people
  const { because: code, zh, en } = answer
  throw new Problem('batch.stage-closed', {}, [{ pointer: '/stage', code, zh, en }])
}

/** Ends the emergency for an area: every order that was issued before lapses at that moment. Two officers sign, because it touches everybody. */
export const endResponse = command({
  name: 'response.end',
  summary: 'Draft the end of the response, for two signatures',
  roles: commanders,
  input: EndResponse,
  outcome: ActDrafted,
  area: (_sql, { area }) => area,
  async run(tx, { area, at, second, reason }, request) {
    const base = await byActor(tx, area, 'end', request)
    const trust = await trustOf(tx, request.anchors)
    const other = officerFor(trust, second, 'end', area, request.now, base.by.unit)
    if (other.faults.length > 0) throw refusedBy('order.refused', other.faults)
    if (other.signer.officer === base.by.officer) throw new Problem('response.second-needed')
    const moment = at === undefined ? request.now : Math.max(request.now, instantOf(at))
    const document: ActDocument = {
      ...base,
      kind: 'end-response',
      at: moment,
      second: other.signer,
      reason: said(reason),
    }
    const signers = [needed(base.by, 'end'), needed(other.signer, 'end')]
    return open(tx, { document, signers, shown: { area }, lifeMs: guard.signingMs }, area, request)
  },
})
