import { expect, test } from 'vitest'
import { routes } from '../http/routes.ts'
import { aCity } from '../testing/a-city.ts'
import { routeMap } from './route-map.ts'
import { otherRoutes, toldRoutes } from './told-routes.ts'

type Described = { paths: Record<string, Record<string, unknown>> }

test('every route that the server has is told to the front with its class', async () => {
  const app = await (await aCity()).app()
  await app.ready()
  const { paths } = app.swagger() as unknown as Described
  const served = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(
      (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    ),
  )
  const told = new Set(toldRoutes(routes).map(({ method, path }) => `${method} ${path}`))
  expect(served.length).toBeGreaterThan(100)
  expect(served.filter((place) => !told.has(place))).toEqual([])
  // A route that is told and no longer served would keep its class for nothing.
  const known = new Set(served)
  const isHidden = (path: string) => path === '/' || path === '/api/openapi.json'
  expect(
    [...told].filter((place) => !known.has(place) && !isHidden(place.split(' ')[1] ?? '')),
  ).toEqual([])
})

test('requests are told apart by method and path', () => {
  const find = routeMap(toldRoutes(routes))
  const numberOf = (method: string, path: string) =>
    routes.findIndex((route) => route.method === method && route.path === path)
  expect(find('POST', '/api/v1/uploads')).toEqual({
    work: 'field',
    route: numberOf('POST', '/api/v1/uploads'),
  })
  expect(find('GET', '/api/v1/rounds/2022018/report?x=1')).toEqual({
    work: 'report',
    route: numberOf('GET', '/api/v1/rounds/:round/report'),
  })
  expect(find('POST', '/api/v1/boxes/B1/offer').work).toBe('laboratory')
  expect(find('GET', '/api/v1/events')).toEqual({ work: 'live', route: null })
  expect(find('GET', '/readyz').work).toBe('ops')
  expect(find('POST', '/api/v1/resident-sessions').work).toBe('resident')
  expect(find('GET', '/f/anything/here')).toEqual({ work: 'page', route: null })
  // What has rules of its own goes to Fastify, in the same class.
  for (const [method = '', url = ''] of [
    ['HEAD', '/api/v1/boxes/B1'],
    ['GET', '/api/v1/boxes/B%31'],
  ])
    expect(find(method, url)).toEqual({ work: 'laboratory', route: null })
  for (const url of ['/api/v1/boxes//offer', '/api/v1/uploads/', '/api/v1/nothing'])
    expect(find('POST', url)).toEqual({ work: 'page', route: null })
  for (const { method, path, work } of otherRoutes) expect(find(method, path).work).toBe(work)
})
