import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import type { Transform } from 'node:stream'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Refusal } from './refusal.ts'

export type Sink = {
  write(chunk: Buffer | string): Promise<void>
  /** SHA-256 of everything written so far, before compression. */
  sha256(): string
}

/** Refuses to write over a file that is there, unless that was allowed; and a folder that is not there. */
export function refuseTaken(file: string, mayReplace: boolean): void {
  if (existsSync(file) && statSync(file).isDirectory())
    throw new Refusal(
      'file.not-a-file',
      `${file} 是文件夹，请给出文件名`,
      `${file} is a folder: name a file`,
    )
  if (!existsSync(dirname(file)))
    throw new Refusal(
      'file.missing',
      `没有文件夹 ${dirname(file)}`,
      `There is no folder ${dirname(file)}`,
    )
  if (existsSync(file) && !mayReplace)
    throw new Refusal(
      'file.exists',
      `${file} 已存在：请换名，或加 --yes 覆盖`,
      `${file} is there already: choose another name, or add --yes to replace it`,
    )
}

/**
 * Writes a file whole or not at all: beside it first, only its owner may read it, on disk before it takes the name. What was
 * half written when something failed is removed. `through` is what the bytes pass on their way to the disk.
 */
export async function writeWhole<Outcome>(
  file: string,
  { gzip, through }: { gzip: boolean; through?: Transform },
  fill: (sink: Sink) => Promise<Outcome>,
): Promise<{ outcome: Outcome; bytes: number }> {
  const part = `${file}.${process.pid}.part`
  const out = createWriteStream(part, { mode: 0o600, flags: 'wx' })
  const last = through ?? out
  const entry = gzip ? createGzip({ level: 6 }) : last
  if (through) through.pipe(out)
  if (entry !== last) entry.pipe(last)
  const hash = createHash('sha256')
  const failed = new Promise<never>((_, reject) => {
    out.on('error', reject)
    entry.on('error', reject)
    through?.on('error', reject)
  })
  failed.catch(() => {})
  try {
    const sink: Sink = {
      async write(chunk) {
        hash.update(chunk)
        if (!entry.write(chunk)) await Promise.race([once(entry, 'drain'), failed])
      },
      sha256: () => hash.copy().digest('hex'),
    }
    const outcome = await Promise.race([fill(sink), failed])
    entry.end()
    await Promise.race([finished(out), failed])
    const { size } = statSync(part)
    const handle = openSync(part, 'r')
    fsyncSync(handle)
    closeSync(handle)
    renameSync(part, file)
    return { outcome, bytes: size }
  } catch (error) {
    entry.destroy()
    through?.destroy()
    out.destroy()
    rmSync(part, { force: true })
    throw error
  }
}
