import type { Bench } from '../bench.ts'
import { type CeilingSlice, ceilingTogether, runCeiling } from './ceiling.ts'
import type { CeilingBatch } from './ceiling-rows.ts'
import type { Slice } from './measure.ts'
import type { PlannedUpload } from './plan-uploads.ts'
import type { Parts } from './prepare-parts.ts'
import { batchesOf, type Cell } from './sweep-ceiling.ts'

export type Turns = { batch: Slice[]; single: Slice[]; raw: CeilingSlice[] }

const turns = 5

/**
 * Batches, the ceiling with the rows of those batches, single tubes, and again: whatever else the machine does happens to
 * all three. `connections` are the best of each sweep. Sends all that is left of batches and single tubes.
 */
export async function takeTurns(
  bench: Bench,
  { batches, singles, planned }: Parts,
  read: (uploads: readonly PlannedUpload[]) => Promise<CeilingBatch>,
  best: { batch: number; single: number; ceiling: Cell },
): Promise<Turns> {
  const done: Turns = { batch: [], single: [], raw: [] }
  const eachBatch = Math.ceil((batches.prepared.count - batches.next()) / turns)
  const eachSingle = Math.ceil((singles.prepared.count - singles.next()) / turns)
  for (let turn = 1; turn <= turns; turn += 1) {
    const from = batches.next()
    const batch = await batches.slice(eachBatch, { kind: 'closed', connections: best.batch })
    const rows = await batchesOf(read, planned.slice(from, batches.next()), best.ceiling.tubes)
    const raw = await runCeiling(bench, rows, best.ceiling.connections)
    const single = await singles.slice(eachSingle, { kind: 'closed', connections: best.single })
    done.batch.push(batch)
    done.raw.push(raw)
    done.single.push(single)
    bench.say(
      `turn ${turn}: batches ${Math.round(batch.unitsPerS)}/s, ceiling ${ceilingTogether([raw]).people_per_s}/s, single ${Math.round(single.unitsPerS)}/s`,
    )
  }
  return done
}
