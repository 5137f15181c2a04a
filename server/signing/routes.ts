import { get, post, type Route } from '../http/route.ts'
import { enrolPasskey } from './enrol-passkey.ts'
import { importAppointments } from './import-appointments.ts'
import { officerList } from './officer-list.ts'
import { sign } from './sign.ts'
import { signingQuery } from './signing.ts'
import { signingList } from './signing-list.ts'
import { withdrawSigning } from './withdraw.ts'

export const signingRoutes: Route[] = [
  post('/api/v1/signings/:signing/sign', sign, 'desk'),
  post('/api/v1/signings/:signing/withdraw', withdrawSigning, 'desk'),
  get('/api/v1/signings', signingList, 'desk'),
  get('/api/v1/signings/:signing', signingQuery, 'desk'),
  post('/api/v1/passkeys', enrolPasskey, 'desk'),
  post('/api/v1/appointments/import', importAppointments, 'desk'),
  get('/api/v1/officers', officerList, 'desk'),
]
