import type { Comparison } from '@bihuan/contract/laboratory.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { plateCode } from '../labels/labels.ts'

export type StoredComparison = Static<typeof Comparison>

/** The last second scan of a plate, or null. */
export async function lastRescan(sql: Reader, plate: string) {
  const [row] = await sql<{ comparison: StoredComparison; scannedAt: number; scannedBy: string }[]>`
    select comparison, scanned_at, scanned_by from plate_rescans where plate_id = ${plate} order by turn desc limit 1`
  if (!row) return null
  return { at: isoOf(row.scannedAt), by: row.scannedBy, comparison: row.comparison }
}

/** Refuses with plate.rescan-differs while the last second scan of a plate differs from its loading. */
export async function checkRescan(tx: Tx, { id }: { id: string }): Promise<void> {
  const [held] = await tx`select from plate_differs where plate_id = ${id} and differs`
  if (held) throw new Problem('plate.rescan-differs', { plate: plateCode(id) })
}
