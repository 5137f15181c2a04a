import type { Attestation, AttestationKind } from '@bihuan/core/attestation/attestation.ts'
import type { OrderFault } from '@bihuan/core/orders/fault.ts'
import type { Signer } from '@bihuan/core/orders/order.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { itemsOf } from '../orders/refusal.ts'
import { postFaults } from '../orders/signers.ts'
import type { SignedDocument } from '../signing/finisher.ts'
import { attested } from '../trust/attested.ts'
import { trustOf } from '../trust/trust-of.ts'

const refused = (faults: readonly OrderFault[]) =>
  new Problem('contact.signature-refused', {}, itemsOf(faults))

/** Refuses an officer without a post that attests in this area now, before anything waits for their signature. */
export async function checkPost(
  sql: Reader,
  by: Signer,
  area: string,
  { anchors, now }: Pick<Request, 'anchors' | 'now'>,
): Promise<void> {
  const faults = postFaults(await trustOf(sql, anchors), by, 'attest', area, now)
  if (faults.length > 0) throw refused(faults)
}

/** A signed document that verifies, or a refusal with everything that is against it. */
export async function attestedOr<Body>(
  sql: Reader,
  kind: AttestationKind,
  { document, assertions }: Pick<SignedDocument, 'document' | 'assertions'>,
  { anchors }: Pick<Request, 'anchors'>,
): Promise<{ attestation: Attestation<Body>; signedAt: Instant }> {
  const verdict = attested<Body>(kind, document, assertions, await trustOf(sql, anchors))
  if (!verdict.ok) throw refused(verdict.faults)
  return verdict
}
