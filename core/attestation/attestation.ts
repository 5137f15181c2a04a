import type { Assertion } from '../orders/assertion.ts'
import { documentBytes, hexOf } from '../orders/canonical.ts'
import { faultOf, type OrderFault } from '../orders/fault.ts'
import { freeze } from '../orders/freeze.ts'
import { guard } from '../orders/limits.ts'
import type { Signer } from '../orders/order.ts'
import { signatureOf, type Trust } from '../orders/signature.ts'
import type { Instant } from '../time/instant.ts'

/** Kinds of signed documents that restrict nobody, and how many officers sign each. Two are of two units. */
export const attestationKinds = {
  'contact-list': 1,
  'co-presence': 2,
  'look-back': 1,
  'day-close': 1,
} as const
export type AttestationKind = keyof typeof attestationKinds

/** What officers put their names to without restricting anybody: a list, a search, a second reading, the close of a day. */
export type Attestation<Body = unknown> = {
  readonly version: 1
  readonly kind: AttestationKind
  readonly id: string
  /** The district or the city that it is of. */
  readonly area: string
  readonly issuedAt: Instant
  readonly by: readonly Signer[]
  /** Plain data with one canonical text: whole numbers, texts in NFC. */
  readonly body: Body
}

export type AttestationVerdict<Body = unknown> =
  | { readonly ok: true; readonly attestation: Attestation<Body>; readonly signedAt: Instant }
  | { readonly ok: false; readonly faults: readonly OrderFault[] }

/** The bytes that are signed. Throws a RangeError as `canonicalText` does. */
export function attestationBytes(attestation: Attestation): Uint8Array {
  return documentBytes(`bihuan.${attestation.kind}.v${attestation.version}`, attestation)
}

/** SHA-256 of `attestationBytes` in hexadecimal: the challenge of the passkeys. */
export function attestationDigest(attestation: Attestation, { crypto }: Pick<Trust, 'crypto'>) {
  return hexOf(crypto.sha256(attestationBytes(attestation)))
}

const isSigner = (value: unknown): value is Signer => {
  const { officer, unit } = Object(value) as Partial<Signer>
  return typeof officer === 'string' && typeof unit === 'string'
}

function isShaped(value: unknown): value is Attestation {
  const it = Object(value) as Partial<Attestation>
  return (
    it.version === 1 &&
    typeof it.kind === 'string' &&
    Object.hasOwn(attestationKinds, it.kind) &&
    typeof it.id === 'string' &&
    typeof it.area === 'string' &&
    Number.isSafeInteger(it.issuedAt) &&
    Array.isArray(it.by) &&
    it.by.every(isSigner) &&
    Object.hasOwn(it, 'body')
  )
}

/**
 * Whether a document is signed by as many officers as its kind needs, each in office for its area with the power `attest`, within a
 * day of its drafting. Whatever reads one asks this again: a row beside the document decides nothing.
 */
export function verifyAttestation<Body = unknown>(
  kind: AttestationKind,
  document: unknown,
  assertions: readonly Assertion[],
  trust: Trust,
): AttestationVerdict<Body> {
  if (!isShaped(document) || document.kind !== kind)
    return { ok: false, faults: [faultOf('not-a-document')] }
  const attestation = freeze(document) as Attestation<Body>
  let digest: Uint8Array
  try {
    digest = trust.crypto.sha256(attestationBytes(attestation))
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, faults: [faultOf('not-canonical')] }
    throw error
  }
  const { by, area, issuedAt } = attestation
  const found = by.map((one) => signatureOf(one, 'attest', area, digest, assertions, trust))
  const faults = found.flatMap(({ fault }) => (fault === null ? [] : [fault]))
  if (by.length < attestationKinds[kind]) faults.push(faultOf('signature-missing', kind))
  if (new Set(by.map(({ officer }) => officer)).size < by.length)
    faults.push(faultOf('same-officer', by[0]?.officer))
  if (new Set(by.map(({ unit }) => unit)).size < by.length)
    faults.push(faultOf('same-unit', by[0]?.unit))
  const moments = found.flatMap(({ at }) => (at === null ? [] : [at]))
  const isNear = (at: Instant) => at >= issuedAt - guard.clockSkewMs && at <= issuedAt + dayMs
  if (!moments.every(isNear)) faults.push(faultOf('back-dated', 'signature'))
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, attestation, signedAt: Math.max(...moments) }
}

const dayMs = 24 * 3_600_000
