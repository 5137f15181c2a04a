import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { type PassRoot, rootOf } from '@bihuan/server/pass/as-root.ts'

/** The root as it lies on a medium: its seed is sealed under a passphrase, everything else may be read. */
export type RootFile = {
  kind: 'bihuan-pass-root'
  city: string
  publicKey: string
  /** How many lists the root has signed; the next has the number after it. */
  lists: number
  salt: string
  nonce: string
  sealed: string
}

// 128 MiB and about half a second on a laptop for one guess (RFC 7914).
const scrypt = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }
/** Six words from a list, or this many letters by chance. */
export const passphraseMin = 16

const keyOf = (passphrase: string, salt: Buffer) =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, scrypt)

/** Seals the seed of a root. Throws a RangeError for a passphrase that is too short. */
export function sealRoot(city: string, seed: Uint8Array, passphrase: string): RootFile {
  if ([...passphrase].length < passphraseMin)
    throw new RangeError(`a passphrase has at least ${passphraseMin} characters`)
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce)
  const sealed = Buffer.concat([cipher.update(seed), cipher.final(), cipher.getAuthTag()])
  return {
    kind: 'bihuan-pass-root',
    city,
    publicKey: rootOf(city, seed).publicKey,
    lists: 0,
    salt: salt.toString('base64url'),
    nonce: nonce.toString('base64url'),
    sealed: sealed.toString('base64url'),
  }
}

/** The seed in a root file. Throws an Error for another passphrase or a file that was changed. */
export function openSeed(file: RootFile, passphrase: string): Uint8Array {
  const bytes = (text: string) => Buffer.from(text, 'base64url')
  const sealed = bytes(file.sealed)
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyOf(passphrase, bytes(file.salt)),
    bytes(file.nonce),
  )
  decipher.setAuthTag(sealed.subarray(-16))
  try {
    const seed = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    if (rootOf(file.city, seed).publicKey === file.publicKey) return Uint8Array.from(seed)
  } catch {
    // Said below in the same words: which of the two it was, nobody can know.
  }
  throw new Error('the passphrase is another, or the file was changed')
}

/** The root in a file. Throws as `openSeed` does. */
export const openRoot = (file: RootFile, passphrase: string): PassRoot =>
  rootOf(file.city, openSeed(file, passphrase))
