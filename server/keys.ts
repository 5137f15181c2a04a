import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** What the server does with its secret. Each purpose has a key of its own, derived from one master key. */
export type Keys = {
  /** Keyed hash of a canonical document number: the only way to find a person by document. */
  documentHash(kind: string, country: string, number: string): Buffer
  /** Keyed digest of a command's input, so that the audit cannot be turned back into an identity number. */
  digest(text: string): Buffer
  seal(text: string): Buffer
  open(sealed: Buffer): string
  sign(text: string): string
  isSigned(text: string, signature: string): boolean
}

const nonceBytes = 12
const tagBytes = 16

/** Random nonces from a pool: a call of the random source for each of twelve million numbers costs more than sealing them. */
function nonces(): () => Buffer {
  const pool = Buffer.alloc(nonceBytes * 1024)
  let used = pool.length
  return () => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    used += nonceBytes
    return Buffer.from(pool.subarray(used - nonceBytes, used))
  }
}

/** Keys from a 32-byte master key. Identity numbers are enumerable, so nothing here works without the secret. */
export function keysFrom(master: Buffer): Keys {
  if (master.length !== 32) throw new Error('the master key must have 32 bytes')
  // KeyObjects: node prepares the key once, which makes sealing five times quicker than from a Buffer.
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', master, '', `bihuan/${purpose}`, 32)))
  const hashKey = derive('document-hash')
  const cipherKey = derive('document-cipher')
  const signKey = derive('session')
  const digestKey = derive('input-digest')
  const nextNonce = nonces()
  const sign = (text: string) => createHmac('sha256', signKey).update(text).digest('base64url')
  return {
    documentHash: (kind, country, number) =>
      createHmac('sha256', hashKey).update(`${kind}|${country}|${number}`).digest().subarray(0, 16),
    digest: (text) => createHmac('sha256', digestKey).update(text).digest(),
    seal(text) {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce)
      return Buffer.concat([
        nonce,
        cipher.update(text, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, sealed.subarray(0, nonceBytes))
      decipher.setAuthTag(sealed.subarray(-tagBytes))
      return (
        decipher.update(sealed.subarray(nonceBytes, -tagBytes)).toString('utf8') +
        decipher.final('utf8')
      )
    },
    sign,
    isSigned(text, signature) {
      const expected = Buffer.from(sign(text))
      const given = Buffer.from(signature)
      return expected.length === given.length && timingSafeEqual(expected, given)
    },
  }
}

/** The keys in a file that only its owner may read; made on first use. Losing the file loses every identity number. */
export function keysInFile(path: string): Keys {
  if (!existsSync(path))
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return keysFrom(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'))
}
