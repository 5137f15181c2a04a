import { get, post, type Route } from '../http/route.ts'
import { answerMeasure } from './answer-measure.ts'
import { excessBoard } from './excess-board.ts'
import { ownMeasure, showMeasure } from './measures.ts'
import { reportMeasure } from './report-measure.ts'

export const excessRoutes: Route[] = [
  get('/api/v1/excess', excessBoard, 'report'),
  post('/api/v1/family/:person/measures', reportMeasure, 'resident'),
  get('/api/v1/measure-receipts/:receipt', ownMeasure, 'resident'),
  get('/api/v1/measures/:measure', showMeasure, 'desk'),
  post('/api/v1/measures/:measure/answer', answerMeasure, 'desk'),
]
