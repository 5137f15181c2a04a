import { get, type Route } from '../http/route.ts'
import { epiIncubation } from './incubation.ts'
import { epiNumbers } from './numbers.ts'
import { epiOffspring } from './offspring.ts'

export const epiRoutes: Route[] = [
  get('/api/v1/epi/numbers', epiNumbers, 'report'),
  get('/api/v1/epi/offspring', epiOffspring, 'report'),
  get('/api/v1/epi/incubation', epiIncubation, 'report'),
]
