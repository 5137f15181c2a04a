import { get, post, type Route } from '../http/route.ts'
import { driveBook } from './drive-book.ts'
import { arriveTrip, cleanTrip, departTrip } from './drive-trip.ts'
import { didNotGetOn, gotOff, gotOn } from './get-on.ts'
import { assignRiders, changeTrip, makeTrip } from './make-trip.ts'
import { openAgain } from './open-again.ts'
import { confirmOwn, ownTransfer, tellOwnNeeds } from './own-transfer.ts'
import { placedQuery } from './placed.ts'
import { planTrips } from './plan-trips.ts'
import { endWithReason, setNeeds } from './set-needs.ts'
import { endShift, planShift } from './shifts.ts'
import { showTransfer } from './show-transfer.ts'
import { cancelTrip, takeOff } from './take-off.ts'
import { noteReached, tellRiders, tellTrips } from './tell-riders.ts'
import { transferCounts } from './transfer-counts.ts'
import { transferList } from './transfer-list.ts'
import { showTrip, tripList } from './trip-list.ts'
import { vehicleList } from './vehicle-list.ts'
import { addVehicle, changeVehicle, putBack, putOut } from './vehicles.ts'

export const transferRoutes: readonly Route[] = [
  get('/api/v1/transfers', transferList, 'desk'),
  get('/api/v1/transfer-counts', transferCounts, 'desk'),
  get('/api/v1/placed', placedQuery, 'report'),
  post('/api/v1/transfers/tell', tellRiders, 'desk'),
  post('/api/v1/transfers/note-reached', noteReached, 'desk'),
  post('/api/v1/transfers/take-off', takeOff, 'desk'),
  get('/api/v1/transfers/:transfer', showTransfer, 'desk'),
  post('/api/v1/transfers/:transfer/needs', setNeeds, 'desk'),
  post('/api/v1/transfers/:transfer/end', endWithReason, 'desk'),
  post('/api/v1/transfers/:transfer/open-again', openAgain, 'desk'),
  get('/api/v1/trips', tripList, 'desk'),
  post('/api/v1/trips', makeTrip, 'desk'),
  post('/api/v1/trips/plan', planTrips, 'desk'),
  post('/api/v1/trips/tell', tellTrips, 'desk'),
  get('/api/v1/trips/:trip', showTrip, 'desk'),
  post('/api/v1/trips/:trip/assign', assignRiders, 'desk'),
  post('/api/v1/trips/:trip/change', changeTrip, 'desk'),
  post('/api/v1/trips/:trip/cancel', cancelTrip, 'desk'),
  get('/api/v1/drive-book', driveBook, 'field'),
  post('/api/v1/trips/:trip/depart', departTrip, 'field'),
  post('/api/v1/trips/:trip/arrive', arriveTrip, 'field'),
  post('/api/v1/trips/:trip/clean', cleanTrip, 'field'),
  post('/api/v1/trips/:trip/riders/:transfer/on', gotOn, 'field'),
  post('/api/v1/trips/:trip/riders/:transfer/no-show', didNotGetOn, 'field'),
  post('/api/v1/trips/:trip/riders/:transfer/off', gotOff, 'field'),
  get('/api/v1/vehicles', vehicleList, 'desk'),
  post('/api/v1/vehicles', addVehicle, 'desk'),
  post('/api/v1/vehicles/:vehicle/change', changeVehicle, 'desk'),
  post('/api/v1/vehicles/:vehicle/put-out', putOut, 'desk'),
  post('/api/v1/vehicles/:vehicle/put-back', putBack, 'desk'),
  post('/api/v1/vehicles/:vehicle/shifts', planShift, 'desk'),
  post('/api/v1/crew-shifts/:shift/end', endShift, 'desk'),
  get('/api/v1/family/:person/transfer', ownTransfer, 'resident'),
  post('/api/v1/family/:person/transfer/confirm', confirmOwn, 'resident'),
  post('/api/v1/family/:person/transfer/needs', tellOwnNeeds, 'resident'),
]
