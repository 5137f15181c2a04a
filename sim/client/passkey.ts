import { createHash, createPrivateKey, sign as signBytes } from 'node:crypto'
import { base64urlOf } from '@bihuan/core/orders/assertion.ts'

/** The software passkey of an invented officer, as the demo hands it out. */
export type Passkey = { credential: string; privateKey: string }

// User present and user verified (WebAuthn Level 2 §6.1).
const presentAndVerified = 0x05
// The site and the page of every invented officer (cli/start/demo-trust.ts).
const site = 'localhost'
const origin = 'http://localhost'

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** What an invented officer's passkey (ES256) answers to a digest in hexadecimal, in base64url as it goes over the wire. */
export function answerOf(digest: string, { credential, privateKey }: Passkey) {
  const key = createPrivateKey({
    key: Buffer.from(privateKey, 'base64url'),
    format: 'der',
    type: 'pkcs8',
  })
  const challenge = base64urlOf(Uint8Array.from(Buffer.from(digest, 'hex')))
  const clientData = Buffer.from(
    JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }),
  )
  const authenticatorData = Buffer.from([
    ...sha256(Buffer.from(site)),
    presentAndVerified,
    0,
    0,
    0,
    0,
  ])
  const signed = Buffer.concat([authenticatorData, sha256(clientData)])
  return {
    credential,
    authenticatorData: authenticatorData.toString('base64url'),
    clientData: clientData.toString('base64url'),
    signature: signBytes('sha256', signed, key).toString('base64url'),
  }
}
