import type { Offer } from './diary.ts'
import { kept } from './kept.ts'

/** A box as its courier has it in hand; the signatures themselves are acts of the engine. */
export type CarriedBox = {
  box: string
  /** RFC 3339: when the courier signed; the way to the laboratory is counted from here. */
  takenAt: string
  count: number
  /** The system's count as it was known then. */
  system: number | null
  laboratory: string | null
  site: string
  /** The last temperature that was read, and when. */
  celsius: { value: number; at: string } | null
  offer: Offer | null
  lostAt: string | null
}

const boxesMax = 100

/** Boxes that this courier has signed for on this phone, newest first. */
export const carriedBoxes = kept<CarriedBox[]>('bihuan.carried', [])

/** Writes down a box that the courier has signed for. */
export const noteCarried = (box: CarriedBox) =>
  carriedBoxes.change((all) =>
    [box, ...all.filter((one) => one.box !== box.box)].slice(0, boxesMax),
  )

/** Changes what is known of a carried box. */
export const changeCarried = (box: string, change: Partial<CarriedBox>) =>
  carriedBoxes.change((all) => all.map((one) => (one.box === box ? { ...one, ...change } : one)))
