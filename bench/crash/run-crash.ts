import { chmodSync, mkdtempSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { seeded } from '@bihuan/sim/random/random.ts'
import type { FaultName } from './faults/fault.ts'
import { faults } from './faults/faults.ts'
import { distribute } from './plan.ts'
import { type Report, reportOf, type Skipped } from './report.ts'
import {
  type ControlResult,
  type FaultResult,
  type Place,
  runControl,
  runFault,
} from './run-fault.ts'
import { makeBase } from './stand/base.ts'
import type { Reaper } from './stand/reaper.ts'

export type CrashOptions = {
  rounds: number
  seed: string
  /** Only these faults; all otherwise. */
  only: readonly FaultName[]
  /** How many people stand on the roll; each stand begins with nobody sampled. */
  people: number
  /** Where the folders of the run are made; everybody must be able to pass it, because PostgreSQL does not run as root. */
  folder: string
  /** Of which faults the controls are struck too. */
  controls: readonly FaultName[]
}

/** Runs the rounds of every fault and its controls; everything that it leaves the reaper takes away. */
export async function runCrash(
  options: CrashOptions,
  reaper: Reaper,
  say: (line: string) => void,
): Promise<Report> {
  const [began, startedAt, loadBefore] = [performance.now(), new Date(), loadavg()[0] ?? 0]
  const above = mkdtempSync(join(options.folder, 'bihuan-crash-'))
  // mkdtemp makes it 700, and root's database runs as another user.
  chmodSync(above, 0o755)
  reaper.owe('folder', above)
  const wanted = faults.filter(
    ({ name }) => options.only.length === 0 || options.only.includes(name),
  )
  const skipped: Skipped[] = wanted.flatMap(({ name, absent }) => {
    const reason = absent()
    return reason === null ? [] : [{ fault: name, reason }]
  })
  for (const { fault, reason } of skipped) say(`skipped  ${fault}: ${reason}`)
  const tried = wanted.filter(({ name }) => !skipped.some(({ fault }) => fault === name))
  const base = await makeBase(above, options.people, reaper)
  const place: Place = { above, base, reaper, say }
  const random = seeded(options.seed)
  const counts = distribute(
    options.rounds,
    tried.map(({ share }) => share),
  )
  const results: FaultResult[] = []
  const controls: ControlResult[] = []
  let round = 0
  for (const [n, fault] of tried.entries()) {
    const chance = random.fork(fault.name)
    const rounds = counts[n] ?? 0
    if (rounds === 0) continue
    const number = () => {
      round += 1
      return `${round}/${options.rounds}`
    }
    results.push(await runFault(place, fault, rounds, chance, number))
    if (!options.controls.includes(fault.name)) continue
    for (const control of fault.controls)
      controls.push(await runControl(place, fault, control, chance.fork(control.name)))
  }
  return reportOf({
    rounds: round,
    seed: options.seed,
    startedAt: startedAt.toISOString(),
    seconds: (performance.now() - began) / 1000,
    loadBefore,
    results,
    controls,
    skipped,
  })
}
