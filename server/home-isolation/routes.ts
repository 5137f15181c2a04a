import { get, post, type Route } from '../http/route.ts'
import { checkHome } from './check-home.ts'
import { endHome } from './end-home.ts'
import { giveHomeStay, setWorkerPhone } from './give-home.ts'
import { homeCounts } from './home-counts.ts'
import { homeList } from './home-list.ts'
import { noteVisit } from './note-visit.ts'
import { openHomeStay } from './open-home-stay.ts'
import { noteOuting, outingBack } from './outings.ts'
import { ownHomeStay } from './own-home.ts'
import { askRequest, finishRequest, ownRequest } from './requests.ts'
import { showHome } from './show-home.ts'
import { showHomeInstead } from './show-home-instead.ts'
import { takeWaste } from './take-waste.ts'

export const homeIsolationRoutes: readonly Route[] = [
  post('/api/v1/home-stays/open', openHomeStay, 'desk'),
  post('/api/v1/home-stays/phone', setWorkerPhone, 'field'),
  get('/api/v1/home-stays', homeList, 'field'),
  get('/api/v1/home-stay-counts', homeCounts, 'desk'),
  get('/api/v1/home-stays/:stay', showHome, 'field'),
  post('/api/v1/home-stays/:stay/conditions', checkHome, 'field'),
  post('/api/v1/home-stays/:stay/visits', noteVisit, 'field'),
  post('/api/v1/home-stays/:stay/waste', takeWaste, 'field'),
  post('/api/v1/home-stays/:stay/requests', askRequest, 'field'),
  post('/api/v1/home-stays/:stay/outings', noteOuting, 'field'),
  post('/api/v1/home-stays/:stay/worker', giveHomeStay, 'desk'),
  post('/api/v1/home-stays/:stay/end', endHome, 'field'),
  post('/api/v1/home-requests/:request/done', finishRequest, 'field'),
  post('/api/v1/home-outings/:outing/back', outingBack, 'field'),
  get('/api/v1/people/:person/home-instead', showHomeInstead, 'desk'),
  get('/api/v1/family/:person/home-stay', ownHomeStay, 'resident'),
  post('/api/v1/family/:person/home-requests', ownRequest, 'resident'),
]
