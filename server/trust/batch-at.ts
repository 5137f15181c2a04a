import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { VerifiedBatch } from '@bihuan/core/orders/verify-batch.ts'
import type { Reader } from '../db/sql.ts'
import { type BatchRow, verifiedBatch } from './rows.ts'

const kept = new WeakMap<Trust, Map<string, VerifiedBatch | null>>()
const keptMax = 1_000

/**
 * A batch that counts, or null. Its document names up to ten thousand digests, so a read carries only the mark of its row
 * (`b.xmin::text`, which every change makes another), and the document is fetched when the mark is new.
 */
export async function batchAt(
  sql: Reader,
  trust: Trust,
  id: string,
  mark: string,
): Promise<VerifiedBatch | null> {
  const known = kept.get(trust) ?? new Map<string, VerifiedBatch | null>()
  kept.set(trust, known)
  const key = `${id} ${mark}`
  const found = known.get(key)
  if (found !== undefined) return found
  const [row] = await sql<BatchRow[]>`
    select id, document, assertions from order_batches where id = ${id}`
  const verdict = row ? verifiedBatch(row, trust) : null
  const batch = verdict?.ok && verdict.batch.document.id === id ? verdict.batch : null
  if (known.size >= keptMax) known.clear()
  known.set(key, batch)
  return batch
}
