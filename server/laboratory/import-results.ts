import { createHash } from 'node:crypto'
import { ImportResults, ResultsImported } from '@bihuan/contract/laboratory.ts'
import { wellIndex, wellsOf } from '@bihuan/core/lab/plate.ts'
import type { LayoutWell, PlateLayout } from '@bihuan/core/lab/plate-layout.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeCode } from '../labels/labels.ts'
import { checkLaboratory } from './own-laboratory.ts'
import { reasonOf } from './plate-fault-words.ts'
import { lockPlate, type Plate, plateArea, type StoredJudgement } from './plate-store.ts'
import { type PlateReading, readPlateFile } from './read-plate-file.ts'

type WellRow = {
  position: number
  role: 'sample' | 'negative-control' | 'positive-control'
  tubeId: string | null
  isSingle: boolean | null
}

/** What lies in the wells of a plate. */
export async function layoutOf(tx: Tx, { id, roundId, format }: Plate): Promise<PlateLayout> {
  const rows = await tx<WellRow[]>`
    select w.position, w.role, w.tube_id, t.pool_size = 1 and t.member_count = 1 as is_single
    from wells w left join tubes t on t.round_id = w.round_id and t.id = w.tube_id
    where w.round_id = ${roundId} and w.plate_id = ${id}
    order by w.position`
  const names = wellsOf(format)
  const wells = rows.map(({ position, role, tubeId, isSingle }): LayoutWell => {
    const well = names[position] ?? ''
    if (role !== 'sample') return { well, role }
    return {
      well,
      role: 'tube',
      tube: tubeId === null ? '' : tubeCode(tubeId),
      holds: isSingle ? 'single' : 'pool',
    }
  })
  return { format, wells }
}

/** The judgement as it is kept: counts of a valid plate, reasons of a blocked one. */
export function judgementOf({ verdict }: PlateReading): StoredJudgement {
  const counts = { negative: 0, reactive: 0, invalid: 0, repeat: 0 }
  if (verdict.kind === 'blocked')
    return { kind: 'blocked', ...counts, because: verdict.because.map(reasonOf) }
  for (const { call } of verdict.calls) counts[call] += 1
  return { kind: 'valid', ...counts, because: [] }
}

/** Keeps the Ct of every well, and the calls of a valid plate: a blocked plate calls no tube. */
async function keepReadings(
  tx: Tx,
  { id, roundId, format }: Plate,
  { cts, verdict }: PlateReading,
): Promise<void> {
  const calls = new Map(
    verdict.kind === 'valid' ? verdict.calls.map(({ well, call }) => [well, call]) : [],
  )
  const wells = [...cts].map(([well, values]) => ({
    position: wellIndex(format, well),
    call: calls.get(well) ?? null,
    cts: values,
  }))
  await tx`
    update wells w set cts = r.cts, call = r.call
    from jsonb_to_recordset(${tx.json(wells)}) r (position smallint, call text, cts float8[])
    where w.round_id = ${roundId} and w.plate_id = ${id} and w.position = r.position`
}

/**
 * Takes an instrument's file for a plate, whole or not at all, and judges the plate. The same file again gives the same
 * answer and changes nothing; a file of another plate is refused, and so is a second file.
 */
export const importResults = command({
  name: 'result.import',
  summary: 'Import the instrument file of a plate',
  roles: ['lab-technician'],
  input: ImportResults,
  outcome: ResultsImported,
  area: (sql, input) => plateArea(sql, input.plate),
  async run(tx, input, request) {
    const plate = await lockPlate(tx, input.plate)
    checkLaboratory(request.actor, plate.laboratoryId)
    const bytes = Buffer.from(input.content, 'base64')
    const digest = createHash('sha256').update(bytes).digest()
    const [before] = await tx<{ plateId: string; rows: number; used: number }[]>`
      select plate_id, rows, used from result_files where digest = ${digest}`
    if (before && before.plateId !== plate.id) throw new Problem('result-file.other-plate')
    if (before && plate.judgement) {
      return {
        plate: input.plate,
        rows: before.rows,
        used: before.used,
        repeated: true,
        judgement: plate.judgement,
      }
    }
    if (plate.rejectedAt !== null)
      throw new Problem('plate.already-rejected', { plate: input.plate })
    if (plate.importedAt !== null) throw new Problem('result-file.too-late', { plate: input.plate })

    const reading = readPlateFile(bytes, plate, await layoutOf(tx, plate), input.calls)
    const judgement = judgementOf(reading)
    const { rows, format, serial, cts } = reading
    const at = instantOf(input.at)
    const kept = await tx`
      insert into result_files (id, plate_id, digest, name, format, rows, used, imported_at, imported_by)
      values (${request.id}, ${plate.id}, ${digest}, ${input.fileName}, ${format}, ${rows}, ${cts.size}, ${at}, ${request.actor.id})
      on conflict (digest) do nothing
      returning 1`
    if (kept.length === 0) throw new Problem('result-file.other-plate')
    await keepReadings(tx, plate, reading)
    await tx`update plates set imported_at = ${at}, judgement = ${tx.json(judgement)}, instrument = ${serial ?? input.instrument ?? null} where id = ${plate.id}`
    return { plate: input.plate, rows, used: cts.size, repeated: false, judgement }
  },
})
