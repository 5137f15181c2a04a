import type { Random } from '@bihuan/sim/random/random.ts'
import type { Findings } from '../book/compare.ts'
import type { Present } from '../book/present.ts'
import type { Reaper } from '../stand/reaper.ts'
import type { Stand, StandOptions } from '../stand/stand.ts'

export const faultNames = [
  'app-kill',
  'database-kill',
  'power-cut',
  'fsync-error',
  'disk-full',
  'pause',
  'network',
  'clock-jump',
] as const
export type FaultName = (typeof faultNames)[number]

/** One blow: since when it is over, so that the first write after it can be timed, and what was seen meanwhile. */
export type Blow = {
  /** Monotonic milliseconds: the crash itself, or the end of what held the product up. */
  since: number
  /** From when on a write that begins comes after it; `since` where that is the same instant. */
  down?: number
  /** In a few words, for the line of the round. */
  note: string
  /** Broken promises that only the blow itself could see. */
  wrong: string[]
}

export type Strike = (stand: Stand, random: Random) => Promise<Blow>

/** A stand for a fault, and how it is struck. */
export type Setting = {
  options: StandOptions
  strike: Strike
  /** Puts back what was prepared, after the stand is closed. */
  close?(): void
}

/** The same fault on something that breaks the promise in one way: it must be caught. */
export type Control = {
  name: string
  /** What differs from the product as it is. */
  options: StandOptions
  /** Where the fault itself must differ so that the control cannot come through by luck. */
  strike?: Strike
  /** How much of the promise was seen broken. */
  seen(findings: Findings, stand: Stand, present: Present): number
  /** True where a database that does not come back, or cannot be read, counts as seen. */
  mayBeRuined?: boolean
}

export type Fault = {
  name: FaultName
  what: string
  /** Of 100 rounds. */
  share: number
  /** Whether the first write after it counts as one after a crash of the database. */
  crashesDatabase: boolean
  /** Longest time to the first write after it; milliseconds. */
  recoveryMsMax: number
  /** Why it cannot be tried here, or null. */
  absent(): string | null
  /** Prepares what it needs under a folder of its own. */
  open(above: string, reaper: Reaper): Setting
  controls: Control[]
}
