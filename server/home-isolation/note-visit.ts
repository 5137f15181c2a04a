import { NoteVisit, VisitNoted } from '@bihuan/contract/home-isolation.ts'
import { nextCheckDue } from '@bihuan/core/home-isolation/next-check.ts'
import { answerMs, isAlarm } from '@bihuan/core/home-isolation/visit.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { checkHappened } from '../facts/store.ts'
import { areaOfHome, openHome } from './store.ts'

/**
 * What was seen at a door: one tap, or with the musts of the day, temperature and symptoms. A fever or a symptom that cannot wait opens a
 * request for care of its own. Visits that come late, from a phone without network, count with their own moment.
 */
export const noteVisit = command({
  name: 'home-stay.visit',
  summary: 'Note what was seen at a door',
  roles: ['grid-worker', 'district-commander'],
  input: NoteVisit,
  outcome: VisitNoted,
  area: (sql, { stay }) => areaOfHome(sql, stay),
  async run(tx, { stay, at: moment, state, ...seen }, request) {
    const { id, keys, now, actor } = request
    const at = instantOf(moment)
    checkHappened(at, request)
    await openHome(tx, stay)
    const { musts = [], temperature = null, symptoms = [], tube = null, words = null } = seen
    const body = keys.sealedJson('facts', now, { musts, temperature, symptoms, tube, words })
    const visit = derivedId(id, 'visit')
    await tx`
      insert into home_visits (id, home_stay_id, at, state, body, visited_by, written_at)
      values (${visit}, ${stay}, ${at}, ${state}, ${tx.json(body)}, ${actor.id}, ${now})`
    // Only who was seen is seen to until tomorrow; the newest visit says how the door stands.
    await tx`
      update home_stays set last_state = case when (select max(v.at) from home_visits v where v.home_stay_id = ${stay}) <= ${at}::timestamptz then ${state} else last_state end
        ${state === 'seen' ? tx`, seen_at = greatest(seen_at, ${at}::timestamptz), next_check_due = greatest(next_check_due, ${nextCheckDue(at)}::timestamptz)` : tx``}
      where id = ${stay}`
    const alarm = isAlarm(temperature, symptoms)
    if (alarm) {
      const asked = keys.sealedJson('facts', now, { temperature, symptoms, words })
      await tx`
        insert into home_requests (id, home_stay_id, at, kind, body, asked_by, due_at)
        values (${derivedId(id, 'care')}, ${stay}, ${at}, 'care', ${tx.json(asked)}, ${actor.id}, ${at + answerMs('care')})`
    }
    return { stay, visit, alarm }
  },
})
