import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import type { KeyPurpose } from '@bihuan/core/pass/key-certificate.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import { certificateOf, type KeyRow, type RootOfCity } from './certified.ts'

/** A key with which something is signed now. */
export type DayKey = { key: number; from: Instant; sign(bytes: Uint8Array): Uint8Array }

const opened = new WeakMap<Keys, Map<string, KeyObject>>()
const openedMax = 64

/** A new pair: the public half raw in base64url, the private one sealed by the city's key. */
export function newPair(keys: Keys): { publicKey: string; privateCipher: Buffer } {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' })
  return { publicKey: x, privateCipher: keys.seal(d) }
}

/** The private half as a key; preparing one costs more than a signature, so the last are kept. */
function openedKey(keys: Keys, publicKey: string, privateCipher: Buffer): KeyObject {
  const known = opened.get(keys) ?? new Map<string, KeyObject>()
  opened.set(keys, known)
  const before = known.get(publicKey)
  if (before) return before
  const key = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey, d: keys.open(privateCipher) },
    format: 'jwk',
  })
  if (createPublicKey(key).export({ format: 'jwk' }).x !== publicKey)
    throw new Error('the private half of a pass key is not that of its public half')
  if (known.size >= openedMax) known.clear()
  known.set(publicKey, key)
  return key
}

/**
 * The key that is good at a moment, chosen when it is needed: nothing has to run for a new day to begin. Of several the one that
 * began first, and of a day's keys the lowest number, so that a spare is used when the one before it is revoked. A row that the root
 * did not sign signs nothing. Null when there is none.
 */
export async function keyAt(
  sql: Reader,
  { keys, ...root }: RootOfCity & { keys: Keys },
  purpose: KeyPurpose,
  at: Instant,
): Promise<DayKey | null> {
  const rows = await sql<(KeyRow & { privateCipher: Buffer })[]>`
    select key, purpose, public_key, private_cipher, certificate from pass_keys
    where purpose = ${purpose} and certificate is not null and revoked_at is null and from_at <= ${at} and until_at > ${at}
    order by from_at, key limit 50`
  for (const row of rows) {
    const certificate = certificateOf(row, root)
    if (!certificate || at < certificate.from || at >= certificate.until) continue
    const privateKey = openedKey(keys, row.publicKey, row.privateCipher)
    return {
      key: row.key,
      from: certificate.from,
      sign: (bytes) => Uint8Array.from(sign(null, bytes, privateKey)),
    }
  }
  return null
}
