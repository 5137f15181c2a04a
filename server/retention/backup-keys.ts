import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { destroyFile } from './period-keys.ts'

/** The key of one backup, in a file of its own beside the city's key. When it is destroyed the backup is noise, wherever copies lie. */
export type BackupKey = { id: string; key: string; madeAt: string; keptUntil: string }

const folderOf = (dataFolder: string) => join(dataFolder, 'backup-keys')
const pathOf = (dataFolder: string, id: string) => join(folderOf(dataFolder), `${id}.json`)
const idShape = /^[0-9a-f-]{36}$/

/** Makes a key for a backup, on disk before the first byte is encrypted with it. */
export function makeBackupKey(dataFolder: string, now: Instant, keptMs: number): BackupKey {
  const made: BackupKey = {
    id: randomUUID(),
    key: randomBytes(32).toString('base64'),
    madeAt: isoOf(now),
    keptUntil: isoOf(now + keptMs),
  }
  mkdirSync(folderOf(dataFolder), { recursive: true, mode: 0o700 })
  const handle = openSync(pathOf(dataFolder, made.id), 'wx', 0o600)
  writeSync(handle, `${JSON.stringify(made)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  return made
}

/** A key out of its file; null where it is none or is gone. */
export function backupKeyIn(path: string): BackupKey | null {
  if (!existsSync(path)) return null
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as BackupKey
    return idShape.test(read.id) && Buffer.from(read.key, 'base64').length === 32 ? read : null
  } catch {
    return null // not a file of ours
  }
}

/** The key of a backup in a data folder; null once it is destroyed. */
export const backupKeyOf = (dataFolder: string, id: string): BackupKey | null =>
  idShape.test(id) ? backupKeyIn(pathOf(dataFolder, id)) : null

/** All keys of backups, the oldest first. */
export function backupKeys(dataFolder: string): BackupKey[] {
  if (!existsSync(folderOf(dataFolder))) return []
  return readdirSync(folderOf(dataFolder))
    .flatMap((name) => backupKeyIn(join(folderOf(dataFolder), name)) ?? [])
    .toSorted((a, b) => (a.madeAt < b.madeAt ? -1 : 1))
}

/** Destroys the keys whose time is over, by the machine's clock; gives their ids. */
export function destroyBackupKeys(dataFolder: string, machineNow: Instant): string[] {
  return backupKeys(dataFolder).flatMap(({ id, keptUntil }) => {
    if (instantOf(keptUntil) > machineNow) return []
    destroyFile(pathOf(dataFolder, id))
    return [id]
  })
}
