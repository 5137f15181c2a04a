import { Problem } from '../door/problem.ts'
import type { Finisher } from '../signing/finisher.ts'

/** Lets a search of venue visits run that two officers signed. */
export const finishCoPresence: Finisher = async () => {
  throw new Problem('signing.unknown')
}
