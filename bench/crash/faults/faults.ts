import { appKill } from './app-kill.ts'
import { clockJump } from './clock-jump.ts'
import { databaseKill } from './database-kill.ts'
import { diskFull } from './disk-full.ts'
import type { Fault } from './fault.ts'
import { fsyncError } from './fsync-error.ts'
import { network } from './network.ts'
import { pauses } from './pause.ts'
import { powerCut } from './power-cut.ts'

/** Every fault, in the order in which they are tried. */
export const faults: readonly Fault[] = [
  appKill,
  databaseKill,
  powerCut,
  fsyncError,
  diskFull,
  pauses,
  network,
  clockJump,
]
