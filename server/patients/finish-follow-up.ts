import { FinishFollowUp, FollowUpFinished } from '@bihuan/contract/patients.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { checkHappened } from '../facts/store.ts'

type Row = { kind: 'visit' | 'test'; areaCode: string; doneAt: number | null }

async function followUpOf(sql: Reader, id: string): Promise<Row> {
  const [row] = await sql<Row[]>`
    select f.kind, p.area_code, f.done_at from patient_follow_ups f join patients p on p.id = f.patient_id where f.id = ${id}`
  if (!row) throw new Problem('patient.follow-up-unknown')
  return row
}

/** Says what a visit or a test after a discharge came to. Who was not reached is tried again; a test that fails leads back to hospital. */
export const finishFollowUp = command({
  name: 'follow-up.finish',
  summary: 'Say what a follow-up came to',
  roles: ['doctor'],
  input: FinishFollowUp,
  outcome: FollowUpFinished,
  area: async (sql, { followUp }) => (await followUpOf(sql, followUp)).areaCode,
  async run(tx, { followUp, at: moment, outcome, words }, request) {
    const { keys, now, actor } = request
    const at = instantOf(moment)
    checkHappened(at, request)
    const { kind, doneAt } = await followUpOf(tx, followUp)
    if (doneAt !== null) throw new Problem('patient.follow-up-over')
    const isOfTest = outcome === 'test-passed' || outcome === 'test-failed'
    if (outcome !== 'not-reached' && isOfTest !== (kind === 'test'))
      throw new Problem('patient.follow-up-other')
    const body = tx.json(keys.sealedJson('facts', now, { words: words ?? null }))
    const rows =
      outcome === 'not-reached'
        ? await tx`
          update patient_follow_ups set tries = tries + 1, body = ${body} where id = ${followUp} and done_at is null returning id`
        : await tx`
          update patient_follow_ups set done_at = ${at}, done_by = ${actor.id}, outcome = ${outcome}, body = ${body}
          where id = ${followUp} and done_at is null returning id`
    if (rows.length === 0) throw new Problem('patient.follow-up-over')
    return { followUp, goesBack: outcome === 'test-failed' }
  },
})
