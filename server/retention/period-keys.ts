import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'

/** What is sealed under keys of its own. A kind is erased month by month, by destroying a key that no backup holds. */
export const sealedKinds = ['orders', 'facts', 'reads', 'messages', 'registrations'] as const
export type SealedKind = (typeof sealedKinds)[number]

export type PeriodKey = {
  /** Kind, month and fingerprint, as `orders-2022-11.1a2b3c4d5e6f7081`. Whatever the key has sealed names it. */
  readonly id: string
  readonly key: KeyObject
}
export type PeriodKeys = {
  /** The key of a kind for the month of a moment, made where there is none. */
  keyFor(kind: SealedKind, at: Instant): PeriodKey
  /** The key of an id; null once it is destroyed. */
  keyOf(id: string): PeriodKey | null
  ids(): string[]
  /** Makes everything that the key has sealed unreadable, here and in every copy and backup, for good. */
  destroy(id: string): void
}

const periodOf = (kind: string, at: Instant) => `${kind}-${cityDateOf(at).slice(0, 7)}`
const periodShape = /^[a-z]+-\d{4}-\d\d$/

function periodKey(period: string, bytes: Buffer): PeriodKey {
  const fingerprint = createHash('sha256').update('bihuan period key\n').update(bytes).digest('hex')
  return { id: `${period}.${fingerprint.slice(0, 16)}`, key: createSecretKey(bytes) }
}

/** Keys that live as long as the process: for tests, and for tools that seal nothing which must be read later. */
export function periodKeysInMemory(): PeriodKeys {
  const keys = new Map<string, PeriodKey>()
  return {
    keyFor(kind, at) {
      const period = periodOf(kind, at)
      const known = keys.get(period) ?? periodKey(period, randomBytes(32))
      keys.set(period, known)
      return known
    },
    keyOf(id) {
      const known = keys.get(id.split('.')[0] ?? '')
      return known?.id === id ? known : null
    },
    ids: () => [...keys.values()].map(({ id }) => id).sort(),
    destroy(id) {
      const [period = ''] = id.split('.')
      if (keys.get(period)?.id === id) keys.delete(period)
    },
  }
}

// Another process may have destroyed a key: a look at its file each so often is what it costs to notice. Milliseconds.
const lookAgainMs = 5_000

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function writeOnce(folder: string, path: string): void {
  const part = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const handle = openSync(part, 'wx', 0o600)
  writeSync(handle, `${randomBytes(32).toString('base64')}\n`)
  fsyncSync(handle)
  closeSync(handle)
  try {
    // A link takes the name only where nobody has it, so of two processes both use the key of the first.
    linkSync(part, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(part)
  }
  syncFolder(folder)
}

/**
 * Keys as files of a folder that only its owner may enter, beside the city's key and outside of database and backups. A key is
 * on disk before the first byte is sealed with it. Whoever loses the folder loses what it sealed.
 */
export function periodKeysInFolder(folder: string): PeriodKeys {
  const kept = new Map<string, { key: PeriodKey; lookedAt: number }>()
  const pathOf = (period: string) => join(folder, `${period}.key`)
  function read(period: string): PeriodKey | null {
    const known = kept.get(period)
    if (known && performance.now() - known.lookedAt < lookAgainMs) return known.key
    kept.delete(period)
    if (!periodShape.test(period) || !existsSync(pathOf(period))) return null
    const key = periodKey(
      period,
      Buffer.from(readFileSync(pathOf(period), 'utf8').trim(), 'base64'),
    )
    kept.set(period, { key, lookedAt: performance.now() })
    return key
  }
  return {
    keyFor(kind, at) {
      const period = periodOf(kind, at)
      const known = read(period)
      if (known) return known
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeOnce(folder, pathOf(period))
      const made = read(period)
      if (!made) throw new Error(`the key of ${period} is gone from ${folder}`)
      return made
    },
    keyOf(id) {
      const known = read(id.split('.')[0] ?? '')
      return known?.id === id ? known : null
    },
    ids() {
      if (!existsSync(folder)) return []
      return readdirSync(folder)
        .filter((name) => name.endsWith('.key'))
        .flatMap((name) => read(name.slice(0, -'.key'.length))?.id ?? [])
        .sort()
    },
    destroy(id) {
      const [period = ''] = id.split('.')
      if (read(period)?.id !== id) return
      destroyFile(pathOf(period))
      kept.delete(period)
      syncFolder(folder)
    },
  }
}

/** Writes over a file of a key and removes it. A disk that copies what it writes may keep the old bytes: encrypt the disk. */
export function destroyFile(path: string): void {
  const { size } = statSync(path)
  const handle = openSync(path, 'r+')
  writeSync(handle, randomBytes(size), 0, size, 0)
  fsyncSync(handle)
  closeSync(handle)
  rmSync(path)
}
