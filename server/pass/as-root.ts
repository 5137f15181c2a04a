import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import {
  encodeCertificate,
  formatCertificate,
  type KeyCertificate,
} from '@bihuan/core/pass/key-certificate.ts'
import { encodeList, formatList } from '@bihuan/core/pass/revocation-list.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { toBase64 } from '@bihuan/core/transparency/base64.ts'
import { joined } from '@bihuan/core/transparency/bytes.ts'

/** The root of the passes of one city. No server has one, but that of an invented city. */
export type PassRoot = { city: string; publicKey: string; privateKey: KeyObject }

// PKCS #8 of an Ed25519 key (RFC 8410) up to its seed: node takes no raw one.
const ed25519Head = '302e020100300506032b657004220420'

/** The root of a seed of 32 bytes. Throws a RangeError for another length. */
export function rootOf(city: string, seed: Uint8Array): PassRoot {
  if (seed.length !== 32) throw new RangeError('a root has a seed of 32 bytes')
  const der = Buffer.concat([Buffer.from(ed25519Head, 'hex'), seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { city, publicKey: x, privateKey }
}

const signedBy = ({ privateKey }: PassRoot, bytes: Uint8Array) =>
  Uint8Array.from(sign(null, bytes, privateKey))

/** The certificate of a key as a text. Throws a RangeError for what does not fit, another city among it. */
export function certify(root: PassRoot, certificate: KeyCertificate): string {
  if (certificate.city !== root.city) throw new RangeError(`no key of ${root.city}`)
  const signed = encodeCertificate(certificate)
  return formatCertificate(joined(signed, signedBy(root, signed)))
}

/** A list of the root in base 64 for addresses: which keys it revokes, keys that sign lists among them. */
export function certifyList(
  root: PassRoot,
  list: { number: number; signedAt: Instant; salt: Uint8Array; keys: readonly number[] },
): string {
  const keys = [...list.keys].sort((one, other) => one - other)
  const signed = encodeList({ ...list, city: root.city, key: 0, keys, entries: [] })
  return toBase64(formatList(signed, signedBy(root, signed)), 'url')
}
