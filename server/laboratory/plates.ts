import { LaboratoryParams, Plates } from '@bihuan/contract/laboratory.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { plateCode } from '../labels/labels.ts'
import { checkReader } from './own-laboratory.ts'
import type { StoredJudgement } from './plate-store.ts'

const pageSize = 100

type Row = {
  id: string
  laboratoryId: number
  assayId: string
  assayVersion: number
  tubes: number
  loadedAt: number
  loadedBy: string
  importedAt: number | null
  judgement: StoredJudgement | null
  releasedAt: number | null
  rejectedAt: number | null
  differs: boolean
}

/** The plates of a laboratory in a round, the open ones first, then the latest. */
export const plates = query({
  name: 'laboratory.plates',
  summary: 'Plates of a laboratory with their judgement',
  roles: ['lab-technician', 'lab-reviewer', 'district-commander', 'city-commander', 'inspector'],
  params: LaboratoryParams,
  outcome: Plates,
  async run(sql, { laboratory, round, limit }, { actor }) {
    await checkReader(sql, actor, Number(laboratory))
    const rows = await sql<Row[]>`
      select p.id, p.laboratory_id, p.assay_id, p.assay_version, p.loaded_at, p.loaded_by, p.imported_at, p.judgement, p.released_at, p.rejected_at,
        exists (select from plate_differs d where d.plate_id = p.id and d.differs) as differs,
        (select count(*)::int from wells w where w.round_id = p.round_id and w.plate_id = p.id and w.role = 'sample') as tubes
      from plates p
      where p.laboratory_id = ${laboratory} and p.round_id = ${round}
      order by coalesce(p.released_at, p.rejected_at) is not null, p.loaded_at desc, p.id
      limit ${limit ?? pageSize}`
    const iso = (at: number | null) => (at === null ? null : isoOf(at))
    return {
      plates: rows.map(
        ({
          id,
          laboratoryId,
          assayId,
          assayVersion,
          tubes,
          loadedAt,
          loadedBy,
          importedAt,
          judgement,
          releasedAt,
          rejectedAt,
          differs,
        }) => ({
          plate: plateCode(id),
          laboratory: String(laboratoryId),
          assay: assayId,
          assayVersion,
          tubes,
          loadedAt: isoOf(loadedAt),
          loadedBy,
          importedAt: iso(importedAt),
          judgement,
          releasedAt: iso(releasedAt),
          rejectedAt: iso(rejectedAt),
          differs,
        }),
      ),
    }
  },
})
