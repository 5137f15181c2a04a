import type { Bench } from '../bench.ts'
import { type Figures, rounded } from '../figures.ts'
import { startCrew } from './crew.ts'
import type { DriveReport } from './drive.ts'
import { crewOrder } from './hands.ts'
import { wholeRound } from './resulted.ts'
import { type Step, steps } from './steps.ts'

const staff = 12
const afterSampling = steps.filter((step) => step !== 'upload')

type Cost = { done: number; seconds: number; p99_ms: number; cpu_ms_each: Record<string, number> }

/** Milliseconds of processor for one command, by group of processes. */
function costOf(step: Step, report: DriveReport, application: number, database: number): Cost {
  const { done = 0, latency } = report.steps[step] ?? {}
  const each = (seconds: number) => rounded((seconds * 1000) / Math.max(1, done), 2)
  return {
    done,
    seconds: rounded(report.seconds),
    p99_ms: latency?.p99 ?? 0,
    cpu_ms_each: {
      application: each(application),
      database: each(database),
      generator: each(report.cpuS),
    },
  }
}

/**
 * The part of `city` after the sampling: every sealed tube of the bench's round goes from its site to a released result,
 * over HTTP, one step after the other, so that each step's price is known. `chain_s` is the time of all steps.
 */
export async function runChain(bench: Bench): Promise<Figures> {
  const crew = startCrew()
  try {
    const counts = await crew.prepare(crewOrder(bench, afterSampling))
    bench.say(`the chain: ${counts.boxes} boxes, ${counts.plates} plates`)
    const product = await bench.product()
    const costs: Partial<Record<Step, Cost>> = {}
    let seconds = 0
    let released = 0
    let faulty = 0
    for (const step of afterSampling) {
      const before = product.cpu()
      const report = await crew.run({ port: product.port, steps: [step], samplers: 0, staff })
      const after = product.cpu()
      for (const fault of report.faults) bench.say(`faulty: ${fault}`)
      seconds += report.seconds
      released = report.told.released
      faulty += report.steps[step]?.faulty ?? 0
      costs[step] = costOf(
        step,
        report,
        after.application - before.application,
        after.database - before.database,
      )
    }
    bench.say(`${released} tubes released in ${seconds.toFixed(1)} s`)
    const whole = await wholeRound(bench, released)
    return {
      chain_s: rounded(seconds),
      chain_steps: costs,
      chain_faulty: faulty,
      chain: whole,
      chain_conserved: whole.conserved,
    }
  } finally {
    await crew.stop()
  }
}
