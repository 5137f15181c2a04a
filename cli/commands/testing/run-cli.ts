import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const main = join(import.meta.dirname, '..', '..', 'main.ts')

export type Ended = { code: number | null; out: string; err: string; ms: number }

/** Runs the real command line in a process of its own. `env` stands in place of DATABASE_URL and colours of this one. */
export function runCli(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const { DATABASE_URL: _, FORCE_COLOR: __, ...own } = process.env
  const began = performance.now()
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 30_000,
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err, ms: performance.now() - began }))
  })
}

/** A folder that goes with the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-cli-'))
  chmodSync(folder, 0o755) // as a person makes one: PostgreSQL, another user than root, must get there
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A data folder with the key that the cities of the tests have. */
export function aDataFolder(): string {
  const folder = aFolder()
  writeFileSync(join(folder, 'keys'), `${Buffer.alloc(32, 7).toString('base64')}\n`, {
    mode: 0o600,
  })
  return folder
}
