import type { Comparison } from '@bihuan/contract/laboratory.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'

export type StoredComparison = Static<typeof Comparison>

/** The last second scan of a plate, or null. */
export async function lastRescan(sql: Reader, plate: string) {
  const [row] = await sql<{ comparison: StoredComparison; scannedAt: number; scannedBy: string }[]>`
    select comparison, scanned_at, scanned_by from plate_rescans where plate_id = ${plate} order by turn desc limit 1`
  if (!row) return null
  return { at: isoOf(row.scannedAt), by: row.scannedBy, comparison: row.comparison }
}

/** Whether the last second scan of a plate (int8 text) differs from its loading: then it is not released. */
export async function rescanDiffers(tx: Tx, plate: string): Promise<boolean> {
  const held = await tx`select from plate_differs where plate_id = ${plate} and differs`
  return held.length > 0
}
