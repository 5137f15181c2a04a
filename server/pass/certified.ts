import { type KeyPurpose, parseCertificate } from '@bihuan/core/pass/key-certificate.ts'
import { parseList } from '@bihuan/core/pass/revocation-list.ts'
import { verifyEd25519 } from '../transparency/ed25519.ts'

/** The city and its root, from the trust file; what stands in a table is only believed under it. */
export type RootOfCity = { city: string; passRoot: string | null }
/** A key as it stands in its row. */
export type KeyRow = {
  key: number
  purpose: KeyPurpose
  publicKey: string
  certificate: string | null
}

// Each row is looked at in every bundle; a signature costs a tenth of a millisecond.
const known = new Map<string, boolean>()
const knownMax = 5_000

function remembered(name: string, work: () => boolean): boolean {
  const before = known.get(name)
  if (before !== undefined) return before
  const found = work()
  if (known.size >= knownMax) known.clear()
  known.set(name, found)
  return found
}

function readCertified(text: string, { city, passRoot }: RootOfCity) {
  const read = parseCertificate(text)
  if (!read || read.certificate.city !== city || passRoot === null) return null
  const isSigned = remembered(
    `${passRoot} ${text}`,
    () => verifyEd25519(read.signature, read.signed, passRoot) === true,
  )
  return isSigned ? read.certificate : null
}

/** The certificate of a row, or null for one that the root did not sign for this very key: a row that somebody wrote by hand. */
export function certificateOf(row: KeyRow, root: RootOfCity) {
  const certificate = row.certificate === null ? null : readCertified(row.certificate, root)
  const isOwn =
    certificate?.key === row.key &&
    certificate.purpose === row.purpose &&
    certificate.publicKey === row.publicKey
  return isOwn ? certificate : null
}

/** Whether a list is one of the root of this city. */
export function isRootList(bytes: Uint8Array, { city, passRoot }: RootOfCity): boolean {
  const read = parseList(bytes)
  if (read === null || passRoot === null) return false
  if (read.list.key !== 0 || read.list.city !== city) return false
  return verifyEd25519(read.signature, read.signed, passRoot) === true
}
