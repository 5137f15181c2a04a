import { cpus, loadavg, totalmem } from 'node:os'
import type { FaultName } from './faults/fault.ts'
import { faults } from './faults/faults.ts'
import { percentile } from './plan.ts'
import type { ControlResult, FaultResult } from './run-fault.ts'

export type Skipped = { fault: FaultName; reason: string }
export type Run = {
  rounds: number
  seed: string
  startedAt: string
  seconds: number
  loadBefore: number
  results: FaultResult[]
  controls: ControlResult[]
  skipped: Skipped[]
}

const recoveryMsMax = 10_000
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)
const whole = (ms: number | null) => (ms === null ? null : Math.round(ms))

function ofFault({ fault, recoveriesMs, wrong, late, ...counts }: FaultResult) {
  return [
    fault,
    {
      ...counts,
      wrong,
      late,
      recovery_p50_ms: whole(percentile(recoveriesMs, 0.5)),
      recovery_p99_ms: whole(percentile(recoveriesMs, 0.99)),
      recovery_max_ms: whole(percentile(recoveriesMs, 1)),
    },
  ] as const
}

/** The figures of a run under the names that the issue gives them; `passed` says whether every promise held. */
export function reportOf(run: Run) {
  const { results, controls, skipped } = run
  const crashes = results.filter(
    ({ fault }) => faults.find(({ name }) => name === fault)?.crashesDatabase,
  )
  const recoveries = crashes.flatMap(({ recoveriesMs }) => recoveriesMs)
  const p99 = percentile(recoveries, 0.99)
  const totals = {
    acknowledged: sum(results.map(({ acknowledged }) => acknowledged)),
    lost: sum(results.map(({ lost }) => lost)),
    doubled: sum(results.map(({ doubled }) => doubled)),
    partial: sum(results.map(({ partial }) => partial)),
    invented: sum(results.map(({ invented }) => invented)),
    wrong: results.flatMap(({ fault, wrong }) => wrong.map((one) => `${fault}: ${one}`)),
    late: results.flatMap(({ fault, late }) => late.map((one) => `${fault}: ${one}`)),
  }
  // Null where none was struck: then nothing was proven about them.
  const controlsFailed =
    controls.length === 0 ? null : controls.every(({ failedAsItMust }) => failedAsItMust)
  const isInTime =
    (p99 === null || p99 <= recoveryMsMax) &&
    results.every(
      ({ fault, late }) => late.length === 0 || crashes.some((one) => one.fault === fault),
    )
  const isKept =
    totals.lost + totals.doubled + totals.partial + totals.invented + totals.wrong.length === 0
  return {
    // Single late recoveries are told; what is promised of them is the 99th percentile.
    passed: isKept && controlsFailed !== false && isInTime,
    rounds: sum(results.map(({ rounds }) => rounds)),
    ...totals,
    controls_failed_as_they_must: controlsFailed,
    recovery_p50_ms: whole(percentile(recoveries, 0.5)),
    recovery_p99_ms: whole(p99),
    recovery_max_ms: whole(percentile(recoveries, 1)),
    faults: Object.fromEntries(results.map(ofFault)),
    controls: controls.map(({ failedAsItMust, ...one }) => ({
      ...one,
      failed_as_it_must: failedAsItMust,
    })),
    skipped,
    seed: run.seed,
    started_at: run.startedAt,
    seconds: Math.round(run.seconds),
    machine: {
      cores: cpus().length,
      model: cpus()[0]?.model ?? 'unknown',
      memory_gb: Math.round(totalmem() / 1e9),
      load_before: run.loadBefore,
      load_after: loadavg()[0] ?? 0,
    },
  }
}
export type Report = ReturnType<typeof reportOf>

/** The last lines of a run, for people. */
export function summaryOf(report: Report): string {
  const { lost, doubled, partial, acknowledged, rounds, controls, skipped } = report
  const caught = controls.filter((one) => one.failed_as_it_must).length
  return [
    `${rounds} rounds in ${report.seconds} s: ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, ${partial} in part`,
    `first write after a crash of the database: p50 ${report.recovery_p50_ms} ms, p99 ${report.recovery_p99_ms} ms, longest ${report.recovery_max_ms} ms`,
    `${caught} of ${controls.length} controls failed as they must`,
    ...skipped.map(({ fault, reason }) => `skipped ${fault}: ${reason}`),
    ...[...report.wrong, ...report.late].slice(0, 20),
    report.passed ? 'every promise held' : 'A PROMISE WAS BROKEN',
  ].join('\n')
}
