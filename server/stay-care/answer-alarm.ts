import { AlarmAnswered, AnswerAlarm } from '@bihuan/contract/stay-care.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay, momentOf } from '../stays/stay-rows.ts'

async function stayOfAlarm(sql: Reader, alarm: string): Promise<string> {
  const [row] = await sql<{ stayId: string }[]>`select stay_id from care_alarms where id = ${alarm}`
  if (!row) throw new Problem('stay.alarm-unknown')
  return row.stayId
}

/** Answers an alarm: what was done. */
export const answerAlarm = command({
  name: 'stay.answer-alarm',
  summary: 'Answer an alarm of somebody in isolation',
  roles: [...siteStaff, 'doctor'],
  input: AnswerAlarm,
  outcome: AlarmAnswered,
  area: async (sql, { alarm }, { actor }) => areaOfStay(sql, await stayOfAlarm(sql, alarm), actor),
  async run(tx, { alarm, answer, words, at }, request) {
    const moment = momentOf(at, request)
    const sealed = words === undefined ? null : request.keys.sealText('facts', request.now, words)
    const [answered] = await tx`
      update care_alarms set answered_at = ${moment}, answered_by = ${request.actor.id}, answer = ${answer}, answer_words = ${sealed}
      where id = ${alarm} and answered_at is null returning id`
    if (!answered) throw new Problem('stay.alarm-answered')
    return { alarm, answeredAt: isoOf(moment) }
  },
})
