import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Checkpoint, parseCheckpoint } from '@bihuan/core/transparency/checkpoint.ts'
import { parseNote } from '@bihuan/core/transparency/signed-note.ts'
import { nodeSha256 } from '@bihuan/server/transparency/ed25519.ts'

/** What the witness says when it stops; `code` as everywhere: 2 refused, 4 the machine. */
export class WitnessStop extends Error {
  readonly code: 2 | 4
  constructor(code: 2 | 4, message: string) {
    super(message)
    this.code = code
  }
}

const shortHash = (text: string) =>
  Buffer.from(nodeSha256(Buffer.from(text)))
    .toString('hex')
    .slice(0, 16)

// One file a log. The name of a log may hold anything, that of a file not.
const fileOf = (folder: string, origin: string) => join(folder, `${shortHash(origin)}.checkpoint`)

/** The last checkpoint of a log that was signed here; null where none ever was. Stops at a file that it cannot read. */
export function readState(folder: string, origin: string): Checkpoint | null {
  const file = fileOf(folder, origin)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new WitnessStop(
      4,
      `${file} cannot be read: nothing is signed without it. 无法读取见证记录`,
    )
  }
  const note = parseNote(text)
  const checkpoint = note && parseCheckpoint(note.text)
  if (checkpoint?.origin !== origin)
    throw new WitnessStop(
      4,
      `${file} is damaged: restore it from a copy. Do not delete it, or this witness could be made to sign a rewritten log. 见证记录损坏，请从备份恢复，不要删除`,
    )
  return checkpoint
}

/** Keeps a checkpoint: beside the old one, on the disk, and only then in its place; a power cut leaves the old or the new. */
export function writeState(folder: string, origin: string, note: string): void {
  writeWhole(folder, fileOf(folder, origin), note)
}

// Enough to show the world, and too few to fill a disk with.
const refusedMax = 50

/**
 * Keeps a checkpoint that the log has signed and that does not fit: it and the one kept are the proof, so neither is thrown away.
 * Each kind has its own room, so that wrong proofs, which anybody can send, do not crowd out a split view. Says where it lies;
 * null where there is no room.
 */
export function keepRefused(
  folder: string,
  kind: 'split-view' | 'not-consistent',
  note: string,
): string | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = `${kind}-${shortHash(note)}.checkpoint`
  const held = readdirSync(folder).filter((one) => one.startsWith(kind))
  if (!held.includes(name) && held.length >= refusedMax) return null
  if (!held.includes(name)) writeWhole(folder, join(folder, name), note)
  return join(folder, name)
}

function writeWhole(folder: string, file: string, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const part = `${file}.part`
  const out = openSync(part, 'w', 0o600)
  writeSync(out, text)
  fsyncSync(out)
  closeSync(out)
  renameSync(part, file)
  const held = openSync(folder, 'r')
  fsyncSync(held)
  closeSync(held)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Runs an act while no other process signs in this folder: checking and keeping must be one step (c2sp.org/tlog-witness). */
export async function withLock<Outcome>(
  folder: string,
  act: () => Promise<Outcome>,
): Promise<Outcome> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = join(folder, 'lock')
  for (let tries = 0; ; tries += 1) {
    try {
      const out = openSync(lock, 'wx', 0o600)
      writeSync(out, String(process.pid))
      closeSync(out)
      break
    } catch {
      const holder = Number(readIfThere(lock))
      if (tries > 0 || (holder > 0 && isAlive(holder)))
        throw new WitnessStop(
          4,
          `Another witness (process ${holder}) works in ${folder}: wait for it. 另一个见证进程正在运行`,
        )
      rmSync(lock, { force: true })
    }
  }
  try {
    return await act()
  } finally {
    rmSync(lock, { force: true })
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
