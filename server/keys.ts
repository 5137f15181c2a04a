import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomFillSync,
  sign as signBytes,
  timingSafeEqual,
} from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { destroyBackupKeys } from './retention/backup-keys.ts'
import {
  type PeriodKeys,
  periodKeysInFolder,
  periodKeysInMemory,
  type SealedKind,
} from './retention/period-keys.ts'
import {
  isPeriodSealed,
  openFor,
  openText,
  type SealedJson,
  sealedJson,
  sealFor,
  sealText,
  useToOpen,
} from './retention/sealing.ts'
import { type NoteSigner, noteSigner } from './transparency/ed25519.ts'

/** What the server does with its secret. Each purpose has a key of its own, derived from one master key. */
export type Keys = {
  /** Keyed hash of a canonical document number: the only way to find a person by document. */
  documentHash(kind: string, country: string, number: string): Buffer
  /** Keyed digest of a command's input, so that the audit cannot be turned back into an identity number. */
  digest(text: string): Buffer
  seal(text: string): Buffer
  /** Opens what `seal` and `sealFor` sealed; throws where the key of a period is destroyed. */
  open(sealed: Buffer): string
  /** Seals words that have an end: under the key of their kind and of the month of `at`, which retention destroys. */
  sealFor(kind: SealedKind, at: Instant, text: string): Buffer
  /** The same for a jsonb column; whoever reads the row finds it open. */
  sealedJson(kind: SealedKind, at: Instant, value: unknown): SealedJson
  /** The same for a text column. */
  sealText(kind: SealedKind, at: Instant, text: string): string
  /** What `sealText` sealed, or a text that never was; null where the key of its period is destroyed. */
  openText(text: string): string | null
  /** The keys of months, for who destroys them. */
  periods: PeriodKeys
  /** Destroys the keys of backups whose time is over, by the machine's clock; gives their ids. */
  destroyBackupKeys(machineNow: Instant): string[]
  sign(text: string): string
  isSigned(text: string, signature: string): boolean
  /** Ed25519, 64 bytes: what stands at the end of a resident's code. */
  signCode(bytes: Uint8Array): Buffer
  /** The public keys under which codes are good, the signing one first; raw, base64url. Devices keep them. */
  codePublicKeys(): { id: number; publicKey: string }[]
  /** The key of the public log under its name; Ed25519. Whoever can write every row but has no keys cannot sign a checkpoint. */
  logSigner(origin: string): NoteSigner
  /** The 32 bytes with which a device seals work that it cannot send; each device has its own. */
  sealKeyOf(device: string): Buffer
  /** The digest of a one-time code for one attempt: without the key, six digits are tried out in a second. */
  codeHash(attempt: string, code: string): Buffer
  /** Eight characters that belong to an activation: shown as often as wanted and stored nowhere. */
  activationCode(activation: string): string
}

// PKCS #8 of an Ed25519 key (RFC 8410) up to its seed: node takes no raw one.
const ed25519Head = '302e020100300506032b657004220420'
const codeKeyId = 1
// Without I, L, O, U, V and Z: read aloud or copied from paper. 30 characters.
const activationAlphabet = '0123456789ABCDEFGHJKMNPQRSTWXY'

const nonceBytes = 12
const tagBytes = 16

const inMemory = useToOpen('memory', periodKeysInMemory())

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
export function keysFrom(master: Buffer, periods: PeriodKeys = inMemory): Keys {
  if (master.length !== 32) throw new Error('the master key must have 32 bytes')
  const bytesFor = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, '', `bihuan/${purpose}`, 32))
  // KeyObjects: node prepares the key once, which makes sealing five times quicker than from a Buffer.
  const derive = (purpose: string) => createSecretKey(bytesFor(purpose))
  const hashKey = derive('document-hash')
  const cipherKey = derive('document-cipher')
  const signKey = derive('session')
  const digestKey = derive('input-digest')
  const oneTimeKey = derive('one-time-code')
  const activationKey = derive('activation-code')
  const codeKey = createPrivateKey({
    key: Buffer.concat([Buffer.from(ed25519Head, 'hex'), bytesFor('person-code')]),
    format: 'der',
    type: 'pkcs8',
  })
  const logKey = createPrivateKey({
    key: Buffer.concat([Buffer.from(ed25519Head, 'hex'), bytesFor('public-log')]),
    format: 'der',
    type: 'pkcs8',
  })
  const codePublicKey = createPublicKey(codeKey).export({ format: 'jwk' }).x ?? ''
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
    sealFor: (kind, at, text) => sealFor(periods, kind, at, text),
    sealedJson: (kind, at, value) => sealedJson(periods, kind, at, value),
    sealText: (kind, at, text) => sealText(periods, kind, at, text),
    openText: (text) => openText(periods, text),
    periods,
    destroyBackupKeys: () => [],
    open(sealed) {
      if (isPeriodSealed(sealed)) {
        const text = openFor(periods, sealed)
        if (text === null) throw new Error('the key of its period is destroyed')
        return text
      }
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
    signCode: (bytes) => signBytes(null, bytes, codeKey),
    codePublicKeys: () => [{ id: codeKeyId, publicKey: codePublicKey }],
    logSigner: (origin) => noteSigner(origin, 'log', logKey),
    sealKeyOf: (device) => bytesFor(`device-seal/${device}`),
    codeHash: (attempt, code) =>
      createHmac('sha256', oneTimeKey).update(`${attempt}|${code}`).digest(),
    activationCode(activation) {
      const digest = createHmac('sha256', activationKey).update(activation).digest()
      let rest = digest.readBigUInt64BE(0)
      let code = ''
      for (let n = 0; n < 8; n += 1) {
        code += activationAlphabet.charAt(Number(rest % 30n))
        rest /= 30n
      }
      return code
    },
  }
}

/**
 * The keys in a file that only its owner may read, made on first use, with the keys of months in a folder beside it. Losing the
 * file loses every identity number.
 */
export function keysInFile(path: string): Keys {
  if (!existsSync(path))
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  const folder = join(dirname(path), 'retention-keys')
  const keys = keysFrom(
    Buffer.from(readFileSync(path, 'utf8').trim(), 'base64'),
    useToOpen(folder, periodKeysInFolder(folder)),
  )
  return { ...keys, destroyBackupKeys: (now) => destroyBackupKeys(dirname(path), now) }
}
