import { AmendResult, ResultAmended } from '@bihuan/contract/laboratory.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { plateCode, tubeId } from '../labels/labels.ts'
import { answerTasks, peopleIn } from '../recall/answer-tasks.ts'
import { openFindings, readSingles } from '../recall/findings.ts'
import { openRecalls } from '../recall/open-recall.ts'
import { checkLaboratory } from './own-laboratory.ts'

type Call = 'negative' | 'reactive' | 'invalid'
type Released = {
  result: Call | null
  plateId: string | null
  held: boolean
  version: number
  /** The plate that gave the result. */
  onPlate: string
  releasedBy: string
  kit: string | null
  finding: string | null
}

/** The tube with the result that is to be superseded; locked before it is read, so that of two amendments the second sees the first. */
async function lockResult(tx: Tx, round: number, tube: string): Promise<Released | undefined> {
  await tx`select from tubes where round_id = ${round} and id = ${tube} for no key update`
  const [row] = await tx<Released[]>`
    select t.result, t.plate_id, v.version, v.plate_id as on_plate, v.released_by,
      exists (select from sample_claims c
        where c.round_id = t.round_id and c.tube_id = t.id and c.settled_at is null and c.kind not in ('duplicate', 'voided')) as held,
      (select a.kit from plates p join assays a on a.id = p.assay_id and a.version = p.assay_version where p.id = v.plate_id) as kit,
      (select f.state from findings f where f.round_id = t.round_id and f.tube_id = t.id) as finding
    from tubes t
    join tube_results v on v.round_id = t.round_id and v.tube_id = t.id
    where t.round_id = ${round} and t.id = ${tube}
      and v.plate_id = any(array(select plate_id from tube_plates where round_id = ${round} and tube_id = ${tube}))
    order by v.version desc limit 1`
  return row
}

/** Undoes what followed from the old result: its answers are open again, its preliminary finding is withdrawn. */
async function undo(tx: Tx, round: number, tube: string, at: number): Promise<void> {
  await tx`
    update recall_tasks set outcome = null, outcome_at = null, answered_by_tube = null
    where round_id = ${round} and person_id = any(${await peopleIn(tx, round, [tube])}::bigint[]) and answered_by_tube = ${tube}`
  await tx`
    update findings set state = 'withdrawn', decided_at = ${at}
    where round_id = ${round} and tube_id = ${tube} and state = 'preliminary'`
}

/** What an excuse says that an amendment gave; a later amendment knows by it which tasks to open again. */
const excusedByAmendment = 'amendment: '

/** The area and number of the laboratory whose plate gave a tube its result. Refuses with result.none. */
async function laboratoryOf(
  sql: Reader,
  round: string,
  tube: string,
): Promise<{ id: number; areaCode: string }> {
  const [row] = await sql<{ id: number; areaCode: string }[]>`
    select y.id, y.area_code
    from tube_results v join plates p on p.id = v.plate_id join laboratories y on y.id = p.laboratory_id
    where v.round_id = ${round} and v.tube_id = ${tubeId(tube)} and v.version = 1
      and v.plate_id = any(array(select plate_id from tube_plates where round_id = ${round} and tube_id = ${tubeId(tube)}))`
  if (!row) throw new Problem('result.none', { tube })
  return row
}

/**
 * Supersedes a released result by a new version with its reason, by another person than the one who released it; the old
 * version stays. Recalls, findings and answers follow the new result in the same transaction.
 */
export const amendResult = command({
  name: 'result.amend',
  summary: 'Supersede a released result, with the reason',
  roles: ['lab-reviewer'],
  input: AmendResult,
  outcome: ResultAmended,
  area: async (sql, input) => (await laboratoryOf(sql, input.round, input.tube)).areaCode,
  async run(tx, input, { actor }) {
    const { tube: code, call, reason } = input
    const round = Number(input.round)
    const tube = tubeId(code)
    const at = instantOf(input.at)
    checkLaboratory(actor, (await laboratoryOf(tx, input.round, code)).id)
    const before = await lockResult(tx, round, tube)
    if (!before) throw new Problem('result.none', { tube: code })
    if (before.plateId !== null)
      throw new Problem('result.on-a-plate', { tube: code, plate: plateCode(before.plateId) })
    if (before.held) throw new Problem('result.claims-open', { tube: code })
    if (before.finding === 'confirmed' || before.finding === 'not-confirmed')
      throw new Problem('result.finding-decided', { tube: code })
    if (before.result === call) throw new Problem('result.unchanged', { tube: code, call })
    if (before.releasedBy === actor.id) throw new Problem('plate.second-person-needed')

    const version = before.version + 1
    await tx`
      insert into amendments (tube_id, plate_id, released_at, round_id, version, position, call, released_by, second_by, reason)
      select tube_id, plate_id, ${at}, round_id, ${version}, position, ${call}, ${actor.id}, released_by, ${reason}
      from tube_results where round_id = ${round} and tube_id = ${tube} and version = ${before.version} and plate_id = ${before.onPlate}`
    await tx`update tubes set result = ${call} where round_id = ${round} and id = ${tube}`
    await undo(tx, round, tube, at)

    const single = (await readSingles(tx, round, [tube])).get(tube)
    if (call === 'invalid' || (call === 'reactive' && !single)) {
      await openRecalls(tx, round, [tube], call, at)
      await tx`
        update recall_tasks set outcome = null, outcome_at = null, excuse = null
        where round_id = ${round} and tube_id = ${tube} and outcome = 'excused' and excuse like ${`${excusedByAmendment}%`}`
    } else {
      await tx`
        update recall_tasks set outcome = 'excused', outcome_at = ${at}, excuse = ${`${excusedByAmendment}${call} (${reason})`}
        where round_id = ${round} and tube_id = ${tube} and outcome is null`
    }
    if (single) await openFindings(tx, round, [single], before.kit ?? 'unknown', at)
    await answerTasks(tx, round, await peopleIn(tx, round, [tube]), at)
    return { tube: code, version }
  },
})
