import { get, post, type Route } from '../http/route.ts'
import { activationList } from './activation-list.ts'
import { addRooms } from './add-rooms.ts'
import { changeSite } from './change-site.ts'
import { closeSite } from './close-site.ts'
import { findSite } from './find-site.ts'
import { importSites, trySiteImport } from './import-sites.ts'
import { inspectSite } from './inspect-site.ts'
import { moveSite } from './move-site.ts'
import { endActivation, orderActivation } from './order-activation.ts'
import { requisitionSite } from './requisition-site.ts'
import { roomList } from './room-list.ts'
import { bringRoomsBack, takeRoomsOut } from './rooms-out.ts'
import { choiceList, endChoice, setChoice } from './set-choice.ts'
import { showForecast } from './show-forecast.ts'
import { showReserve } from './show-reserve.ts'
import { showSite } from './show-site.ts'
import { siteList } from './site-list.ts'

export const isolationSiteRoutes: readonly Route[] = [
  post('/api/v1/isolation-sites', findSite, 'desk'),
  post('/api/v1/isolation-sites/import', importSites, 'desk'),
  post('/api/v1/isolation-sites/import/try', trySiteImport, 'desk'),
  get('/api/v1/isolation-sites', siteList, 'desk'),
  get('/api/v1/isolation-sites/:site', showSite, 'desk'),
  get('/api/v1/isolation-sites/:site/rooms', roomList, 'desk'),
  post('/api/v1/isolation-sites/:site/change', changeSite, 'desk'),
  post('/api/v1/isolation-sites/:site/rooms', addRooms, 'desk'),
  post('/api/v1/isolation-sites/:site/rooms/out', takeRoomsOut, 'desk'),
  post('/api/v1/isolation-sites/:site/rooms/back', bringRoomsBack, 'desk'),
  post('/api/v1/isolation-sites/:site/inspect', inspectSite, 'desk'),
  post('/api/v1/isolation-sites/:site/requisition', requisitionSite, 'desk'),
  post('/api/v1/isolation-sites/:site/move', moveSite, 'desk'),
  post('/api/v1/isolation-sites/:site/close', closeSite, 'desk'),
  post('/api/v1/site-activations', orderActivation, 'desk'),
  post('/api/v1/site-activations/:activation/end', endActivation, 'desk'),
  get('/api/v1/site-activations', activationList, 'desk'),
  get('/api/v1/room-reserve', showReserve, 'desk'),
  get('/api/v1/room-forecast', showForecast, 'desk'),
  post('/api/v1/supply-choices', setChoice, 'desk'),
  post('/api/v1/supply-choices/:code/end', endChoice, 'desk'),
  get('/api/v1/supply-choices', choiceList, 'desk'),
]
