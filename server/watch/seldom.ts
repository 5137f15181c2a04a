import { stopwatch } from '../clock.ts'
import type { Memory } from './memory.ts'

// At most a twentieth of the time; half a minute is the longest wait, because everything is to be seen within one.
const restFactor = 20
const restMsMax = 25_000
// What is quicker than this needs no rest.
const quickMs = 200

/** Runs what may take long, and lets it rest until twenty times as long as it took has passed, 25 s at most. Does nothing while it rests. */
export async function seldom(
  memory: Memory,
  name: string,
  run: () => Promise<void>,
): Promise<void> {
  const began = stopwatch()
  if (began < (memory.dueAt.get(name) ?? 0)) return
  await run()
  const took = stopwatch() - began
  if (took > quickMs) memory.dueAt.set(name, began + Math.min(restMsMax, restFactor * took))
}
