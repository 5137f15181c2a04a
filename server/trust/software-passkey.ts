import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
} from 'node:crypto'
import { base64urlOf, type RelyingParty } from '@bihuan/core/orders/assertion.ts'
import type { Signer } from '@bihuan/core/orders/order.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { nodeSha256 } from '../transparency/ed25519.ts'
import type { AssertionJson } from './assertion-json.ts'

/** A passkey in software: for the invented officers of a demo city and for tests. A real officer's never leaves its device. */
export type SoftwarePasskey = {
  readonly signer: Signer
  readonly credential: string
  /** SPKI in base64url. */
  readonly publicKey: string
  /** PKCS #8 in base64url, for the file of a demo city. */
  readonly privateKey: string
  /** Signs a digest (hexadecimal) as the passkey of this officer would at that moment. */
  sign(digest: string, at: Instant): AssertionJson
}

// User present and user verified (WebAuthn Level 2 §6.1).
const presentAndVerified = 0x05
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The passkey of a private key, or a new one (ES256). */
export function softwarePasskey(
  signer: Signer,
  party: RelyingParty,
  privateKey?: string,
): SoftwarePasskey {
  const key: KeyObject = privateKey
    ? createPrivateKey({ key: Buffer.from(privateKey, 'base64url'), format: 'der', type: 'pkcs8' })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const publicKey = createPublicKey(key)
    .export({ format: 'der', type: 'spki' })
    .toString('base64url')
  const credential = Buffer.from(nodeSha256(bytesOf(publicKey))).toString('base64url')
  const site = nodeSha256(bytesOf(party.id))
  const hash = key.asymmetricKeyType === 'ed25519' ? null : 'sha256'
  return {
    signer,
    credential,
    publicKey,
    privateKey: key.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    sign(digest, at) {
      const challenge = base64urlOf(Uint8Array.from(Buffer.from(digest, 'hex')))
      const origin = party.origins[0] ?? ''
      const client = { type: 'webauthn.get', challenge, origin, crossOrigin: false }
      const clientData = bytesOf(JSON.stringify(client))
      const authenticatorData = Uint8Array.from([...site, presentAndVerified, 0, 0, 0, 0])
      const signed = Buffer.concat([authenticatorData, nodeSha256(clientData)])
      return {
        ...signer,
        credential,
        authenticatorData: Buffer.from(authenticatorData).toString('base64url'),
        clientData: Buffer.from(clientData).toString('base64url'),
        signature: signBytes(hash, signed, key).toString('base64url'),
        at,
      }
    },
  }
}
