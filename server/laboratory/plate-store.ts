import type { Judgement } from '@bihuan/contract/laboratory.ts'
import type { Assay } from '@bihuan/core/lab/assay.ts'
import type { PlateFormat } from '@bihuan/core/lab/plate.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { plateId } from '../labels/labels.ts'

export type StoredJudgement = Static<typeof Judgement>

export type Plate = {
  id: string
  roundId: number
  laboratoryId: number
  format: PlateFormat
  loadedAt: number
  loadedBy: string
  importedAt: number | null
  judgement: StoredJudgement | null
  releasedAt: number | null
  rejectedAt: number | null
  assay: Assay
}

/** The area of a laboratory. Refuses with laboratory.unknown. */
export async function laboratoryArea(sql: Reader, laboratory: string): Promise<string> {
  const [row] = await sql<
    { areaCode: string }[]
  >`select area_code from laboratories where id = ${laboratory}`
  if (!row) throw new Problem('laboratory.unknown', { laboratory })
  return row.areaCode
}

/** The area of the laboratory in which a plate was loaded. Refuses with plate.unknown. */
export async function plateArea(sql: Reader, plate: string): Promise<string> {
  const [row] = await sql<{ areaCode: string }[]>`
    select y.area_code from plates p join laboratories y on y.id = p.laboratory_id where p.id = ${plateId(plate)}`
  if (!row) throw new Problem('plate.unknown', { plate })
  return row.areaCode
}

/**
 * A plate with its assay, locked: import, rejection and release of one plate follow each other, and each sees what the
 * one before it did. Refuses with plate.unknown.
 */
export async function lockPlate(tx: Tx, plate: string): Promise<Plate> {
  const [row] = await tx<Plate[]>`
    select p.id, p.round_id, p.laboratory_id, p.format, p.loaded_at, p.loaded_by, p.imported_at, p.judgement, p.released_at, p.rejected_at,
      a.body as assay
    from plates p join assays a on a.id = p.assay_id and a.version = p.assay_version
    where p.id = ${plateId(plate)}
    for no key update of p`
  if (!row) throw new Problem('plate.unknown', { plate })
  return row
}
