import { get, post, type Route } from '../http/route.ts'
import { deviceList } from './device-list.ts'
import { fieldBook } from './field-book.ts'
import { importSealed } from './import-sealed.ts'
import { joinDevice } from './join-device.ts'
import { offlineRoutes } from './offline-routes.ts'
import { rosterChunk } from './roster-chunk.ts'
import { samePersonList } from './same-person-list.ts'
import { settleSamePerson } from './settle-same-person.ts'
import { takeRoster } from './take-roster.ts'

export const fieldRoutes: Route[] = [
  post('/api/v1/devices/join', joinDevice, 'field'),
  get('/api/v1/devices/:device/book', fieldBook, 'field'),
  post('/api/v1/devices/:device/roster', takeRoster, 'field'),
  get('/api/v1/rosters/:take/:chunk', rosterChunk, 'field'),
  get('/api/v1/rounds/:round/devices', deviceList, 'desk'),
  ...offlineRoutes,
  post('/api/v1/uploads/sealed', importSealed, 'field'),
  get('/api/v1/same-person-claims', samePersonList, 'desk'),
  post('/api/v1/same-person-claims/settle', settleSamePerson, 'desk'),
]
