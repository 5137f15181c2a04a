import { bytesOf, textOf } from '../person-code/code-bytes.ts'
import type { Instant } from '../time/instant.ts'
import type { Sha256 } from '../transparency/sha256.ts'
import type { VerifySignature } from './register.ts'

/** A passkey's answer, as the browser gave it, with the moment at which the server took it. */
export type Assertion = {
  readonly officer: string
  readonly unit: string
  readonly credential: string
  readonly authenticatorData: Uint8Array
  readonly clientData: Uint8Array
  readonly signature: Uint8Array
  readonly at: Instant
}

/** For which site passkeys sign: the id whose hash the authenticator signs, and the addresses of its pages. */
export type RelyingParty = { readonly id: string; readonly origins: readonly string[] }

export type Crypto = { readonly sha256: Sha256; readonly verify: VerifySignature }

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Bytes in base64url without padding, as WebAuthn writes a challenge. */
export function base64urlOf(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const characters = Math.min(bytes.length - at, 3) + 1
    for (let n = 0; n < characters; n += 1) text += base64url[(three >> (18 - 6 * n)) & 63]
  }
  return text
}

// WebAuthn Level 2 §6.1: 32 bytes of rpIdHash, one of flags, four of counter.
const headBytes = 37
const userPresent = 0x01
const userVerified = 0x04

/**
 * Whether a passkey signed this digest for our site, with its holder present and verified (WebAuthn Level 2 §7.2, the steps that need
 * no state). The challenge is the digest itself, so a signature given for one document is none for another.
 */
export function isAssertionOf(
  digest: Uint8Array,
  assertion: Assertion,
  publicKey: string,
  party: RelyingParty,
  { sha256, verify }: Crypto,
): boolean {
  const { authenticatorData, clientData, signature } = assertion
  const client = clientOf(clientData)
  if (client === null || client.type !== 'webauthn.get' || client.crossOrigin === true) return false
  if (client.challenge !== base64urlOf(digest)) return false
  if (typeof client.origin !== 'string' || !party.origins.includes(client.origin)) return false
  if (authenticatorData.length < headBytes) return false
  const siteHash = sha256(Uint8Array.from(bytesOf(party.id)))
  if (siteHash.some((byte, at) => byte !== authenticatorData[at])) return false
  const flags = authenticatorData[32] ?? 0
  if ((flags & userPresent) === 0 || (flags & userVerified) === 0) return false
  const signed = Uint8Array.from([...authenticatorData, ...sha256(clientData)])
  return verify(signature, signed, publicKey)
}

function clientOf(bytes: Uint8Array): Record<string, unknown> | null {
  const text = textOf(bytes)
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null // not JSON
  }
}
