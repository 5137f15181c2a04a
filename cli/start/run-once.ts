import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Reader } from '@bihuan/server/db/sql.ts'
import { ask } from '@bihuan/server/door/query.ts'
import { roundReport } from '@bihuan/server/report/round-report.ts'
import { serve } from '@bihuan/server/serve.ts'
import { Ending, exitCode } from '../exit-code.ts'
import { version } from '../version.ts'
import { cityCode, openStore, operator } from '../with-city.ts'
import { demoPasskeyFile, demoTrust } from './demo-trust.ts'
import { storyStart } from './invent-city.ts'
import { isolationFault, isolationLines, isolationOf } from './isolation-lines.ts'
import { lockFolder } from './lock-folder.ts'
import type { StartOptions } from './options.ts'
import { isOfTheRound, plantFault } from './plant-fault.ts'
import { prepareDemo } from './prepare-demo.ts'
import { step } from './progress.ts'
import { startStaff } from './staff.ts'
import { tracingLines, tracingOf } from './tracing-lines.ts'

const round = '2022018'

/**
 * Runs the round of notice 18 to its end without pages and reports it. Without --data it uses a folder of its own that is
 * removed at the end. Ends with 3 when people, tubes or rows are not conserved, or a loop is open that nobody explains.
 */
export async function runOnce(options: StartOptions): Promise<void> {
  const folder =
    options.data ??
    mkdtempSync(join(process.getuid?.() === 0 ? '/var/tmp' : tmpdir(), 'bihuan-once-'))
  // mkdtemp makes it 700, and root's database runs as another user.
  if (!options.data) chmodSync(folder, 0o755)
  const unlock = lockFolder(folder)
  // An outside database outlives the folder, so only --reset may empty that one.
  const isThrowAway = !options.data && !process.env.DATABASE_URL
  const store = await step('启动数据库', 'Starting the database', async () => ({
    outcome: await openStore(folder, true),
  }))
  try {
    await prepareDemo(store, folder, { ...options, reset: options.reset || isThrowAway })
    const anchors = await demoTrust(store, folder, { origins: [], witnesses: [] })
    const serving = await serve({
      databaseUrl: store.url,
      cityCode,
      keys: store.keys,
      anchors,
      demoPasskeyFile: demoPasskeyFile(folder),
      version,
      demoStart: storyStart,
      host: '127.0.0.1',
      port: 0,
      webFolder: null,
      log: false,
    })
    try {
      const started = performance.now()
      let tracing: ReturnType<typeof tracingOf> = null
      let isolation: ReturnType<typeof isolationOf> = null
      let did: Record<string, number> = {}
      const staff = startStaff(
        {
          url: serving.url,
          seed: options.seed,
          scale: options.scale,
          speed: options.speed,
          days: options.plant ? 0 : (options.days ?? 1),
          // A run with a planted fault is about the round: it waits for no day.
          ...(options.plant ? { patience: 0, isRoundOnly: isOfTheRound(options.plant) } : {}),
        },
        (line) => {
          tracing = tracingOf(line) ?? tracing
          isolation = isolationOf(line) ?? isolation
          did = (line as { did?: Record<string, number> }).did ?? did
          say(line)
        },
      )
      let interrupted = false
      const interrupt = () => {
        interrupted = true
        void staff.stop()
      }
      process.once('SIGINT', interrupt)
      process.once('SIGTERM', interrupt)
      const ended = await step('跑完一轮', 'Running the round to its end', async () => ({
        outcome: await staff.ended,
      }))
      if (interrupted) throw new Ending(exitCode.interrupted, 'interrupted 已中断')
      const wall = (performance.now() - started) / 1000
      if (options.plant) await plantFault(serving.city, options.plant)
      const report = await ask(
        serving.city,
        roundReport,
        { round },
        // The city's own time: nothing that came late counts as not yet owed.
        { now: serving.now(), actor: operator('inspector'), purpose: null },
      )
      const sampled = report.people.sampled ?? 0
      const whole = {
        ...report,
        staff: ended === 0 ? 'done' : 'unfinished',
        wall_s: Math.round(wall * 10) / 10,
        people_per_s: Math.round(sampled / wall),
        tracing,
        isolation,
        did,
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
      const fault = isolationFault(isolation) ?? (await brokenLaws(serving.city.sql))
      if (fault !== null) throw new Ending(exitCode.notConserved, fault)
      process.stderr.write(tracingLines(tracing))
      process.stderr.write(isolationLines(isolation))
      process.stderr.write(
        `\n  守恒，全部闭环 · conserved, every loop closed: ${sampled} people in ${whole.wall_s} s\n`,
      )
    } finally {
      await serving.close()
    }
  } finally {
    await store.stop()
    unlock()
    if (!options.data) rmSync(folder, { recursive: true, force: true })
  }
}

/** Bags of isolation sites, and tubes of their rounds, that are not where they should be, in words; null where all are. */
async function brokenLaws(sql: Reader): Promise<string | null> {
  const rows = await sql<{ law: string; expected: number; found: number }[]>`
    select law || ' of isolation site ' || site as law, expected::int, found::int from waste_conservation where expected <> found
    union all
    select c.law || ' of round ' || c.round_id, c.expected::int, c.found::int
    from conservation c join rounds r on r.id = c.round_id where r.kind = 'isolation' and c.expected <> c.found`
  return rows.length === 0 ? null : `not conserved 不守恒: ${broken(rows)}`
}

const broken = (laws: readonly { law: string; expected: number; found: number }[]) =>
  laws
    .filter(({ expected, found }) => expected !== found)
    .map(({ law, expected, found }) => `${law} ${expected} ≠ ${found}`)
    .join(', ')

function say(line: unknown): void {
  const { kind, message } = line as { kind?: string; message?: string }
  if (kind === 'failed') process.stderr.write(`the staff stopped 模拟人员停止: ${message}\n`)
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K  ${JSON.stringify(line).slice(0, 110)}`)
}
