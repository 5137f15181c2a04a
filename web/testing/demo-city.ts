import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const readyMsMax = 180_000

/** A demo city as `npm start` makes it, in a process of its own. */
export type DemoCity = {
  url: string
  /** Runs so many city seconds a second for a while, then stands still. */
  runFor(ms: number, speed: number): Promise<void>
  /** A bearer token for a demo account. */
  enter(signInName: string): Promise<string>
  stop(): Promise<void>
}

/** A folder of its own for a city and what is made of it; PostgreSQL runs as another user where we are root, so all may pass. */
export function folderFor(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `bihuan-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Starts the product on its own data folder and waits until it is ready. Throws when that takes three minutes. */
export async function startDemoCity(
  folder: string,
  port: number,
  scale: number,
): Promise<DemoCity> {
  const url = `http://127.0.0.1:${port}`
  const main = join(root, 'cli', 'main.ts')
  const asked = ['--scale', String(scale), '--port', String(port), '--data', folder]
  const city = spawn(process.execPath, [main, 'start', ...asked], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    if (city.exitCode !== null) return
    city.kill('SIGINT')
    await new Promise((done) => city.once('exit', done))
  }
  const send = (path: string, input: unknown, headers: Record<string, string> = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input),
    })
  const enter = async (signInName: string) => {
    const answer = await send('/demo/sessions', { signInName })
    return ((await answer.json()) as { token: string }).token
  }
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  for (const until = Date.now() + readyMsMax; !(await isReady()); await pause(300)) {
    if (Date.now() < until && city.exitCode === null) continue
    await stop()
    throw new Error('the demo city did not get ready')
  }
  return {
    url,
    enter,
    async runFor(ms, speed) {
      const headers = { authorization: `Bearer ${await enter('commander')}` }
      await send('/demo/clock', { speed }, headers)
      await pause(ms)
      await send('/demo/clock', { speed: 0 }, headers)
    },
    stop,
  }
}
