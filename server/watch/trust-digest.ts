import { canonicalText, hexOf } from '@bihuan/core/orders/canonical.ts'
import { nodeSha256 } from '../transparency/ed25519.ts'
import type { TrustAnchors } from '../trust/anchors.ts'

/** SHA-256 of what signatures are checked against, hexadecimal, wherever its file lies. */
export function trustDigest({ authorityKey, party, passRoot, log }: TrustAnchors): string {
  const text = canonicalText({ authorityKey, party, passRoot, log })
  return hexOf(nodeSha256(new TextEncoder().encode(text)))
}
