import { hourMs, type Instant, instantOf, minuteMs } from '../time/instant.ts'
import type { Sha256 } from '../transparency/sha256.ts'
import { encodeCertificate, formatCertificate, type KeyCertificate } from './key-certificate.ts'
import { liveChain, liveCodeAt, liveSteps } from './live-code.ts'
import { encodePass, formatPass, type Pass } from './pass.ts'
import { encodeList, formatList, type RevocationList } from './revocation-list.ts'

// Builders for tests: a city with a root, day keys and passes. Keys and hashes are handed in; core has none.

/** A key with which something can be signed; the public half raw in base64url. */
export type PassSigner = { publicKey: string; sign: (bytes: Uint8Array) => Uint8Array }

/** The morning after the twenty measures: the moment of every test here. */
export const passNow: Instant = instantOf('2022-11-12T09:00:00+08:00')

const signedText = (bytes: Uint8Array, by: PassSigner) =>
  Uint8Array.from([...bytes, ...by.sign(bytes)])

/** A day key for passes, numbered 316, unless said otherwise. */
export function aCertificate(
  root: PassSigner,
  of: PassSigner,
  over: Partial<KeyCertificate> = {},
): string {
  const certificate: KeyCertificate = {
    city: '4101',
    key: 316,
    purpose: 'pass',
    from: passNow - 9 * hourMs,
    until: passNow + 15 * hourMs,
    publicKey: of.publicKey,
    ...over,
  }
  return formatCertificate(signedText(encodeCertificate(certificate), root))
}

/** An empty list under key 7, signed ten minutes ago. */
export function aList(by: PassSigner, over: Partial<RevocationList> = {}): Uint8Array {
  const signed = encodeList({
    city: '4101',
    key: 7,
    number: 41,
    signedAt: passNow - 10 * minuteMs,
    salt: new Uint8Array(16).fill(3),
    keys: [],
    entries: [],
    ...over,
  })
  return formatList(signed, by.sign(signed))
}

/** A pass of somebody who may pass, issued half an hour ago for six hours; `textAt` is what the phone shows at a moment. */
export function aPass(
  by: PassSigner,
  sha256: Sha256,
  over: Partial<Pass> = {},
  seed: Uint8Array = new Uint8Array(16).fill(9),
) {
  const issuedAt = over.issuedAt ?? passNow - 30 * minuteMs
  const expiresAt = over.expiresAt ?? issuedAt + 6 * hourMs
  const chain = liveChain(seed, liveSteps(expiresAt - issuedAt), sha256)
  const isPaper = over.form === 'paper'
  const pass: Pass = {
    city: '4101',
    key: 316,
    class: 'clear',
    form: 'screen',
    issuedAt,
    expiresAt,
    serial: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
    anchor: isPaper ? null : (chain[0] ?? null),
    nameMasked: '张*丰',
    ...over,
  }
  const bytes = signedText(encodePass(pass), by)
  const textAt = (now: Instant) =>
    formatPass(bytes, isPaper ? null : liveCodeAt(chain, issuedAt, now))
  return { pass, bytes, chain, textAt }
}
