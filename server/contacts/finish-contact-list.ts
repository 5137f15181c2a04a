import { Problem } from '../door/problem.ts'
import type { Finisher } from '../signing/finisher.ts'

/** Makes a signed list of contacts take effect. */
export const finishContactList: Finisher = async () => {
  throw new Problem('signing.unknown')
}
