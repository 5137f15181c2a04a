import type { Bench } from '../bench.ts'
import type { Figures } from '../figures.ts'
import { fillResults } from './fill-results.ts'
import { runReads } from './run-reads.ts'

/** The profile of the reads alone: everybody is given a result, then they all ask for it. */
export async function runRead(bench: Bench): Promise<Figures> {
  const filled = await fillResults(bench)
  bench.say(`reads: ${filled} people were given a result`)
  return runReads(bench)
}
