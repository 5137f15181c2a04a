import { Problem } from '../door/problem.ts'
import type { Finisher } from '../signing/finisher.ts'

/** Writes the signed close of a day. */
export const finishDayClose: Finisher = async () => {
  throw new Problem('signing.unknown')
}
