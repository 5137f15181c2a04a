import { type Flaw, flaws } from './flaws.ts'
import { runSeed } from './run-seed.ts'

/** What became of the hunt for one planted bug: after how many seeds which law broke, or null. */
export type Hunt = {
  flaw: Flaw
  what: string
  seeds: number
  found: { seed: number; check: string; what: string } | null
}

/** Runs seeds with one bug planted until a law breaks, at most `seedsMax` of them from `first` on. */
export async function hunt(flaw: Flaw, first: number, seedsMax: number): Promise<Hunt> {
  for (let n = 0; n < seedsMax; n += 1) {
    const seed = first + n
    const { breaks } = await runSeed(seed, flaw)
    const [broken] = breaks
    // A seed that breaks without the bug has found something else.
    if (broken && (await runSeed(seed)).breaks.length === 0) {
      const { check, what } = broken
      return { flaw, what: flaws[flaw], seeds: n + 1, found: { seed, check, what } }
    }
  }
  return { flaw, what: flaws[flaw], seeds: seedsMax, found: null }
}
