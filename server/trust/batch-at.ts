import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { VerifiedBatch } from '@bihuan/core/orders/verify-batch.ts'
import type { Reader } from '../db/sql.ts'
import { keptBy } from './kept.ts'
import { type BatchRow, verifiedBatch } from './rows.ts'

const kept = keptBy<Trust, VerifiedBatch | null>(1_000)

/**
 * A batch that counts, or null. Its document names up to ten thousand digests, so a read carries only the mark of its row
 * (`b.xmin::text`, which every change makes another), and the document is fetched when the mark is new.
 */
export const batchAt = (
  sql: Reader,
  trust: Trust,
  id: string,
  mark: string,
): Promise<VerifiedBatch | null> =>
  kept(trust, `${id} ${mark}`, async () => {
    const [row] = await sql<BatchRow[]>`
      select id, document, assertions from order_batches where id = ${id}`
    const verdict = row ? verifiedBatch(row, trust) : null
    return verdict?.ok && verdict.batch.document.id === id ? verdict.batch : null
  })
