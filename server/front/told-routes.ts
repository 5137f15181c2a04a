import type { Route } from '../http/route.ts'
import type { ToldRoute } from './route-map.ts'
import type { FrontWork } from './work.ts'

const all = (work: FrontWork, ...places: string[]): ToldRoute[] =>
  places.map((place) => {
    const [method = '', path = ''] = place.split(' ')
    return { method, path, work, isDirect: false }
  })

/** What the server answers beside the table of commands and queries. What stands nowhere is a page. */
export const otherRoutes: readonly ToldRoute[] = [
  ...all(
    'desk',
    'POST /api/v1/sessions',
    'DELETE /api/v1/sessions',
    'POST /api/v1/demo/sessions',
    'GET /api/v1/me',
    'GET /api/v1/demo/clock',
    'POST /api/v1/demo/clock',
    'GET /api/v1/demo/accounts',
    'GET /api/v1/demo/tube',
    'GET /api/v1/demo/passkey',
    'GET /api/v1/demo/residents',
    'GET /api/v1/demo/messages',
  ),
  ...all(
    'resident',
    'POST /api/v1/demo/resident-sessions',
    'POST /api/v1/resident-codes',
    'POST /api/v1/resident-registrations',
    'POST /api/v1/resident-sessions',
    'GET /api/v1/registration-areas',
    'GET /api/v1/passes/bundle',
    'GET /api/v1/public-traces',
    'GET /api/v1/log',
    'GET /api/v1/log/days',
    'GET /api/v1/log/checkpoint',
    'GET /api/v1/log/consistency',
    'GET /api/v1/log/entries',
    'GET /api/v1/log/proof',
    'POST /api/v1/log/cosignatures',
  ),
  ...all('live', 'GET /api/v1/events'),
  ...all('ops', 'GET /livez', 'GET /readyz', 'GET /version'),
  ...all('page', 'GET /', 'GET /api/problems', 'GET /api/openapi.json'),
]

/** Every route as the front is told of it; those of the table first, so that their numbers are their places in it. */
export const toldRoutes = (table: readonly Route[]): ToldRoute[] => [
  ...table.map(({ method, path, work }) => ({ method, path, work, isDirect: true })),
  ...otherRoutes,
]
