import type { Instant } from '../time/instant.ts'
import { type ActDocument, isOfficerAct, type SignedKind } from './act.ts'
import type { Assertion } from './assertion.ts'
import { actBytes } from './canonical.ts'
import { faultOf, type OrderFault } from './fault.ts'
import { freeze } from './freeze.ts'
import { guard } from './limits.ts'
import type { Signer } from './order.ts'
import type { Power } from './register.ts'
import { isActShaped } from './shape.ts'
import { signatureOf, type Trust } from './signature.ts'

export type StoredAct = {
  readonly act: ActDocument
  readonly assertions: readonly Assertion[]
  readonly knownAt: Instant
}

/** An act that counts. Only `verifyAct` makes one. */
export type VerifiedAct<A extends ActDocument = ActDocument> = {
  readonly act: A
  readonly knownAt: Instant
}

export type ActVerdict =
  | { readonly ok: true; readonly verified: VerifiedAct }
  | { readonly ok: false; readonly faults: readonly OrderFault[] }

const powerOf: Record<SignedKind, Power> = {
  lift: 'lift',
  suspend: 'suspend',
  'open-stage': 'stage',
  'end-response': 'end',
  answer: 'review',
  decide: 'review',
  keep: 'review',
}

const made = new WeakSet<VerifiedAct>()

/** Whether this very value came out of `verifyAct`. */
export const isVerifiedAct = (act: VerifiedAct): boolean => made.has(act)

/**
 * Whether an act counts: its officer, in office for that area when signing, signed it; two of them for the end of the response.
 * An appeal and a service count as they come: a resident has no passkey, and a service only tells.
 */
export function verifyAct(stored: StoredAct, trust: Trust): ActVerdict {
  if (!isActShaped(stored.act)) return { ok: false, faults: [faultOf('not-a-document')] }
  const act = freeze(stored.act)
  const faults = isOfficerAct(act) ? actFaults(act, stored, trust) : []
  if (faults.length > 0) return { ok: false, faults }
  const verified = Object.freeze({ act, knownAt: stored.knownAt })
  made.add(verified)
  return { ok: true, verified }
}

function actFaults(
  act: Extract<ActDocument, { by: Signer }>,
  { assertions }: StoredAct,
  trust: Trust,
): OrderFault[] {
  let digest: Uint8Array
  try {
    digest = trust.crypto.sha256(actBytes(act))
  } catch (error) {
    if (error instanceof RangeError) return [faultOf('not-canonical')]
    throw error
  }
  const signers = act.kind === 'end-response' ? [act.by, act.second] : [act.by]
  const faults = signers.flatMap((signer): OrderFault[] => {
    const power = powerOf[act.kind]
    const { at, fault } = signatureOf(signer, power, act.area, digest, assertions, trust)
    if (fault !== null) return [fault]
    const isNear = at !== null && Math.abs(at - act.at) <= guard.clockSkewMs
    // An end of the response may be set for a later moment; everything else happens when it is signed.
    return isNear || act.kind === 'end-response' ? [] : [faultOf('back-dated', 'signature')]
  })
  if (act.kind === 'end-response' && act.by.officer === act.second.officer)
    faults.push(faultOf('same-officer', act.by.officer))
  if (act.reason.trim().length < guard.reasonMin.zh) faults.push(faultOf('reason-missing'))
  return faults
}
