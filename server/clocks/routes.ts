import { get, type Route } from '../http/route.ts'
import { clockBoard } from './board.ts'
import { caseClocks } from './case-clocks.ts'
import { showCaseSpeeds, showSpeeds } from './show-speeds.ts'

export const clockRoutes: Route[] = [
  get('/api/v1/clocks', clockBoard, 'desk'),
  get('/api/v1/clocks/cases', caseClocks, 'desk'),
  get('/api/v1/clocks/speeds', showSpeeds, 'report'),
  get('/api/v1/clocks/cases/:case/speeds', showCaseSpeeds, 'desk'),
]
