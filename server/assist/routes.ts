import { get, post, type Route } from '../http/route.ts'
import { answerAssist, assignAssist, openCaseOfAssist, withdrawAssist } from './answer-assist.ts'
import { askAssist, receiveAssist } from './ask-assist.ts'
import { assistList } from './assist-list.ts'
import { importAssist } from './import-assist.ts'
import { assistFile, showAssist } from './show-assist.ts'

export const assistRoutes: Route[] = [
  get('/api/v1/assist-requests', assistList, 'desk'),
  post('/api/v1/assist-requests', askAssist, 'desk'),
  post('/api/v1/assist-requests/receive', receiveAssist, 'desk'),
  post('/api/v1/assist-requests/import', importAssist, 'desk'),
  get('/api/v1/assist-requests/:request', showAssist, 'desk'),
  get('/api/v1/assist-requests/:request/file', assistFile, 'desk'),
  post('/api/v1/assist-requests/:request/assign', assignAssist, 'desk'),
  post('/api/v1/assist-requests/:request/answer', answerAssist, 'desk'),
  post('/api/v1/assist-requests/:request/withdraw', withdrawAssist, 'desk'),
  post('/api/v1/assist-requests/:request/open-case', openCaseOfAssist, 'desk'),
]
