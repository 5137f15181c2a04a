import { get, type Route } from '../http/route.ts'
import { personRecord } from './person-record.ts'
import { personResults } from './person-results.ts'

export const personRoutes: Route[] = [
  get('/api/v1/people/:person/results', personResults, 'desk'),
  get('/api/v1/people/:person/record', personRecord, 'desk'),
]
