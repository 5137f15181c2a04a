import { base64url, bytesOfHex, type PasskeyAnswer } from './passkey.ts'

// User present and user verified (WebAuthn Level 2 §6.1): an invented officer is always both.
const presentAndVerified = 0x05
const curve = { name: 'ECDSA', namedCurve: 'P-256' }

/** A number of a signature as DER writes it: without leading zeros, and with one where it would look negative. */
function derInteger(bytes: Uint8Array): number[] {
  let from = 0
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1
  const digits = [...bytes.subarray(from)]
  return (digits[0] ?? 0) & 0x80
    ? [2, digits.length + 1, 0, ...digits]
    : [2, digits.length, ...digits]
}

/** The signature of two numbers that browsers give, in DER as authenticators write it. */
export function derOf(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2
  const body = [...derInteger(signature.subarray(0, half)), ...derInteger(signature.subarray(half))]
  return Uint8Array.from([0x30, body.length, ...body])
}

/** What the passkey of an invented officer answers; its private key (PKCS #8, base64url) is no secret. */
export async function softwareAnswer(
  digest: string,
  site: string,
  key: { credential: string; privateKey: string },
): Promise<PasskeyAnswer> {
  const pkcs8 = Uint8Array.from(
    atob(key.privateKey.replaceAll('-', '+').replaceAll('_', '/')),
    (one) => one.charCodeAt(0),
  )
  const own = await crypto.subtle.importKey('pkcs8', pkcs8, curve, false, ['sign'])
  const text = new TextEncoder()
  const clientData = text.encode(
    JSON.stringify({
      type: 'webauthn.get',
      challenge: base64url(bytesOfHex(digest)),
      origin: location.origin,
      crossOrigin: false,
    }),
  )
  const hash = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const authenticatorData = Uint8Array.from([
    ...(await hash(text.encode(site))),
    presentAndVerified,
    0,
    0,
    0,
    0,
  ])
  const signed = Uint8Array.from([...authenticatorData, ...(await hash(clientData))])
  const raw = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, own, signed)
  return {
    credential: key.credential,
    authenticatorData: base64url(authenticatorData),
    clientData: base64url(clientData),
    signature: base64url(derOf(new Uint8Array(raw))),
  }
}
