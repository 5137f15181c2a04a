import { AddNote, NoteAdded } from '@bihuan/contract/patients.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { checkHappened, policyNow } from '../facts/store.ts'
import { noteReady } from './course-of.ts'
import { areaOfPatient, conditionsOf, openPatient } from './store.ts'
import { renewPriority } from './urgency.ts'

/** Writes down something of the course: figures of a day, a picture, a treatment that was given, a test of the hospital. */
export const addNote = command({
  name: 'patient.note',
  summary: 'Write down something of a course',
  roles: ['doctor'],
  input: AddNote,
  outcome: NoteAdded,
  area: (sql, { patient }) => areaOfPatient(sql, patient),
  async run(tx, { patient: id, at: moment, note }, request) {
    const { keys, now, actor } = request
    const patient = await openPatient(tx, id, actor)
    const at = instantOf(moment)
    checkHappened(at, request)
    if (at < patient.sinceAt && note.kind === 'test') throw new Problem('patient.test-too-early')
    const written = derivedId(request.id, 'note')
    await tx`
      insert into patient_notes (id, patient_id, kind, at, body, written_by, written_at)
      values (${written}, ${id}, ${note.kind}, ${at}, ${tx.json(keys.sealedJson('facts', now, note))}, ${actor.id}, ${now})`
    if (note.kind === 'course')
      await renewPriority(tx, patient, conditionsOf(patient).conditions, now)
    if (note.kind !== 'treatment') await noteReady(tx, patient, await policyNow(tx, request), now)
    return { patient: id, note: written }
  },
})
