import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '@bihuan/sim/random/random.ts'
import { isClean } from './book/compare.ts'
import type { Control, Fault } from './faults/fault.ts'
import { runRound, type Struck } from './run-round.ts'
import type { Base } from './stand/base.ts'
import type { Reaper } from './stand/reaper.ts'
import { openStand } from './stand/stand.ts'

export type Place = { above: string; base: Base; reaper: Reaper; say(line: string): void }

/** What came of the rounds of one fault. */
export type FaultResult = {
  fault: Fault['name']
  rounds: number
  acknowledged: number
  lost: number
  doubled: number
  partial: number
  invented: number
  /** Sentences about whatever else was not as promised. */
  wrong: string[]
  /** Recoveries that took longer than they may: true of a busy machine too, so no breach of the promise. */
  late: string[]
  recoveriesMs: number[]
  /** Tries that had no answer, or none that says whether it was written. */
  unknown: number
  /** Refusals to try again, by status. */
  refusals: Record<string, number>
}
export type ControlResult = {
  fault: Fault['name']
  control: string
  /** How much of the promise it was seen to break. */
  seen: number
  failedAsItMust: boolean
}

const rounded = (ms: number | null) => (ms === null ? 'none' : `${Math.round(ms)} ms`)

function lineOf(name: string, n: string, { blow, recoveryMs, findings, acknowledged }: Struck) {
  const { lost, doubled, partial, invented, wrong, examples } = findings
  const head = `${n.padStart(7)}  ${name.padEnd(13)} ${String(acknowledged).padStart(5)} acknowledged`
  const counts = `${lost} lost, ${doubled} doubled, ${partial} in part, ${invented} invented`
  const more = isClean(findings)
    ? []
    : [...wrong, ...examples].slice(0, 6).map((one) => `\n           ${one}`)
  return `${head}, ${counts}; first write ${rounded(recoveryMs)}; ${blow.note}${more.join('')}`
}

/** A folder of its own for one stand; gone afterwards, with whatever is mounted or runs in it. */
function placeFor({ above, reaper }: Place, name: string): string {
  const folder = join(above, name)
  reaper.owe('folder', folder)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Strikes one stand with a fault for some rounds; `number` gives the number of a round in the whole run. */
export async function runFault(
  place: Place,
  fault: Fault,
  rounds: number,
  random: Random,
  number: () => string,
): Promise<FaultResult> {
  const folder = placeFor(place, fault.name)
  const { options, strike, close } = fault.open(folder, place.reaper)
  const stand = await openStand(place.base, folder, random.fork('crew'), place.reaper, options)
  const result: FaultResult = {
    fault: fault.name,
    rounds: 0,
    acknowledged: 0,
    lost: 0,
    doubled: 0,
    partial: 0,
    invented: 0,
    wrong: [],
    late: [],
    recoveriesMs: [],
    unknown: 0,
    refusals: {},
  }
  const chance = random.fork('strikes')
  const notDone = (error: Error) => {
    result.wrong.push(`a round could not be ended: ${error.message}`)
    place.say(`${number().padStart(7)}  ${fault.name.padEnd(13)} ${error.message}`)
    return null
  }
  for (let n = 0; n < rounds; n += 1) {
    const struck = await runRound(stand, strike, chance).catch(notDone)
    if (!struck) break
    place.say(lineOf(fault.name, number(), struck))
    const { findings, recoveryMs } = struck
    result.rounds += 1
    result.acknowledged += struck.acknowledged
    // All that was ever acknowledged is compared each time, so the worst of the rounds counts, not their sum.
    for (const kind of ['lost', 'doubled', 'partial', 'invented'] as const)
      result[kind] = Math.max(result[kind], findings[kind])
    result.wrong.push(...findings.wrong)
    if (recoveryMs !== null) result.recoveriesMs.push(recoveryMs)
    if (recoveryMs !== null && recoveryMs > fault.recoveryMsMax)
      result.late.push(
        `${rounded(recoveryMs)} to the first write, ${fault.recoveryMsMax} are allowed`,
      )
  }
  result.unknown = stand.book.unknown
  result.refusals = Object.fromEntries(stand.book.refusals)
  await stand.close()
  close?.()
  rmSync(folder, { recursive: true, force: true })
  return result
}

// By luck nothing may have been in flight; then it is struck again.
const controlTriesMax = 6

/** Strikes something that breaks the promise, until it is caught; it must be. */
export async function runControl(
  place: Place,
  fault: Fault,
  control: Control,
  random: Random,
): Promise<ControlResult> {
  const index = fault.controls.indexOf(control) + 1
  const folder = placeFor(place, `${fault.name}-control-${index}`)
  const setting = fault.open(folder, place.reaper)
  const options = { ...setting.options, ...control.options }
  const stand = await openStand(place.base, folder, random.fork('crew'), place.reaper, options)
  const chance = random.fork('strikes')
  let seen = 0
  try {
    for (let tries = 0; seen === 0 && tries < controlTriesMax; tries += 1) {
      const struck = await runRound(stand, control.strike ?? setting.strike, chance)
      seen = control.seen(struck.findings, stand, struck.present)
    }
  } catch (error) {
    if (!control.mayBeRuined) throw error
    place.say(`           the database is ruined: ${(error as Error).message.split('\n')[0]}`)
    seen = 1
  }
  await stand.close()
  setting.close?.()
  rmSync(folder, { recursive: true, force: true })
  place.say(
    `control  ${fault.name.padEnd(13)} ${control.name}: ${seen > 0 ? `caught, ${seen} times` : 'NOT CAUGHT'}`,
  )
  return { fault: fault.name, control: control.name, seen, failedAsItMust: seen > 0 }
}
