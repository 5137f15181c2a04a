import { get, type Route } from '../http/route.ts'
import { ownStatus } from './own-status.ts'
import { personStatus } from './person-status.ts'

export const statusRoutes: Route[] = [
  get('/api/v1/people/:person/status', personStatus, 'desk'),
  get('/api/v1/family/:person/status', ownStatus, 'resident'),
]
