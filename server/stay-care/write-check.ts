import { type AlarmRule, alarmsOf } from '@bihuan/core/stays/alarms-of.ts'
import { nextCheckDue } from '@bihuan/core/stays/check-slots.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { checksPerDay } from '../stays/checks-per-day.ts'
import type { StayRow } from '../stays/stay-rows.ts'

type Said = {
  temperature: number | null
  symptoms: readonly string[]
  words?: string
  at: Instant
  byPerson: boolean
}

/** The rules of alarms in force. */
export async function rulesInForce(sql: Reader): Promise<AlarmRule[]> {
  const rows = await sql<(AlarmRule & { temperature: string | null })[]>`
    select id, kind, temperature::float8 as temperature, symptom, answer_minutes, source, confirmed_at is not null as is_confirmed
    from alarm_rules where ended_at is null order by id`
  return rows.map((row) => ({
    ...row,
    temperature: row.temperature === null ? null : Number(row.temperature),
  }))
}

/**
 * Writes a health check of a stay, until when the next one is owed, and the alarms that it raises, each with its clock. An alarm of a rule that
 * is open already is not raised twice.
 */
export async function writeCheck(
  tx: Tx,
  stay: Pick<StayRow, 'id' | 'personId'>,
  { temperature, symptoms, words, at, byPerson }: Said,
  request: Request,
) {
  if (temperature === null && symptoms.length === 0 && words === undefined)
    throw new Problem('stay.nothing-said')
  const { keys, now, actor } = request
  const check = derivedId(request.id, 'health', stay.id)
  const body = keys.sealedJson('facts', now, { temperature, symptoms, words: words ?? null })
  await tx`
    insert into health_checks (id, stay_id, person_id, at, recorded_at, recorded_by, by_person, body)
    values (${check}, ${stay.id}, ${stay.personId}, ${at}, ${now}, ${actor.id}, ${byPerson}, ${tx.json(body as never)})`
  // Only a temperature answers for a temperature that is owed.
  if (temperature !== null)
    await tx`
      update stays set last_check_at = ${at}, next_check_due = ${nextCheckDue(await checksPerDay(tx, request), at)}
      where id = ${stay.id} and (last_check_at is null or last_check_at < ${at}::timestamptz)`
  const raised = alarmsOf({ temperature, symptoms }, await rulesInForce(tx))
  let alarms = 0
  for (const { id, source, isConfirmed, answerMinutes } of raised) {
    const rows = await tx`
      insert into care_alarms (id, stay_id, check_id, rule, source, confirmed, raised_at, due_at)
      select ${derivedId(check, id)}, ${stay.id}, ${check}, ${id}, ${source}, ${isConfirmed}, ${at}::timestamptz, ${now + answerMinutes * minuteMs}::timestamptz
      where not exists (select from care_alarms a where a.stay_id = ${stay.id} and a.rule = ${id} and a.answered_at is null)
      returning id`
    alarms += rows.length
  }
  return { check, at: isoOf(at), alarms }
}
