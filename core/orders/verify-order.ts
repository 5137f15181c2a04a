import type { Instant } from '../time/instant.ts'
import type { Assertion } from './assertion.ts'
import { hexOf, orderBytes } from './canonical.ts'
import { documentFaults } from './document-faults.ts'
import { faultOf, type OrderFault } from './fault.ts'
import { freeze } from './freeze.ts'
import { guard } from './limits.ts'
import { isEmergency, type Order, type Signer } from './order.ts'
import type { Power } from './register.ts'
import { isOrderShaped } from './shape.ts'
import { signatureOf, type Trust } from './signature.ts'
import { isVerifiedBatch, type VerifiedBatch } from './verify-batch.ts'

/** An order as it lies in a store: what was signed, by whom, and when it came in and was logged. Nothing of it is believed. */
export type StoredOrder = {
  readonly order: Order
  /** SHA-256 of `orderBytes` in hexadecimal. */
  readonly digest: string
  readonly assertions: readonly Assertion[]
  readonly knownAt: Instant
  /** When outside witnesses saw it in the public log, verified by the caller; null while it is not there. */
  readonly loggedAt: Instant | null
}

/** An order whose signatures, posts and moments hold. Only `verifyOrder` makes one, and it cannot be changed. */
export type VerifiedOrder = {
  readonly order: Order
  readonly digest: string
  /** The last of its signatures: before it there was no order. */
  readonly signedAt: Instant
  readonly knownAt: Instant
  readonly loggedAt: Instant | null
  /** The stage of its batch that it waits for, 0 being open from the beginning; null for an order of its own. */
  readonly stage: { readonly batch: string; readonly number: number } | null
}

export type OrderVerdict =
  | { readonly ok: true; readonly verified: VerifiedOrder }
  | { readonly ok: false; readonly faults: readonly OrderFault[] }

const verified = new WeakSet<VerifiedOrder>()

/** Whether this very value came out of `verifyOrder`; a row that looks like one did not. */
export const isVerified = (order: VerifiedOrder): boolean => verified.has(order)

/**
 * Whether an order counts at all: its bytes have the digest, two officers of two units in office signed them (one in an emergency),
 * nothing is back-dated, and the document is one that could be accepted. An order that fails has no effect whatever a database says.
 * An order of a batch is verified by its place in a batch that is verified itself.
 */
export function verifyOrder(
  stored: StoredOrder,
  trust: Trust,
  batch: VerifiedBatch | null = null,
): OrderVerdict {
  if (!isOrderShaped(stored.order)) return { ok: false, faults: [faultOf('not-a-document')] }
  const order = freeze(stored.order)
  const faults = documentFaults(order)
  const digest = digestOf(order, trust)
  if (digest === null) return { ok: false, faults: [...faults, faultOf('not-canonical')] }
  if (hexOf(digest) !== stored.digest) faults.push(faultOf('digest-wrong'))
  const signing =
    order.batch === null
      ? signatureFaults(order, digest, stored.assertions, trust)
      : batchFaults(order, stored.digest, batch)
  faults.push(...signing.faults)
  const { signedAt } = signing
  if (stored.loggedAt !== null && stored.loggedAt > signedAt + guard.logLateMs)
    faults.push(faultOf('back-dated', 'log'))
  if (faults.length > 0) return { ok: false, faults }
  const { knownAt, loggedAt } = stored
  const stage =
    order.batch && batch
      ? { batch: batch.document.id, number: stageOf(order.batch.index, batch) }
      : null
  const made = freeze({ order, digest: stored.digest, signedAt, knownAt, loggedAt, stage })
  verified.add(made)
  return { ok: true, verified: made }
}

function digestOf(order: Order, { crypto }: Trust): Uint8Array | null {
  try {
    return crypto.sha256(orderBytes(order))
  } catch (error) {
    if (error instanceof RangeError) return null // it has no canonical text
    throw error
  }
}

type Signing = { signedAt: Instant; faults: OrderFault[] }

function signatureFaults(
  order: Order,
  digest: Uint8Array,
  assertions: readonly Assertion[],
  trust: Trust,
): Signing {
  const signers: [Signer, Power][] = [[order.issuer, 'issue']]
  if (order.approver !== null) signers.push([order.approver, 'approve'])
  const found = signers.map(([signer, power]) =>
    signatureOf(signer, power, order.district, digest, assertions, trust),
  )
  const faults = found.flatMap(({ fault }) => (fault === null ? [] : [fault]))
  const moments = found.flatMap(({ at }) => (at === null ? [] : [at]))
  const signedAt = Math.max(order.issuedAt, ...moments)
  const isEarly = moments.some((at) => at < order.issuedAt - guard.clockSkewMs)
  if (isEarly || signedAt > order.issuedAt + signingMs(order))
    faults.push(faultOf('back-dated', 'signature'))
  return { signedAt, faults }
}

// An emergency order is signed where it is drafted, so its two hours cannot begin later.
const signingMs = (order: Order): number =>
  isEmergency(order) ? guard.clockSkewMs : guard.signingMs

function batchFaults(order: Order, digest: string, batch: VerifiedBatch | null): Signing {
  const id = order.batch?.id ?? ''
  if (batch === null || !isVerifiedBatch(batch) || order.batch === null)
    return { signedAt: order.issuedAt, faults: [faultOf('not-in-batch', id)] }
  const { document, signedAt } = batch
  const isListed =
    document.id === id &&
    document.digests[order.batch.index] === digest &&
    sameSigner(document.issuer, order.issuer) &&
    order.approver !== null &&
    sameSigner(document.approver, order.approver) &&
    document.basis === order.basis &&
    document.kind === order.kind &&
    document.issuedAt === order.issuedAt &&
    order.district.startsWith(document.district)
  return { signedAt, faults: isListed ? [] : [faultOf('not-in-batch', id)] }
}

const sameSigner = (one: Signer, other: Signer): boolean =>
  one.officer === other.officer && one.unit === other.unit

// Behind the last stage nothing ever opens: a list whose stages do not reach its end holds back what lies beyond.
function stageOf(index: number, { document: { stages } }: VerifiedBatch): number {
  const found = stages.findIndex(({ upTo }) => index < upTo)
  return found === -1 ? stages.length : found
}
