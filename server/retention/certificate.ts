import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto'
import { canonicalText } from '@bihuan/core/orders/canonical.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Keys } from '../keys.ts'

/** One table of a certificate. */
export type CertifiedTable = {
  table: string
  rows: number
  how: 'deleted' | 'blanked' | 'dropped'
  /** Of audit tables: the latest moment of writing among the rows that went. */
  upTo: Instant | null
}

/** What was erased, how, and how it was looked at again. It names no person and holds no word of what is gone. */
export type Certificate = {
  version: 1
  id: string
  city: string
  /** A kind of retention, or `keys`, `files`, `backup`. */
  kind: string
  erasedAt: Instant
  /** The clock that was over: everything of the kind that began until then. */
  upTo: Instant | null
  responseEnd: Instant | null
  tables: CertifiedTable[]
  /** Signed documents that went: how many, and the digest of the sorted list of `kind:subject`. */
  subjects: { count: number; digest: string } | null
  /** Keys destroyed, by kind, month and fingerprint. */
  keys: string[]
  verified: {
    /** Rows that should be gone and were found when they were counted again; 0, or there is no certificate. */
    rowsLeft: number
    /** Keys that still opened something; 0, or there is no certificate. */
    keysLeft: number
    how: string
  }
}

const headings = 'bihuan.erasure.v1\n'
/** What is signed: a line that says what it is, and the certificate as the one text that it has. */
export const signedText = (certificate: Certificate): string =>
  headings + canonicalText(certificate)
const bytesOf = (certificate: Certificate): Buffer => Buffer.from(signedText(certificate), 'utf8')

/** The digest of what a certificate says was erased from the log's tables: order does not matter, every subject does. */
export const subjectsDigest = (subjects: readonly string[]): string =>
  createHash('sha256')
    .update(
      subjects
        .toSorted()
        .map((one) => `${one}\n`)
        .join(''),
    )
    .digest('hex')

/** Signs with the key of the city. */
export const signCertificate = (certificate: Certificate, keys: Keys): Buffer =>
  keys.signCode(bytesOf(certificate))

/** Whether the city signed these very words; false for anything else that may lie in the table. */
export function isCertified(document: unknown, signature: Uint8Array, keys: Keys): boolean {
  try {
    const bytes = bytesOf(document as Certificate)
    return keys.codePublicKeys().some(({ publicKey }) =>
      verifyBytes(
        null,
        bytes,
        createPublicKey({
          key: { kty: 'OKP', crv: 'Ed25519', x: publicKey },
          format: 'jwk',
        }),
        signature,
      ),
    )
  } catch {
    return false // what has no canonical text was not signed
  }
}
