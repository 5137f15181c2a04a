import { DifferenceSettled, SettleDifference } from '@bihuan/contract/custody.ts'
import { covers } from '../door/actor.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { boxId } from '../labels/labels.ts'
import { laboratoryArea } from '../laboratory/plate-store.ts'
import { areaOfBox, holdBox } from './held-box.ts'

/** Explains why giver and receiver of a box counted differently; both counts stay as they were signed. */
export const settleDifference = command({
  name: 'box.settle-difference',
  summary: 'Explain a difference of count',
  roles: ['lab-technician', 'district-commander'],
  input: SettleDifference,
  outcome: DifferenceSettled,
  /** The laboratory's area for its own people, the site's for the command. */
  async area(sql, input, { actor }) {
    const area = await areaOfBox(sql, input.box)
    if (covers(actor.areaCode, area)) return area
    const [box] = await sql<
      { laboratoryId: number | null }[]
    >`select laboratory_id from boxes where id = ${boxId(input.box)}`
    return box?.laboratoryId ? laboratoryArea(sql, String(box.laboratoryId)) : area
  },
  async run(tx, input, { actor, now }) {
    const box = await holdBox(tx, input.box)
    const unit = `laboratory:${box.laboratoryId ?? ''}`
    if (actor.role === 'lab-technician' && actor.unit !== unit)
      throw new Problem('access.unit-is-not-yours', { unit, own: actor.unit })
    const settled = await tx`
      update box_legs set difference_settled_at = ${now}, difference_reason = ${input.reason}
      where box_id = ${box.id} and accepted_count <> offered_count and difference_settled_at is null
      returning leg_no`
    if (settled.length === 0) throw new Problem('box.no-difference', { box: input.box })
    return { box: input.box }
  },
})
