import { createHash } from 'node:crypto'
import { ResultsTried, TryResults } from '@bihuan/contract/laboratory.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { judgementOf } from './import-results.ts'
import { checkLaboratory } from './own-laboratory.ts'
import { lockPlate, plateArea } from './plate-store.ts'
import { layoutOf } from './plate-wells.ts'
import { readPlateFile } from './read-plate-file.ts'

/**
 * Reads an instrument's file as a plate's and judges it, and takes nothing: the same faults with row and column as an import,
 * or what an import would make of the plate. A post, because a file is too large for an address.
 */
export const tryResults = command({
  name: 'result.try',
  summary: 'Try the instrument file of a plate without taking it',
  roles: ['lab-technician'],
  input: TryResults,
  outcome: ResultsTried,
  area: (sql, input) => plateArea(sql, input.plate),
  async run(tx, input, request) {
    const plate = await lockPlate(tx, input.plate)
    checkLaboratory(request.actor, plate.laboratoryId)
    if (plate.rejectedAt !== null)
      throw new Problem('plate.already-rejected', { plate: input.plate })
    if (plate.importedAt !== null) throw new Problem('result-file.too-late', { plate: input.plate })
    const bytes = Buffer.from(input.content, 'base64')
    const digest = createHash('sha256').update(bytes).digest()
    const taken = await tx`select from result_files where digest = ${digest}`
    if (taken.length > 0) throw new Problem('result-file.other-plate')
    const { layout } = await layoutOf(tx, plate.roundId, plate.id)
    const reading = readPlateFile(bytes, plate, layout(plate.format), undefined)
    const { rows, cts } = reading
    return { plate: input.plate, rows, used: cts.size, judgement: judgementOf(reading) }
  },
})
