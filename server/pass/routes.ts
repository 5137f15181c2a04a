import { get, post, type Route } from '../http/route.ts'
import { countGate } from './count-gate.ts'
import { gateHours } from './gate-hours.ts'
import { importPassKeys } from './import-pass-keys.ts'
import { passKeyList } from './key-list.ts'
import { makePassKeys } from './make-pass-keys.ts'
import { ownPass } from './own-pass.ts'
import { paperPass } from './paper-pass.ts'
import { revokePassKey } from './revoke-pass-key.ts'

export const passRoutes: Route[] = [
  get('/api/v1/family/:person/pass', ownPass, 'resident'),
  get('/api/v1/people/:person/paper-pass', paperPass, 'desk'),
  get('/api/v1/pass-keys', passKeyList, 'desk'),
  post('/api/v1/pass-keys/make', makePassKeys, 'desk'),
  post('/api/v1/pass-keys/import', importPassKeys, 'desk'),
  post('/api/v1/pass-keys/:key/revoke', revokePassKey, 'desk'),
  post('/api/v1/gates/count', countGate, 'field'),
  get('/api/v1/gates/hours', gateHours, 'desk'),
]
