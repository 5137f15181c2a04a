import { get, post, type Route } from '../http/route.ts'
import { addNote } from './add-note.ts'
import { careGroupList, confirmCareGroup } from './care-group-list.ts'
import { decidePlan } from './decide-plan.ts'
import { dischargePatient } from './discharge-patient.ts'
import { finishFollowUp } from './finish-follow-up.ts'
import { movePatient } from './move-patient.ts'
import { patientCounts } from './patient-counts.ts'
import { patientList } from './patient-list.ts'
import { patientPlaces } from './patient-places.ts'
import { setConditions } from './set-conditions.ts'
import { showPatient } from './show-patient.ts'
import { takePatient } from './take-patient.ts'
import { withdrawDischarge } from './withdraw-discharge.ts'

export const patientRoutes: readonly Route[] = [
  post('/api/v1/patients/take', takePatient, 'desk'),
  get('/api/v1/patients', patientList, 'desk'),
  get('/api/v1/patient-counts', patientCounts, 'desk'),
  get('/api/v1/patient-places', patientPlaces, 'desk'),
  get('/api/v1/patients/:patient', showPatient, 'desk'),
  post('/api/v1/patients/:patient/conditions', setConditions, 'desk'),
  post('/api/v1/patients/:patient/plan', decidePlan, 'desk'),
  post('/api/v1/patients/:patient/notes', addNote, 'desk'),
  post('/api/v1/patients/:patient/move', movePatient, 'desk'),
  post('/api/v1/patients/:patient/discharge', dischargePatient, 'desk'),
  post('/api/v1/discharges/:discharge/withdraw', withdrawDischarge, 'desk'),
  post('/api/v1/follow-ups/:followUp/done', finishFollowUp, 'desk'),
  get('/api/v1/care-groups', careGroupList, 'desk'),
  post('/api/v1/care-groups/:group/confirm', confirmCareGroup, 'desk'),
]
