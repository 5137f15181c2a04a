import { get, post, type Route } from '../http/route.ts'
import { askProxy } from './ask-proxy.ts'
import { cardList } from './card-list.ts'
import { confirmProxy } from './confirm-proxy.ts'
import { endProxy } from './end-proxy.ts'
import { issueActivation } from './issue-activation.ts'
import { ownCode } from './own-code.ts'
import { ownFamily } from './own-family.ts'
import { ownHistory } from './own-history.ts'
import { ownHome } from './own-home.ts'
import { ownReads } from './own-reads.ts'
import { ownResult } from './own-result.ts'
import { ownStatement } from './own-statement.ts'
import { seeDocument } from './see-document.ts'
import { showActivation } from './show-activation.ts'

export const residentRoutes: Route[] = [
  get('/api/v1/family', ownFamily, 'resident'),
  get('/api/v1/family/:person/home', ownHome, 'resident'),
  get('/api/v1/family/:person/result', ownResult, 'resident'),
  get('/api/v1/family/:person/statement', ownStatement, 'resident'),
  get('/api/v1/family/:person/history', ownHistory, 'resident'),
  get('/api/v1/family/:person/reads', ownReads, 'resident'),
  get('/api/v1/family/:person/code', ownCode, 'resident'),
  post('/api/v1/proxies/ask', askProxy, 'resident'),
  post('/api/v1/proxies/confirm', confirmProxy, 'resident'),
  post('/api/v1/proxies/end', endProxy, 'resident'),
  post('/api/v1/activations', issueActivation, 'desk'),
  get('/api/v1/activations/:activation', showActivation, 'desk'),
  post('/api/v1/people/:person/see-document', seeDocument, 'desk'),
  get('/api/v1/rounds/:round/cards', cardList, 'desk'),
]
