import { minuteMs } from '../time/instant.ts'
import type { Notice, Window } from './notice.ts'

export type Slot =
  | { ok: true; slot: Window }
  | { ok: false; because: 'no-slots' }
  /** The windows hold no more: `capacity` buildings fit, another team or more time is needed. */
  | { ok: false; because: 'full'; capacity: number }

/**
 * When the people of a building come down: buildings of one compound one after the other (buildingIndex from 0), each for
 * the notice's minutes, several at once where several teams stand. A slot never crosses the end of a window.
 */
export function slotFor(buildingIndex: number, notice: Notice, teams = 1): Slot {
  const mode = Object.values(notice.modes).find((candidate) => candidate.way === 'slots')
  if (mode?.way !== 'slots') return { ok: false, because: 'no-slots' }
  const length = mode.minutesPerBuilding * minuteMs
  const turn = Math.floor(buildingIndex / teams)
  let before = 0
  for (const { opens, closes } of notice.windows) {
    const turns = Math.floor((closes - opens) / length)
    if (turn < before + turns) {
      const start = opens + (turn - before) * length
      return { ok: true, slot: { opens: start, closes: start + length } }
    }
    before += turns
  }
  return { ok: false, because: 'full', capacity: before * teams }
}
