import { DropSheet, SheetDropped } from '@bihuan/contract/paper.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeId } from '../labels/labels.ts'
import { keyingRoles } from './roles.ts'
import { endEntries } from './store.ts'

async function areaOfSheet(sql: Reader, round: string, tube: string): Promise<string> {
  const [row] = await sql<{ areaCode: string }[]>`
    select s.area_code from paper_sheets p join sites s on s.id = p.site_id
    where p.round_id = ${round} and p.tube_id = ${tubeId(tube)}`
  if (!row) throw new Problem('paper.not-open', { tube })
  return row.areaCode
}

/** Takes back a sheet that should not have been keyed in, before two have agreed on it. What was keyed is kept. */
export const dropSheet = command({
  name: 'paper.drop',
  summary: 'Drop a paper sheet that was keyed by mistake',
  roles: keyingRoles,
  input: DropSheet,
  outcome: SheetDropped,
  area: (sql, { round, tube }) => areaOfSheet(sql, round, tube),
  async run(tx, { round, tube, reason }, { now, actor }) {
    const id = tubeId(tube)
    const dropped = await tx`
      update paper_sheets set state = 'dropped', settled_at = ${now}, settled_by = ${actor.id}, reason = ${reason}
      where round_id = ${round} and tube_id = ${id} and state in ('first', 'differs')
      returning 1`
    if (dropped.length === 0) throw new Problem('paper.not-open', { tube })
    await endEntries(tx, { round, tube: id, by: null }, now)
    return { tube }
  },
})
