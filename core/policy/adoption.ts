import type { Assertion } from '../orders/assertion.ts'
import { documentBytes, hexOf } from '../orders/canonical.ts'
import { freeze } from '../orders/freeze.ts'
import { guard } from '../orders/limits.ts'
import type { Signer } from '../orders/order.ts'
import { signatureOf, type Trust } from '../orders/signature.ts'
import { bytesOf } from '../person-code/code-bytes.ts'
import type { Instant } from '../time/instant.ts'
import type { Sha256 } from '../transparency/sha256.ts'
import { type AdoptionFault, adoptionFault } from './adoption-fault.ts'
import { isAdoptionShaped } from './adoption-shape.ts'
import { readSourceText } from './adoption-source.ts'
import { checkPack } from './check-pack.ts'
import type { Library } from './library.ts'
import type { Confirmation } from './parameter.ts'

/**
 * A pack that comes into force for a city. Two officers of two units sign it. It names the digest of the rules' own text and every
 * value that an officer confirmed, so that neither can be changed afterwards; a pack that is to say something else takes another id.
 */
export type Adoption = {
  readonly version: 1
  readonly id: string
  readonly city: string
  readonly pack: string
  /** SHA-256 of `sourceBytes` in hexadecimal. */
  readonly digest: string
  readonly confirmations: readonly Confirmation[]
  readonly issuedAt: Instant
  /** The first moment at which it may be in force. */
  readonly from: Instant
  readonly by: Signer
  readonly second: Signer
  readonly reason: string
}

/** An adoption as it lies in a store. Nothing of it is believed. */
export type StoredAdoption = {
  readonly adoption: Adoption
  readonly source: string
  readonly assertions: readonly Assertion[]
}

/** An adoption whose signatures, text and moments hold. Only `verifyAdoption` makes one. */
export type VerifiedAdoption = {
  readonly adoption: Adoption
  readonly library: Library
  readonly signedAt: Instant
  /** From when it counts: `from`, and never before the last signature. */
  readonly since: Instant
}

export type AdoptionVerdict =
  | { readonly ok: true; readonly verified: VerifiedAdoption }
  | { readonly ok: false; readonly faults: readonly AdoptionFault[] }

/** The bytes of an adoption that its officers sign. Throws a RangeError for what has no canonical text. */
export function adoptionBytes(adoption: Adoption): Uint8Array {
  return documentBytes(`bihuan.adoption.v${adoption.version}`, adoption)
}

/** The digest of a pack's source text, in hexadecimal. */
export function sourceDigest(source: string, sha256: Sha256): string {
  return hexOf(sha256(Uint8Array.from(bytesOf(`bihuan.policy.v1\n${source}`))))
}

/**
 * Whether an adoption counts: two officers of two units, both in office for the whole city, signed it within a day; the text has the
 * digest that they signed, and its pack is whole at every moment; it does not reach back. One that fails binds nobody.
 */
export function verifyAdoption(
  stored: StoredAdoption,
  city: string,
  trust: Trust,
): AdoptionVerdict {
  if (!isAdoptionShaped(stored.adoption))
    return { ok: false, faults: [adoptionFault('not-a-document')] }
  const adoption = freeze(stored.adoption)
  const digest = digestOf(adoption, trust)
  if (digest === null) return { ok: false, faults: [adoptionFault('not-canonical')] }
  const { faults, signedAt } = signing(adoption, digest, stored.assertions, trust)
  if (adoption.city !== city) faults.push(adoptionFault('adoption-other-city', adoption.city))
  if (adoption.reason.trim().length < guard.reasonMin.zh)
    faults.push(adoptionFault('reason-missing'))
  if (sourceDigest(stored.source, trust.crypto.sha256) !== adoption.digest)
    return { ok: false, faults: [...faults, adoptionFault('source-changed', adoption.pack)] }
  const read = readSourceText(stored.source)
  if (!read.ok || read.library.packs.get(adoption.pack) === undefined)
    return { ok: false, faults: [...faults, adoptionFault('source-faulty', adoption.pack)] }
  if (checkPack(read.library, adoption.pack).length > 0)
    faults.push(adoptionFault('source-faulty', adoption.pack))
  if (faults.length > 0) return { ok: false, faults }
  const since = Math.max(adoption.from, signedAt)
  const verified = Object.freeze({ adoption, library: read.library, signedAt, since })
  return { ok: true, verified }
}

function digestOf(adoption: Adoption, { crypto }: Trust): Uint8Array | null {
  try {
    return crypto.sha256(adoptionBytes(adoption))
  } catch (error) {
    if (error instanceof RangeError) return null // it has no canonical text
    throw error
  }
}

function signing(
  { by, second, city, issuedAt, from }: Adoption,
  digest: Uint8Array,
  assertions: readonly Assertion[],
  trust: Trust,
): { faults: AdoptionFault[]; signedAt: Instant } {
  // The post must reach over the whole city: rules are never those of one district.
  const found = [by, second].map((signer) =>
    signatureOf(signer, 'policy', city, digest, assertions, trust),
  )
  const faults: AdoptionFault[] = found.flatMap(({ fault }) => (fault === null ? [] : [fault]))
  if (by.officer === second.officer) faults.push(adoptionFault('same-officer', by.officer))
  if (by.unit === second.unit) faults.push(adoptionFault('same-unit', by.unit))
  const moments = found.flatMap(({ at }) => (at === null ? [] : [at]))
  const signedAt = Math.max(issuedAt, ...moments)
  const isEarly = moments.some((at) => at < issuedAt - guard.clockSkewMs)
  if (isEarly || signedAt > issuedAt + guard.signingMs)
    faults.push(adoptionFault('back-dated', 'signature'))
  // The moment is that of the draft: a second signature may take its hours, and it counts from then on.
  if (from < issuedAt - guard.clockSkewMs) faults.push(adoptionFault('back-dated', 'from'))
  return { faults, signedAt }
}
