import { ExcuseMember, MemberExcused } from '@bihuan/contract/recall.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeId } from '../labels/labels.ts'

/** Ends one member's task without a sample, in words; somebody whose own sample is reactive is not excused. */
export const excuseMember = command({
  name: 'recall.excuse',
  summary: 'Excuse one member of a recalled tube, with the reason',
  roles: ['grid-worker', 'district-commander'],
  input: ExcuseMember,
  outcome: MemberExcused,
  async area(sql, { round, tube }) {
    const [row] = await sql<{ areaCode: string }[]>`
      select s.area_code from recalls c join tubes t on t.round_id = c.round_id and t.id = c.tube_id join sites s on s.id = t.site_id
      where c.round_id = ${round} and c.tube_id = ${tubeId(tube)}`
    if (!row) throw new Problem('recall.unknown')
    return row.areaCode
  },
  async run(tx, { round, tube, person, excuse, at }) {
    const id = tubeId(tube)
    const excused = await tx`
      update recall_tasks set outcome = 'excused', outcome_at = ${instantOf(at)}, excuse = ${excuse}
      where round_id = ${round} and tube_id = ${id} and person_id = ${person} and outcome is null
      returning 1`
    if (excused.length === 0) {
      const known =
        await tx`select from recall_tasks where round_id = ${round} and tube_id = ${id} and person_id = ${person}`
      throw new Problem(known.length > 0 ? 'recall.already-answered' : 'recall.unknown')
    }
    const [open] = await tx<{ n: number }[]>`
      select count(*)::int as n from recall_tasks where round_id = ${round} and tube_id = ${id} and outcome is null`
    return { tube, open: open?.n ?? 0 }
  },
})
