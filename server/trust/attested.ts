import {
  type Attestation,
  type AttestationKind,
  type AttestationVerdict,
  attestationDigest,
  verifyAttestation,
} from '@bihuan/core/attestation/attestation.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import { assertionsOf } from './assertion-json.ts'
import { nodeCrypto } from './node-crypto.ts'

/** The digest that officers sign, in hexadecimal. Throws a RangeError for a body without one canonical text. */
export const digestOfAttestation = (attestation: Attestation): string =>
  attestationDigest(attestation, { crypto: nodeCrypto })

/** Whether a stored document with its stored signatures counts; see `verifyAttestation`. */
export const attested = <Body>(
  kind: AttestationKind,
  document: unknown,
  assertions: unknown,
  trust: Trust,
): AttestationVerdict<Body> =>
  verifyAttestation<Body>(kind, document, assertionsOf(assertions), trust)
