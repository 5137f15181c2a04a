import { read } from '../api/client.ts'
import { softwareAnswer } from './software-passkey.ts'

/** What a passkey answered, in base64url as it goes over the wire. */
export type PasskeyAnswer = {
  credential: string
  authenticatorData: string
  clientData: string
  signature: string
}

/** Why nothing was signed, for a sentence on the page. */
export type PasskeyFault = 'no-passkeys-here' | 'given-up' | 'other'

export class PasskeyRefused extends Error {
  readonly fault: PasskeyFault
  constructor(fault: PasskeyFault, cause?: unknown) {
    super(fault, { cause })
    this.fault = fault
  }
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
/** Bytes in base64url without padding. */
export const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
/** Bytes of lower-case hexadecimal. */
export const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

// A passkey asks its holder: long enough to find the key in a pocket.
const timeout = 120_000

// NotAllowedError is what a browser says when its holder turned away or let the time run out.
function refused(cause: unknown): PasskeyRefused {
  const name = cause instanceof DOMException ? cause.name : ''
  return new PasskeyRefused(name === 'NotAllowedError' ? 'given-up' : 'other', cause)
}

/**
 * Signs a digest (hexadecimal) with one of these passkeys. In an invented city the key is one of software, which the server hands out.
 * Throws PasskeyRefused where nothing was signed.
 */
export async function answerDigest(
  digest: string,
  { site, credentials, isDemo }: { site: string; credentials: readonly string[]; isDemo: boolean },
): Promise<PasskeyAnswer> {
  if (isDemo) {
    const key = await read<{ credential: string; privateKey: string }>('/demo/passkey')
    return softwareAnswer(digest, site, key)
  }
  if (!('credentials' in navigator) || !window.PublicKeyCredential)
    throw new PasskeyRefused('no-passkeys-here')
  try {
    const found = await navigator.credentials.get({
      publicKey: {
        challenge: bytesOfHex(digest),
        rpId: site,
        allowCredentials: credentials.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
        userVerification: 'required',
        timeout,
      },
    })
    const credential = found as PublicKeyCredential
    const response = credential.response as AuthenticatorAssertionResponse
    return {
      credential: base64url(credential.rawId),
      authenticatorData: base64url(response.authenticatorData),
      clientData: base64url(response.clientDataJSON),
      signature: base64url(response.signature),
    }
  } catch (cause) {
    throw refused(cause)
  }
}

/** Makes a passkey for this account and gives what is enrolled: its id and public key. Throws PasskeyRefused where none was made. */
export async function makePasskey(
  site: string,
  account: { id: string; name: string },
): Promise<{ credential: string; publicKey: string }> {
  if (!window.PublicKeyCredential) throw new PasskeyRefused('no-passkeys-here')
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        rp: { id: site, name: '闭环 Bihuan' },
        user: {
          id: new TextEncoder().encode(account.id),
          name: account.name,
          displayName: account.name,
        },
        // The server makes no use of it: what is enrolled binds nobody before the authority has appointed it.
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -8 },
        ],
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        timeout,
      },
    })
    const credential = made as PublicKeyCredential
    const key = (credential.response as AuthenticatorAttestationResponse).getPublicKey()
    if (!key) throw new PasskeyRefused('other')
    return { credential: base64url(credential.rawId), publicKey: base64url(key) }
  } catch (cause) {
    throw cause instanceof PasskeyRefused ? cause : refused(cause)
  }
}
