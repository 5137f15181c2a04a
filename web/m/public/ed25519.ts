import type { Verify } from '@bihuan/core/person-code/person-code.ts'
import { fromBase64 } from '@bihuan/core/transparency/base64.ts'

/** Ed25519 by the browser, or by our own code before Chromium 137. The field has one of its own, inside its engine. */
export const verifyEd25519: Verify = async (signature, signed, publicKey) => {
  const key = Uint8Array.from(fromBase64(publicKey, 'url') ?? [])
  try {
    const known = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
    const [by, of] = [Uint8Array.from(signature), Uint8Array.from(signed)]
    return await crypto.subtle.verify('Ed25519', known, by, of)
  } catch (cause) {
    if (!(cause instanceof DOMException) || cause.name !== 'NotSupportedError') return false
    const { verifyAsync } = await import('@noble/ed25519')
    return verifyAsync(signature, signed, key).catch(() => false)
  }
}
