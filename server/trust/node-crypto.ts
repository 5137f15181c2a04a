import { createPublicKey, type KeyObject, verify as verifyBytes } from 'node:crypto'
import type { Crypto } from '@bihuan/core/orders/assertion.ts'
import { nodeSha256 } from '../transparency/ed25519.ts'

const keys = new Map<string, KeyObject>()
const keysMax = 10_000

function keyOf(publicKey: string): KeyObject {
  const known = keys.get(publicKey)
  if (known) return known
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64url'),
    format: 'der',
    type: 'spki',
  })
  if (keys.size >= keysMax) keys.clear()
  keys.set(publicKey, key)
  return key
}

/**
 * Signatures by OpenSSL, as passkeys make them: Ed25519, and ES256 over P-256 in DER (WebAuthn Level 2 §6.5.6); no others.
 * The key is SPKI in base64url. False for whatever is no key or no signature.
 */
export const nodeCrypto: Crypto = {
  sha256: nodeSha256,
  verify(signature, signed, publicKey) {
    try {
      const key = keyOf(publicKey)
      if (key.asymmetricKeyType === 'ed25519') return verifyBytes(null, signed, key, signature)
      const isP256 =
        key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
      return isP256 && verifyBytes('sha256', signed, key, signature)
    } catch {
      return false // not a key, or a signature of broken shape
    }
  },
}
