import { OrphanSettled, SettleOrphan } from '@bihuan/contract/custody.ts'
import { covers } from '../door/actor.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeId } from '../labels/labels.ts'
import { joinBox } from './join-box.ts'
import { postMoves, tubeMoves } from './ledger.ts'

/**
 * Closes the question where a tube came from. When its device has reported it meanwhile, it joins the box it was found
 * in and can be tested; otherwise it stays out of every plate.
 */
export const settleOrphan = command({
  name: 'orphan.settle',
  summary: 'Say where an unknown tube came from',
  roles: ['lab-technician', 'district-commander'],
  input: SettleOrphan,
  outcome: OrphanSettled,
  /** The laboratory's area for its own people, the site's for the command. */
  async area(sql, input, { actor }) {
    const [row] = await sql<{ site: string; laboratory: string }[]>`
      select s.area_code as site, y.area_code as laboratory
      from orphan_tubes o
      join boxes b on b.id = o.box_id
      join sites s on s.id = b.site_id
      join laboratories y on y.id = o.laboratory_id
      where o.tube_id = ${tubeId(input.tube)}`
    if (!row) throw new Problem('orphan.unknown', { tube: input.tube })
    return covers(actor.areaCode, row.laboratory) ? row.laboratory : row.site
  },
  async run(tx, input, { id, actor, now }) {
    const tube = tubeId(input.tube)
    const [orphan] = await tx<{ roundId: number; boxId: string; laboratoryId: number }[]>`
      update orphan_tubes set settled_at = ${now}, reason = ${input.reason}
      where tube_id = ${tube} and settled_at is null
      returning round_id, box_id, laboratory_id`
    if (!orphan) throw new Problem('orphan.unknown', { tube: input.tube })
    const account = `laboratory:${orphan.laboratoryId}`
    if (actor.role === 'lab-technician' && actor.unit !== account)
      throw new Problem('access.unit-is-not-yours', { unit: account, own: actor.unit })
    const joined = await joinBox(tx, orphan.roundId, orphan.boxId, account, [tube], now)
    await postMoves(tx, id, orphan.roundId, now, tubeMoves(joined, account))
    return { tube: input.tube }
  },
})
