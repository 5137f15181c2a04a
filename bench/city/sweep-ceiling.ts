import type { Bench } from '../bench.ts'
import { type CeilingSlice, ceilingTogether, runCeiling } from './ceiling.ts'
import type { CeilingBatch } from './ceiling-rows.ts'
import type { PlannedUpload } from './plan-uploads.ts'

export type Cell = { tubes: number; connections: number }
export type Swept = Cell & { people: number; people_per_s: number }

type Read = (uploads: readonly PlannedUpload[]) => Promise<CeilingBatch>

/** Tubes in a transaction, and connections: every pair is tried. */
export const cells: readonly Cell[] = [50, 200, 500, 1000].flatMap((tubes) =>
  [1, 2, 4].map((connections) => ({ tubes, connections })),
)

/** Groups uploads until a transaction holds about so many tubes, and reads the rows of each group back. */
export async function batchesOf(
  read: Read,
  uploads: readonly PlannedUpload[],
  tubes: number,
): Promise<CeilingBatch[]> {
  const batches: CeilingBatch[] = []
  let group: PlannedUpload[] = []
  let held = 0
  for (const upload of uploads) {
    group.push(upload)
    held += upload.portion.to - upload.portion.from
    if (held < tubes) continue
    batches.push(await read(group))
    group = []
    held = 0
  }
  if (group.length > 0) batches.push(await read(group))
  return batches
}

/**
 * Tries every pair twice, there and back again, so that neither a warming cache nor a checkpoint prefers one, and returns
 * all with the best first. The uploads are shared out among the tries.
 */
export async function sweepCeiling(
  bench: Bench,
  read: Read,
  uploads: readonly PlannedUpload[],
): Promise<Swept[]> {
  const tries = [...cells, ...cells.toReversed()]
  const each = Math.max(1, Math.floor(uploads.length / tries.length))
  const slices = new Map<Cell, CeilingSlice[]>()
  for (const [n, cell] of tries.entries()) {
    const last = n === tries.length - 1
    const mine = uploads.slice(n * each, last ? uploads.length : (n + 1) * each)
    if (mine.length === 0) continue
    const batches = await batchesOf(read, mine, cell.tubes)
    const slice = await runCeiling(bench, batches, cell.connections)
    slices.set(cell, [...(slices.get(cell) ?? []), slice])
  }
  return [...slices]
    .map(([cell, list]) => {
      const { people, people_per_s } = ceilingTogether(list)
      return { ...cell, people, people_per_s }
    })
    .toSorted((a, b) => b.people_per_s - a.people_per_s)
}
