import { boardTally } from './count-board.ts'
import { lawsTally } from './count-laws.ts'
import { loopsTally } from './count-loops.ts'
import { reportTally } from './count-report.ts'
import { rollTally } from './count-roll.ts'
import type { Tally, TallyKind } from './tally.ts'

/** Every tally, in the order in which a round that nobody has counted yet is counted; the shares sum to a twentieth of a core. */
export const everyTally = [rollTally, lawsTally, loopsTally, boardTally, reportTally] as const

/** The tally of a kind. */
export function tallyOf(kind: TallyKind): Tally<unknown> {
  const found = everyTally.find((it) => it.kind === kind)
  if (!found) throw new RangeError(`no tally: ${kind}`)
  return found as Tally<unknown>
}
