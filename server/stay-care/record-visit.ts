import { RecordVisit, VisitRecorded } from '@bihuan/contract/stay-care.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay, momentOf, runningStay } from '../stays/stay-rows.ts'

/** Writes down a visit of a psychologist, doctor, nurse or social worker. */
export const recordVisit = command({
  name: 'stay.record-visit',
  summary: 'Write down a visit to somebody in isolation',
  roles: [...siteStaff, 'doctor'],
  input: RecordVisit,
  outcome: VisitRecorded,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, kind, words, at }, request) {
    await runningStay(tx, stay)
    const visit = derivedId(request.id, 'visit')
    await tx`
      insert into care_visits (id, stay_id, kind, words, at, by)
      values (${visit}, ${stay}, ${kind}, ${request.keys.sealText('facts', request.now, words)}, ${momentOf(at, request)}, ${request.actor.id})`
    return { visit }
  },
})
