import { get, post, type Route } from '../http/route.ts'
import { board } from './board.ts'
import { closeRound } from './close-round.ts'
import { coverage } from './coverage.ts'
import { enrolDevices } from './enrol-devices.ts'
import { extendRound } from './extend-round.ts'
import { feed } from './feed.ts'
import { issueTubes } from './issue-tubes.ts'
import { markRoll } from './mark-roll.ts'
import { openSites } from './open-sites.ts'
import { planRound } from './plan-round.ts'
import { printLabels } from './print-labels.ts'
import { publishRound } from './publish-round.ts'
import { roundList } from './round-list.ts'
import { roundNotice } from './round-notice.ts'
import { siteList } from './site-list.ts'

export const roundRoutes: Route[] = [
  post('/api/v1/rounds/plan', planRound),
  post('/api/v1/rounds', publishRound),
  get('/api/v1/rounds', roundList),
  get('/api/v1/rounds/:round/notice', roundNotice),
  post('/api/v1/rounds/:round/sites', openSites),
  get('/api/v1/rounds/:round/sites', siteList),
  post('/api/v1/devices', enrolDevices),
  post('/api/v1/rounds/:round/tubes/issue', issueTubes),
  post('/api/v1/labels', printLabels),
  post('/api/v1/rounds/:round/roll/marks', markRoll),
  post('/api/v1/rounds/:round/extend', extendRound),
  post('/api/v1/rounds/:round/close', closeRound),
  get('/api/v1/rounds/:round/coverage', coverage),
  get('/api/v1/rounds/:round/board', board),
  get('/api/v1/feed', feed),
]
