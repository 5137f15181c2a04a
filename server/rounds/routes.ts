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
  post('/api/v1/rounds/plan', planRound, 'desk'),
  post('/api/v1/rounds', publishRound, 'desk'),
  get('/api/v1/rounds', roundList, 'desk'),
  get('/api/v1/rounds/:round/notice', roundNotice, 'desk'),
  post('/api/v1/rounds/:round/sites', openSites, 'desk'),
  get('/api/v1/rounds/:round/sites', siteList, 'desk'),
  post('/api/v1/devices', enrolDevices, 'field'),
  post('/api/v1/rounds/:round/tubes/issue', issueTubes, 'desk'),
  post('/api/v1/labels', printLabels, 'desk'),
  post('/api/v1/rounds/:round/roll/marks', markRoll, 'desk'),
  post('/api/v1/rounds/:round/extend', extendRound, 'desk'),
  post('/api/v1/rounds/:round/close', closeRound, 'desk'),
  get('/api/v1/rounds/:round/coverage', coverage, 'report'),
  get('/api/v1/rounds/:round/board', board, 'desk'),
  get('/api/v1/feed', feed, 'desk'),
]
