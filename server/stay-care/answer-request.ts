import { AnswerRequest, RequestAnswered } from '@bihuan/contract/stay-care.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay, momentOf } from '../stays/stay-rows.ts'

type Row = { stayId: string; kind: string; askedBy: string }

async function requestOf(sql: Reader, id: string): Promise<Row> {
  const [row] = await sql<Row[]>`
    select stay_id, kind, asked_by from stay_requests where id = ${id}`
  if (!row) throw new Problem('stay.request-unknown')
  return row
}

/**
 * Answers what somebody asked for. A complaint is answered by somebody else than who wrote it down; a call for help that is answered is no alarm
 * any longer.
 */
export const answerRequest = command({
  name: 'stay.answer-request',
  summary: 'Answer what somebody in isolation asked for',
  roles: [...siteStaff, 'district-commander'],
  input: AnswerRequest,
  outcome: RequestAnswered,
  area: async (sql, { request }, { actor }) =>
    areaOfStay(sql, (await requestOf(sql, request)).stayId, actor),
  async run(tx, { request: id, answer, words, at }, request) {
    const row = await requestOf(tx, id)
    if (row.kind === 'complaint' && row.askedBy === request.actor.id)
      throw new Problem('stay.own-complaint')
    const moment = momentOf(at, request)
    const sealed = words === undefined ? null : request.keys.sealText('facts', request.now, words)
    const [answered] = await tx`
      update stay_requests set answered_at = ${moment}, answered_by = ${request.actor.id}, answer = ${answer}, answer_words = ${sealed}
      where id = ${id} and answered_at is null returning id`
    if (!answered) throw new Problem('stay.request-answered')
    if (row.kind === 'medical')
      await tx`
        update care_alarms set answered_at = ${moment}, answered_by = ${request.actor.id}, answer = 'looked-after'
        where id = ${derivedId(id, 'help')} and answered_at is null`
    return { request: id, answeredAt: isoOf(moment) }
  },
})
