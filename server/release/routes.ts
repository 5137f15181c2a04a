import { get, post, type Route } from '../http/route.ts'
import { afterCareList } from './after-care-list.ts'
import { environmentResult, sampleEnvironment } from './environment.ts'
import { finishAfterCare } from './finish-after-care.ts'
import { letGo } from './let-go.ts'
import { ownRelease } from './own-release.ts'
import { ownPaper, releasePaper } from './paper.ts'
import { planHomeward } from './plan-home.ts'
import { releaseList } from './release-list.ts'
import { releaseSites } from './release-sites.ts'
import { stayRelease } from './stay-release.ts'

export const releaseRoutes: readonly Route[] = [
  get('/api/v1/releases', releaseList, 'desk'),
  get('/api/v1/release-sites', releaseSites, 'desk'),
  get('/api/v1/stays/:stay/release', stayRelease, 'desk'),
  get('/api/v1/stays/:stay/papers/:kind', releasePaper, 'desk'),
  get('/api/v1/after-care', afterCareList, 'field'),
  post('/api/v1/releases/let-go', letGo, 'desk'),
  post('/api/v1/releases/plan-home', planHomeward, 'desk'),
  post('/api/v1/stays/:stay/environment', sampleEnvironment, 'field'),
  post('/api/v1/environment-samples/:sample/result', environmentResult, 'laboratory'),
  post('/api/v1/after-care/:task/done', finishAfterCare, 'field'),
  get('/api/v1/family/:person/release', ownRelease, 'resident'),
  get('/api/v1/family/:person/stays/:stay/papers/:kind', ownPaper, 'resident'),
]
