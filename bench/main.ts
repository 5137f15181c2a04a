import { writeFileSync } from 'node:fs'
import { ClusterFault } from '@bihuan/server/db/cluster.ts'
import { runAllocation } from './allocation/run-allocation.ts'
import { openBench } from './bench.ts'
import type { Figures } from './figures.ts'
import { describeMachine, loadNow } from './machine/machine.ts'
import type { BenchOptions } from './options.ts'
import { OtherCity } from './prepare/kept-city.ts'
import { runPart } from './profile.ts'
import { OptionsFault, readOptions } from './read-options.ts'
import { htmlReport } from './report/html-report.ts'
import { summaryLines } from './report/summary.ts'

const exit = { done: 0, fault: 1, refused: 2, notConserved: 3, machine: 4, interrupted: 130 }

const say = (text: string) => void process.stderr.write(`  ${text}\n`)

/** Runs what was asked for and returns the figures with what they were measured on. */
async function measure(options: BenchOptions): Promise<Figures> {
  const began = performance.now()
  const startedAt = new Date(Date.now()).toISOString()
  const loadBefore = loadNow()
  say(
    `${options.people} people, profile ${options.profile}, seed ${options.seed}; load ${loadBefore}`,
  )
  const bench = await openBench(options, say)
  const interrupt = () => {
    say('stopping')
    void bench.close().finally(() => process.exit(exit.interrupted))
  }
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  try {
    const preparedS = (performance.now() - began) / 1000
    const machine = await describeMachine(bench.city.sql)
    const { profile } = options
    const figures = profile === 'allocation' ? null : await runPart(profile, bench)
    if (figures === null) throw new OptionsFault(`this bench has no profile ${options.profile}`)
    return {
      ...figures,
      profile: options.profile,
      people: bench.prepared.people,
      seed: options.seed,
      direct: options.direct,
      machine,
      started_at: startedAt,
      prepare_s: Math.round(preparedS),
      total_s: Math.round((performance.now() - began) / 1000),
      load_before: loadBefore,
      load_after: loadNow(),
      bench_memory_bytes: process.memoryUsage().rss,
    }
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    await bench.close()
  }
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  // The allocation is pure: it needs no database.
  const figures =
    options.profile === 'allocation' ? await runAllocation(options, say) : await measure(options)
  if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`)
  if (options.html) writeFileSync(options.html, htmlReport(figures))
  process.stdout.write(`${summaryLines(figures).join('\n')}\n`)
  return figures.conserved === false ? exit.notConserved : exit.done
}

try {
  process.exitCode = await main()
} catch (error) {
  if (error instanceof OtherCity) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = exit.refused
  } else if (error instanceof OptionsFault) {
    if (error.isHelp) process.stdout.write(error.message)
    else process.stderr.write(`${error.message}\n`)
    process.exitCode = error.isHelp ? exit.done : exit.refused
  } else if (error instanceof ClusterFault) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = exit.machine
  } else {
    console.error(error)
    process.exitCode = exit.fault
  }
}
// Whatever still holds a handle has nothing to say any more.
setImmediate(() => process.exit())
