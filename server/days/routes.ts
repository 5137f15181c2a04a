import { get, post, type Route } from '../http/route.ts'
import { carryOver, carryWithinLimit } from './carry-over.ts'
import { closeDay } from './close-day.ts'
import { dayFile } from './day-file.ts'
import { dayList } from './day-list.ts'
import { dayOwners } from './owners.ts'
import { showDay } from './show-day.ts'
import { verifyDay } from './verify-day.ts'

export const dayRoutes: Route[] = [
  get('/api/v1/days', dayList, 'desk'),
  post('/api/v1/days/verify', verifyDay, 'desk'),
  get('/api/v1/days/:district/owners', dayOwners, 'desk'),
  get('/api/v1/days/:district/:day', showDay, 'desk'),
  get('/api/v1/days/:district/:day/file', dayFile, 'desk'),
  post('/api/v1/days/:district/:day/carry-overs', carryOver, 'desk'),
  post('/api/v1/days/:district/:day/carry-within-limit', carryWithinLimit, 'desk'),
  post('/api/v1/days/:district/:day/close', closeDay, 'desk'),
]
