import { HandOverShift, ShiftHandedOver } from '@bihuan/contract/field.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeId } from '../labels/labels.ts'
import { deviceArea } from './device-place.ts'
import { fieldRoles } from './field-roles.ts'

/** Ends a shift: what was done on the device, what is still on it, and who takes it over. The giver signs. */
export const handOverShift = command({
  name: 'shift.hand-over',
  summary: 'Hand over a device at the end of a shift',
  roles: fieldRoles,
  input: HandOverShift,
  outcome: ShiftHandedOver,
  area: deviceArea,
  async run(tx, input, { id, actor, now }) {
    const { device, to, samples, tubes, boxes, unsent, openTube, at } = input
    if (to === actor.id) throw new Problem('shift.same-person')
    await tx`
      insert into shift_hand_overs
        (command_id, device_id, from_account, to_account, samples, tubes, boxes, unsent, open_tube, at, received_at)
      values (${id}, ${device}, ${actor.id}, ${to}, ${samples}, ${tubes}, ${boxes}, ${unsent},
        ${openTube === null ? null : tubeId(openTube)}, ${instantOf(at)}, ${now})`
    return { device, to }
  },
})
