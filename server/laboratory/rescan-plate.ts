import { PlateRescanned, RescanPlate } from '@bihuan/contract/charts.ts'
import { spotOf, wellsOf } from '@bihuan/core/lab/plate.ts'
import { compareRescan } from '@bihuan/core/lab/rescan.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeCode } from '../labels/labels.ts'
import { checkLaboratory } from './own-laboratory.ts'
import { lockPlate, plateArea } from './plate-store.ts'

/**
 * Compares a second scan of the whole plate with its loading, before or after the run (hazard H29). What differs holds the
 * release until a later scan is clean, or the plate is given up.
 */
export const rescanPlate = command({
  name: 'plate.rescan',
  summary: 'Scan a plate a second time and compare it with its loading',
  roles: ['lab-technician', 'lab-reviewer'],
  input: RescanPlate,
  outcome: PlateRescanned,
  area: (sql, input) => plateArea(sql, input.plate),
  async run(tx, input, { actor }) {
    const { plate } = input
    const { id, roundId, laboratoryId, format, releasedAt, rejectedAt } = await lockPlate(tx, plate)
    checkLaboratory(actor, laboratoryId)
    if (rejectedAt !== null) throw new Problem('plate.already-rejected', { plate })
    if (releasedAt !== null) throw new Problem('plate.already-released', { plate })
    const strange = input.wells.find(({ well }) => spotOf(format, well) === null)
    if (strange)
      throw new Problem('plate.layout-refused', { fault: 'well-not-on-plate', where: strange.well })
    const names = wellsOf(format)
    const held = await tx<{ position: number; tubeId: string }[]>`
      select position, tube_id from wells where round_id = ${roundId} and plate_id = ${id} and role = 'sample' order by position`
    const loaded = held.map(({ position, tubeId }) => ({
      well: names[position] ?? '',
      tube: tubeCode(tubeId),
    }))
    const comparison = compareRescan(format, loaded, input.wells)
    // The last one is the last to arrive, not the one with the latest clock; the plate is held, so no two take one turn.
    await tx`
      insert into plate_rescans (plate_id, turn, comparison, scanned_at, scanned_by)
      select ${id}::bigint, coalesce(max(turn), 0) + 1, ${tx.json(comparison)}::jsonb, ${instantOf(input.at)}::timestamptz, ${actor.id}
      from plate_rescans where plate_id = ${id}`
    return { plate, comparison }
  },
})
