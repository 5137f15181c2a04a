import { type ActBook, actBook } from '@bihuan/core/orders/act-book.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { VerifiedBatch } from '@bihuan/core/orders/verify-batch.ts'
import type { Reader } from '../db/sql.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { batchAt } from '../trust/batch-at.ts'
import { trustOf } from '../trust/trust-of.ts'
import { actsAbout } from './read-acts.ts'

export type FoundBatch = {
  readonly batch: VerifiedBatch
  readonly book: ActBook
  readonly trust: Trust
}

/** A batch that verifies, with every act about it; null where there is none such. */
export async function batchOf(
  sql: Reader,
  anchors: TrustAnchors,
  id: string,
): Promise<FoundBatch | null> {
  const [row] = await sql<{ mark: string }[]>`
    select xmin::text as mark from order_batches where id = ${id}`
  if (!row) return null
  const trust = await trustOf(sql, anchors)
  const batch = await batchAt(sql, trust, id, row.mark)
  if (batch === null) return null
  const { acts } = await actsAbout(sql, trust, [], [id])
  return { batch, book: actBook(acts), trust }
}
