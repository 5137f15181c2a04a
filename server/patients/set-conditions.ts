import { PatientTaken, SetConditions } from '@bihuan/contract/patients.ts'
import { command } from '../door/command.ts'
import { areaOfPatient, openPatient } from './store.ts'
import { renewPriority } from './urgency.ts'

/** Records what makes the illness more dangerous for somebody; it moves them in the order of the list. */
export const setConditions = command({
  name: 'patient.set-conditions',
  summary: 'Record other illnesses of a patient',
  roles: ['doctor'],
  input: SetConditions,
  outcome: PatientTaken,
  area: (sql, { patient }) => areaOfPatient(sql, patient),
  async run(tx, { patient: id, conditions, words }, request) {
    const { keys, now, actor } = request
    const patient = await openPatient(tx, id, actor)
    const body = keys.sealedJson('facts', now, { conditions, words: words ?? null })
    await tx`update patients set conditions = ${tx.json(body)} where id = ${id}`
    await renewPriority(tx, patient, conditions, now)
    return { patient: id, wasTaken: true }
  },
})
