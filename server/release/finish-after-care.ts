import { AfterCareDone, FinishAfterCare } from '@bihuan/contract/release.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { momentOf } from '../stays/stay-rows.ts'

async function areaOfTask(sql: Reader, task: string): Promise<string> {
  const [row] = await sql<
    { areaCode: string }[]
  >`select area_code from after_care where id = ${task}`
  if (!row) throw new Problem('after-care.unknown')
  return row.areaCode
}

/** Writes down what came of a task after a release. */
export const finishAfterCare = command({
  name: 'after-care.done',
  summary: 'Write down what came of a test, a call or a follow-up after a release',
  roles: ['grid-worker'],
  input: FinishAfterCare,
  outcome: AfterCareDone,
  area: (sql, { task }) => areaOfTask(sql, task),
  async run(tx, { task, outcome, words, at: moment }, request) {
    const at = momentOf(moment, request)
    const sealed = words === undefined ? null : request.keys.sealText('facts', request.now, words)
    const [row] = await tx`
      update after_care set outcome = ${outcome}, done_at = ${at}, done_by = ${request.actor.id}, done_words = ${sealed}
      where id = ${task} and outcome is null returning id`
    if (!row) throw new Problem('after-care.over')
    return { task, outcome }
  },
})
