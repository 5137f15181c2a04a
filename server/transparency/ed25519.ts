import {
  createHash,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import type { Verify } from '@bihuan/core/person-code/person-code.ts'
import { type NoteKey, type NoteKeyType, noteKey } from '@bihuan/core/transparency/note-key.ts'
import type { Sha256 } from '@bihuan/core/transparency/sha256.ts'

/** SHA-256 by OpenSSL. */
export const nodeSha256: Sha256 = (bytes) =>
  Uint8Array.from(createHash('sha256').update(bytes).digest())

const keys = new Map<string, KeyObject>()
const keysMax = 1000

/** The key of 32 raw bytes in base64url; preparing one costs more than a check, so the last thousand are kept. */
function keyOf(publicKey: string): KeyObject {
  const known = keys.get(publicKey)
  if (known) return known
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  if (keys.size >= keysMax) keys.clear()
  keys.set(publicKey, key)
  return key
}

/** Ed25519 by OpenSSL; false also for a key that is none. */
export const verifyEd25519: Verify = (signature, signed, publicKey) => {
  try {
    return verifyBytes(null, signed, keyOf(publicKey), signature)
  } catch {
    return false // not a key
  }
}

/** A key that signs notes: what it is called, and its signature over bytes. */
export type NoteSigner = { key: NoteKey; sign(bytes: Uint8Array): Uint8Array }

/** The signer of a private Ed25519 key. Throws a RangeError for a name that cannot stand in a note. */
export function noteSigner(name: string, type: NoteKeyType, privateKey: KeyObject): NoteSigner {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return {
    key: noteKey(name, type, Uint8Array.from(Buffer.from(x, 'base64url')), nodeSha256),
    sign: (bytes) => Uint8Array.from(signBytes(null, bytes, privateKey)),
  }
}
