import { get, post, type Route } from '../http/route.ts'
import { excuseMember } from './excuse-member.ts'
import { recallBoard } from './recall-board.ts'
import { resampleList } from './resample-list.ts'

export const recallRoutes: Route[] = [
  post('/api/v1/recalls/:tube/excuse', excuseMember, 'desk'),
  get('/api/v1/recalls', recallBoard, 'desk'),
  get('/api/v1/resamples', resampleList, 'desk'),
]
