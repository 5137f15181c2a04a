import type { Verify } from '@bihuan/core/person-code/person-code.ts'
import { fromBase64Url } from './base64-url.ts'

/** Ed25519 by the browser; by our own code where the browser has none (before Chromium 137). */
export const verifyEd25519: Verify = async (signature, signed, publicKey) => {
  const key = fromBase64Url(publicKey)
  try {
    const known = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify(
      'Ed25519',
      known,
      Uint8Array.from(signature),
      Uint8Array.from(signed),
    )
  } catch (cause) {
    if (!(cause instanceof DOMException) || cause.name !== 'NotSupportedError') return false
    const { verifyAsync } = await import('@noble/ed25519')
    return verifyAsync(signature, signed, key).catch(() => false)
  }
}
