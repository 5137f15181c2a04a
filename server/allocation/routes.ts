import { get, post, type Route } from '../http/route.ts'
import { acceptRun } from './accept-run.ts'
import { lockRoom, unlockRoom } from './lock-room.ts'
import { runAllocation } from './run-allocation.ts'
import { runList, showRun } from './run-list.ts'
import { rowWhy, runRows } from './run-rows.ts'
import { allocationSettings, setAllocation } from './set-allocation.ts'
import { suggestedRooms } from './suggest-rooms.ts'
import { undoRun } from './undo-run.ts'
import { waitingList } from './waiting-list.ts'

export const allocationRoutes: readonly Route[] = [
  post('/api/v1/allocation-runs', runAllocation, 'desk'),
  get('/api/v1/allocation-runs', runList, 'desk'),
  get('/api/v1/allocation-runs/:run', showRun, 'desk'),
  post('/api/v1/allocation-runs/:run/accept', acceptRun, 'desk'),
  post('/api/v1/allocation-runs/:run/undo', undoRun, 'desk'),
  get('/api/v1/allocation-runs/:run/rows', runRows, 'desk'),
  get('/api/v1/allocation-runs/:run/rows/:transfer', rowWhy, 'desk'),
  get('/api/v1/room-seekers', waitingList, 'desk'),
  get('/api/v1/suggested-rooms', suggestedRooms, 'desk'),
  post('/api/v1/transfers/:transfer/lock-room', lockRoom, 'desk'),
  post('/api/v1/transfers/:transfer/unlock-room', unlockRoom, 'desk'),
  get('/api/v1/allocation-settings', allocationSettings, 'desk'),
  post('/api/v1/allocation-settings', setAllocation, 'desk'),
]
