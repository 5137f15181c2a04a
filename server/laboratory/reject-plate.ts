import { PlateRejected, RejectPlate } from '@bihuan/contract/laboratory.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { checkLaboratory } from './own-laboratory.ts'
import { lockPlate, plateArea } from './plate-store.ts'
import { takeOff, tubesOnPlate } from './tubes-on-plate.ts'

/** Gives a plate up, with the reason: its readings are kept and call nothing, and its tubes wait for another plate. */
export const rejectPlate = command({
  name: 'plate.reject',
  summary: 'Give up a plate, so that its tubes are tested again',
  roles: ['lab-technician', 'lab-reviewer'],
  input: RejectPlate,
  outcome: PlateRejected,
  area: (sql, input) => plateArea(sql, input.plate),
  async run(tx, input, { id: commandId, actor }) {
    const { plate } = input
    const held = await lockPlate(tx, plate)
    const { id, roundId, laboratoryId, releasedAt, rejectedAt } = held
    checkLaboratory(actor, laboratoryId)
    if (rejectedAt !== null) throw new Problem('plate.already-rejected', { plate })
    if (releasedAt !== null) throw new Problem('plate.already-released', { plate })
    const left = await tx`
      select from wells w join tubes t on t.round_id = w.round_id and t.id = w.tube_id
      where w.round_id = ${roundId} and w.plate_id = ${id} and t.plate_id is distinct from ${id}
      limit 1`
    if (left.length > 0) throw new Problem('plate.partly-released', { plate })
    await tx`update plates set rejected_at = ${instantOf(input.at)}, rejected_reason = ${input.reason} where id = ${id}`
    const back = await tubesOnPlate(tx, roundId, id)
    await takeOff(tx, held, back, [], { id: commandId, actor: actor.id, at: instantOf(input.at) })
    return { plate, tubesBack: back.filter(({ state }) => state === 'sealed').length }
  },
})
