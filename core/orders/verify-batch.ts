import type { Instant } from '../time/instant.ts'
import type { Assertion } from './assertion.ts'
import type { BatchDocument } from './batch-document.ts'
import { batchBytes } from './canonical.ts'
import { faultOf, type OrderFault } from './fault.ts'
import { freeze } from './freeze.ts'
import { guard } from './limits.ts'
import type { Signer } from './order.ts'
import type { Power } from './register.ts'
import { isBatchShaped } from './shape.ts'
import { signatureOf, type Trust } from './signature.ts'

export type StoredBatch = {
  readonly document: BatchDocument
  readonly assertions: readonly Assertion[]
}

/** A batch whose signatures hold. Only `verifyBatch` makes one. */
export type VerifiedBatch = { readonly document: BatchDocument; readonly signedAt: Instant }

export type BatchVerdict =
  | { readonly ok: true; readonly batch: VerifiedBatch }
  | { readonly ok: false; readonly faults: readonly OrderFault[] }

const made = new WeakSet<VerifiedBatch>()

/** Whether this very value came out of `verifyBatch`. */
export const isVerifiedBatch = (batch: VerifiedBatch): boolean => made.has(batch)

/**
 * Whether a batch was signed by issuer and approver, of two units, both in office, and by the city where it is too large for less.
 * Its orders are then verified by their digests, so ten thousand orders cost two signatures and not twenty thousand.
 */
export function verifyBatch(stored: StoredBatch, trust: Trust): BatchVerdict {
  if (!isBatchShaped(stored.document)) return { ok: false, faults: [faultOf('not-a-document')] }
  const document = freeze(stored.document)
  const faults: OrderFault[] = []
  let digest: Uint8Array
  try {
    digest = trust.crypto.sha256(batchBytes(document))
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, faults: [faultOf('not-canonical')] }
    throw error
  }
  const { issuer, approver, cityApprover, issuedAt, digests } = document
  const signers: [Signer, Power][] = [
    [issuer, 'issue'],
    [approver, 'approve'],
  ]
  if (cityApprover !== null) signers.push([cityApprover, 'city'])
  else if (digests.length > guard.batchWithoutCity)
    faults.push(faultOf('batch-cap', String(guard.batchWithoutCity)))
  faults.push(...differing(signers.map(([signer]) => signer)))
  const found = signers.map(([signer, power]) =>
    signatureOf(signer, power, document.district, digest, stored.assertions, trust),
  )
  for (const { fault } of found) if (fault !== null) faults.push(fault)
  const moments = found.flatMap(({ at }) => (at === null ? [] : [at]))
  const signedAt = Math.max(issuedAt, ...moments)
  const isEarly = moments.some((at) => at < issuedAt - guard.clockSkewMs)
  if (isEarly || signedAt > issuedAt + guard.signingMs)
    faults.push(faultOf('back-dated', 'signature'))
  if (faults.length > 0) return { ok: false, faults }
  const batch = Object.freeze({ document, signedAt })
  made.add(batch)
  return { ok: true, batch }
}

// Issuer and approver of two units; the city's officer is a third person.
function differing(signers: readonly Signer[]): OrderFault[] {
  const [issuer, approver] = signers
  const faults: OrderFault[] = []
  const seen = new Set<string>()
  for (const { officer } of signers) {
    if (seen.has(officer)) faults.push(faultOf('same-officer', officer))
    seen.add(officer)
  }
  if (issuer && approver && issuer.unit === approver.unit)
    faults.push(faultOf('same-unit', issuer.unit))
  return faults
}
