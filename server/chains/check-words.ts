import { Problem } from '../door/problem.ts'

const fewest = 4

/** A reason that says something. Refuses with chain.reason-missing. */
export function checkWords(reason: string): void {
  if ([...reason.trim()].length < fewest) throw new Problem('chain.reason-missing')
}
