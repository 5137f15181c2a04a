import { PlateParams, PlateView } from '@bihuan/contract/laboratory.ts'
import type { Assay } from '@bihuan/core/lab/assay.ts'
import { type PlateFormat, wellsOf } from '@bihuan/core/lab/plate.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { plateId, tubeCode } from '../labels/labels.ts'
import { checkReader } from './own-laboratory.ts'
import type { StoredJudgement } from './plate-store.ts'
import { lastRescan } from './rescan-store.ts'

type PlateRow = {
  id: string
  roundId: number
  laboratoryId: number
  format: PlateFormat
  judgement: StoredJudgement | null
  assay: Assay
  reagentLot: string | null
  instrument: string | null
}
type WellRow = {
  position: number
  role: string
  tubeId: string | null
  cts: (number | null)[] | null
  call: string | null
}

/** One plate well by well: what lies there, its Ct in the order of `targets`, and the call. */
export const showPlate = query({
  name: 'plate.show',
  summary: 'One plate with its wells, readings and calls',
  roles: ['lab-technician', 'lab-reviewer', 'district-commander', 'city-commander', 'inspector'],
  params: PlateParams,
  outcome: PlateView,
  async run(sql, { plate }, { actor }) {
    const [row] = await sql<PlateRow[]>`
      select p.id, p.round_id, p.laboratory_id, p.format, p.judgement, p.reagent_lot, p.instrument, a.body as assay
      from plates p join assays a on a.id = p.assay_id and a.version = p.assay_version
      where p.id = ${plateId(plate)}`
    if (!row) throw new Problem('plate.unknown', { plate })
    await checkReader(sql, actor, row.laboratoryId)
    // Ct as JSON, because postgres.js reads a null inside an array as NaN.
    const wells = await sql<WellRow[]>`
      select position, role, tube_id, to_jsonb(cts) as cts, call from wells where round_id = ${row.roundId} and plate_id = ${row.id} order by position`
    const names = wellsOf(row.format)
    const { assay } = row
    return {
      plate,
      laboratory: String(row.laboratoryId),
      format: row.format,
      assay: assay.id,
      assayVersion: assay.version,
      targets: [
        ...assay.targets.map(({ name, dye, cutoffCt }) => ({ name, dye, ctMax: cutoffCt })),
        assay.internalControl,
      ].map(({ name, dye, ctMax }) => ({ name, dye, ctMax })),
      wells: wells.map(({ position, role, tubeId, cts, call }) => ({
        well: names[position] ?? '',
        role,
        tube: tubeId === null ? null : tubeCode(tubeId),
        cts,
        call,
      })),
      judgement: row.judgement,
      reagentLot: row.reagentLot,
      instrument: row.instrument,
      rescan: await lastRescan(sql, row.id),
    }
  },
})
