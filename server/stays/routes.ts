import { get, post, type Route } from '../http/route.ts'
import { stayCareRoutes } from '../stay-care/routes.ts'
import { addTest, excuseTest } from '../stay-tests/add-test.ts'
import { openTestRound } from '../stay-tests/open-test-round.ts'
import { siteTests } from '../stay-tests/site-tests.ts'
import { changeNeeds } from './change-needs.ts'
import { checkInPerson } from './check-in.ts'
import { checkInMany } from './check-in-many.ts'
import { checkOut } from './check-out.ts'
import { incoming } from './incoming.ts'
import { moveStay } from './move-stay.ts'
import { moveToSite } from './move-to-site.ts'
import { occupancy } from './occupancy.ts'
import { ownStay } from './own-stay.ts'
import { roomBoard } from './room-board.ts'
import { showStay } from './show-stay.ts'
import { siteWork } from './site-work.ts'
import { withdrawStay } from './withdraw-stay.ts'

export const stayRoutes: readonly Route[] = [
  post('/api/v1/isolation-sites/:site/arrivals', checkInPerson, 'field'),
  post('/api/v1/isolation-sites/:site/arrivals/many', checkInMany, 'field'),
  get('/api/v1/isolation-sites/:site/board', roomBoard, 'field'),
  get('/api/v1/isolation-sites/:site/incoming', incoming, 'field'),
  get('/api/v1/isolation-sites/:site/work', siteWork, 'field'),
  get('/api/v1/isolation-sites/:site/tests', siteTests, 'field'),
  get('/api/v1/occupancy', occupancy, 'desk'),
  post('/api/v1/stays/:stay/move', moveStay, 'field'),
  post('/api/v1/stays/:stay/move-to-site', moveToSite, 'field'),
  post('/api/v1/stays/:stay/check-out', checkOut, 'field'),
  post('/api/v1/stays/:stay/withdraw', withdrawStay, 'desk'),
  post('/api/v1/stays/:stay/needs', changeNeeds, 'field'),
  post('/api/v1/stays/:stay/tests', addTest, 'field'),
  post('/api/v1/stays/:stay/tests/excuse', excuseTest, 'field'),
  get('/api/v1/stays/:stay', showStay, 'field'),
  post('/api/v1/test-rounds', openTestRound, 'desk'),
  get('/api/v1/family/:person/stay', ownStay, 'resident'),
  ...stayCareRoutes,
]
