import { get, post, type Route } from '../http/route.ts'
import { addVenue, changeVenue } from './add-venue.ts'
import { findVenues } from './find-venues.ts'

export const venueRoutes: Route[] = [
  get('/api/v1/venues', findVenues, 'desk'),
  post('/api/v1/venues', addVenue, 'desk'),
  post('/api/v1/venues/:venue/change', changeVenue, 'desk'),
]
