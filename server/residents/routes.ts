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
import { seeDocument } from './see-document.ts'
import { showActivation } from './show-activation.ts'

export const residentRoutes: Route[] = [
  get('/api/v1/family', ownFamily),
  get('/api/v1/family/:person/home', ownHome),
  get('/api/v1/family/:person/history', ownHistory),
  get('/api/v1/family/:person/reads', ownReads),
  get('/api/v1/family/:person/code', ownCode),
  post('/api/v1/proxies/ask', askProxy),
  post('/api/v1/proxies/confirm', confirmProxy),
  post('/api/v1/proxies/end', endProxy),
  post('/api/v1/activations', issueActivation),
  get('/api/v1/activations/:activation', showActivation),
  post('/api/v1/people/:person/see-document', seeDocument),
  get('/api/v1/rounds/:round/cards', cardList),
]
