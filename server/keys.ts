import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** What the server does with its secret. Each purpose has a key of its own, derived from one master key. */
export type Keys = {
  /** Keyed hash of a canonical document number: the only way to find a person by document. */
  documentHash(kind: string, country: string, number: string): Buffer
  seal(text: string): Buffer
  open(sealed: Buffer): string
  sign(text: string): string
  isSigned(text: string, signature: string): boolean
}

const nonceBytes = 12
const tagBytes = 16

/** Keys from a 32-byte master key. Identity numbers are enumerable, so nothing here works without the secret. */
export function keysFrom(master: Buffer): Keys {
  if (master.length !== 32) throw new Error('the master key must have 32 bytes')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', `bihuan/${purpose}`, 32))
  const hashKey = derive('document-hash')
  const cipherKey = derive('document-cipher')
  const signKey = derive('session')
  const sign = (text: string) => createHmac('sha256', signKey).update(text).digest('base64url')
  return {
    documentHash: (kind, country, number) =>
      createHmac('sha256', hashKey).update(`${kind}|${country}|${number}`).digest().subarray(0, 16),
    seal(text) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce)
      return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, sealed.subarray(0, nonceBytes))
      decipher.setAuthTag(sealed.subarray(-tagBytes))
      return decipher.update(sealed.subarray(nonceBytes, -tagBytes)).toString('utf8') + decipher.final('utf8')
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
  if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return keysFrom(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'))
}
