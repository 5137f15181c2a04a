import { get, type Route } from '../http/route.ts'
import { conservation } from './conservation.ts'
import { openLoops } from './open-loops.ts'

export const loopRoutes: Route[] = [
  get('/api/v1/loops', openLoops, 'desk'),
  get('/api/v1/rounds/:round/conservation', conservation, 'report'),
]
