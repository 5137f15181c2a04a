import { fromBase64Url } from './base64-url.ts'

/** The seal key of a device's book as a key that cannot be read out again. */
export const importSealKey = (sealKey: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64Url(sealKey), 'AES-GCM', false, ['encrypt'])
