import { DecidePlan, PlanDecided } from '@bihuan/contract/patients.ts'
import { command } from '../door/command.ts'
import { writePlan } from './plans.ts'
import { areaOfPatient, openPatient } from './store.ts'

/** Decides where a patient is looked after (一人一策). The policy proposes, a doctor decides. */
export const decidePlan = command({
  name: 'patient.decide-plan',
  summary: 'Decide where a patient is looked after',
  roles: ['doctor'],
  input: DecidePlan,
  outcome: PlanDecided,
  area: (sql, { patient }) => areaOfPatient(sql, patient),
  async run(tx, { patient: id, level, isolationSite, words }, request) {
    const patient = await openPatient(tx, id, request.actor)
    const decided = { level, site: isolationSite ?? null, words: words ?? null }
    return { patient: id, ...(await writePlan(tx, patient, decided, request)) }
  },
})
