import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ask } from '@bihuan/server/door/query.ts'
import { roundReport } from '@bihuan/server/report/round-report.ts'
import { serve } from '@bihuan/server/serve.ts'
import { Ending, exitCode } from '../exit-code.ts'
import { cityCode, openStore, operator } from '../with-city.ts'
import { storyStart } from './invent-city.ts'
import { plantFault } from './plant-fault.ts'
import { step } from './progress.ts'
import type { StartOptions } from './register.ts'
import { startStaff } from './staff.ts'
import { prepareDemo, version } from './start.ts'

const round = '2022018'

/**
 * Runs the round of notice 18 to its end without pages and reports it. Without --data it uses a folder of its own that is
 * removed at the end. Ends with 3 when people, tubes or rows are not conserved, or a loop is open that nobody explains.
 */
export async function runOnce(options: StartOptions): Promise<void> {
  const folder =
    options.data ??
    mkdtempSync(join(process.getuid?.() === 0 ? '/var/tmp' : tmpdir(), 'bihuan-once-'))
  if (!options.data) await import('node:fs').then(({ chmodSync }) => chmodSync(folder, 0o755))
  const store = await step('启动数据库', 'Starting the database', async () => ({
    outcome: await openStore(folder),
  }))
  try {
    await prepareDemo(store, folder, { ...options, reset: options.reset || !options.data })
    const serving = await serve({
      databaseUrl: store.url,
      cityCode,
      keys: store.keys,
      version,
      demoStart: storyStart,
      host: '127.0.0.1',
      port: 0,
      webFolder: null,
      log: false,
    })
    try {
      const started = performance.now()
      const staff = startStaff(
        { url: serving.url, seed: options.seed, scale: options.scale, speed: options.speed },
        (line) => say(line),
      )
      process.once('SIGINT', () => void staff.stop())
      const ended = await step('跑完一轮', 'Running the round to its end', async () => ({
        outcome: await staff.ended,
      }))
      const wall = (performance.now() - started) / 1000
      if (options.plant) await plantFault(serving.city, options.plant)
      const context = serving.app.server.listening ? await latest(serving.url) : Date.now()
      const report = await ask(
        serving.city,
        roundReport,
        { round },
        { now: context, actor: operator('inspector'), purpose: null },
      )
      const sampled = report.people.sampled ?? 0
      const whole = {
        ...report,
        staff: ended === 0 ? 'done' : 'unfinished',
        wall_s: Math.round(wall * 10) / 10,
        people_per_s: Math.round(sampled / wall),
      }
      const text = `${JSON.stringify(whole, null, 2)}\n`
      if (options.json) writeFileSync(options.json, text)
      else process.stdout.write(text)
      if (!report.conserved)
        throw new Ending(exitCode.notConserved, `not conserved 不守恒: ${broken(report.laws)}`)
      if (report.loops.open > 0)
        throw new Ending(
          exitCode.notConserved,
          `loops left open 未闭环: ${JSON.stringify(report.loops.byKind)}`,
        )
      if (ended !== 0)
        throw new Ending(exitCode.notConserved, `the staff did not finish the round (${ended})`)
      process.stderr.write(
        `\n  守恒，全部闭环 · conserved, every loop closed: ${sampled} people in ${whole.wall_s} s\n`,
      )
    } finally {
      await serving.close()
    }
  } finally {
    await store.stop()
    if (!options.data) rmSync(folder, { recursive: true, force: true })
  }
}

const broken = (laws: readonly { law: string; expected: number; found: number }[]) =>
  laws
    .filter(({ expected, found }) => expected !== found)
    .map(({ law, expected, found }) => `${law} ${expected} ≠ ${found}`)
    .join(', ')

/** The city's own time at the end, so that nothing that came later counts as not yet owed. */
async function latest(url: string): Promise<number> {
  const response = await fetch(`${url}/api/v1/demo/clock`)
  return Date.parse(((await response.json()) as { now: string }).now)
}

function say(line: unknown): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K  ${JSON.stringify(line).slice(0, 110)}`)
}
