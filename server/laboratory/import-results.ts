import { createHash } from 'node:crypto'
import { ImportResults, ResultsImported } from '@bihuan/contract/laboratory.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { checkLaboratory } from './own-laboratory.ts'
import { reasonOf } from './plate-fault-words.ts'
import { lockPlate, plateArea, type StoredJudgement } from './plate-store.ts'
import { keepReadings, layoutOf } from './plate-wells.ts'
import { type PlateReading, readPlateFile } from './read-plate-file.ts'

/** The judgement as it is kept: counts of a valid plate, reasons of a blocked one. */
export function judgementOf({ verdict }: PlateReading): StoredJudgement {
  const counts = { negative: 0, reactive: 0, invalid: 0, repeat: 0 }
  if (verdict.kind === 'blocked')
    return { kind: 'blocked', ...counts, because: verdict.because.map(reasonOf) }
  for (const { call } of verdict.calls) counts[call] += 1
  return { kind: 'valid', ...counts, because: [] }
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
    const bytes = Buffer.from(input.content, 'base64')
    const digest = createHash('sha256').update(bytes).digest()
    // Sent at once; what follows the lock is read after it.
    const [plate, [before]] = await Promise.all([
      lockPlate(tx, input.plate),
      tx<{ plateId: string; rows: number; used: number }[]>`
        select plate_id, rows, used from result_files where digest = ${digest}`,
    ])
    checkLaboratory(request.actor, plate.laboratoryId)
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

    const loaded = await layoutOf(tx, plate.roundId, plate.id)
    const reading = readPlateFile(bytes, plate, loaded.layout(plate.format), input.calls)
    const judgement = judgementOf(reading)
    const { rows, format, serial, cts } = reading
    const at = instantOf(input.at)
    const [kept] = await Promise.all([
      tx`
        insert into result_files (id, plate_id, digest, name, format, rows, used, imported_at, imported_by)
        values (${request.id}, ${plate.id}, ${digest}, ${input.fileName}, ${format}, ${rows}, ${cts.size}, ${at}, ${request.actor.id})
        on conflict (digest) do nothing`,
      keepReadings(tx, plate, loaded.places, reading),
      tx`update plates set imported_at = ${at}, judgement = ${tx.json(judgement)}, instrument = ${serial ?? input.instrument ?? null} where id = ${plate.id}`,
    ])
    if (kept.count === 0) throw new Problem('result-file.other-plate')
    return { plate: input.plate, rows, used: cts.size, repeated: false, judgement }
  },
})
