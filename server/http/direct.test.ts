import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { actorFinder } from '../accounts/session.ts'
import { demoClock } from '../clock.ts'
import { routeMap } from '../front/route-map.ts'
import { toldRoutes } from '../front/told-routes.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import type { Context } from './context.ts'
import { directAnswers } from './direct.ts'
import { routes } from './routes.ts'

type Asked = {
  method?: 'GET' | 'POST'
  url: string
  body?: string
  headers?: Record<string, string>
}

let city: TestCity
let app: FastifyInstance
let token: string
let direct: ReturnType<typeof directAnswers>
beforeAll(async () => {
  city = await aCity()
  app = await city.app()
  const clock = demoClock(city.start)
  const findActor = actorFinder(city.sql, city.city.keys)
  const context: Context = { city: city.city, clock, demo: clock, findActor }
  direct = directAnswers(app, context, routes)
  await app.ready()
  const account = {
    signInName: 'inspector-1',
    displayName: '督查',
    role: 'administrator' as const,
    areaCode: '4101',
    unit: 'office',
  }
  token = city.tokenFor(
    (await city.run(createAccount, city.actor('administrator'), account)).account,
  )
})

const find = routeMap(toldRoutes(routes))
// What names one moment or one request only differs between any two answers.
const shown = (body: string) =>
  body.replace(/"traceId":"[^"]+"/, '"traceId":"…"').replace(/[0-9a-f-]{36}/g, '…')

async function bothWays({ method = 'GET', url, body, headers = {} }: Asked) {
  const sent = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }
  const plain = await app.inject({
    method,
    url,
    headers: sent,
    ...(body === undefined ? {} : { payload: body }),
  })
  const { route } = find(method, url)
  const flat = Object.entries(sent).flat()
  const back = await direct({
    route: route ?? -1,
    address: '127.0.0.1',
    url,
    headers: flat,
    body: Buffer.from(body ?? ''),
  })
  const lines = back.head
    .split('\r\n')
    .filter((line) => line !== '')
    .sort()
  const own = Object.entries(plain.headers)
    .filter(([name]) => !['content-length', 'date', 'connection'].includes(name))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .sort()
  expect(lines).toEqual(own)
  expect([back.status, shown(back.body)]).toEqual([plain.statusCode, shown(plain.body)])
  return { status: back.status, body: JSON.parse(back.body) as Record<string, unknown> }
}

const bearer = () => ({ authorization: `Bearer ${token}` })
const keyed = () => ({ ...bearer(), 'idempotency-key': randomUUID() })
const account = (name: string) =>
  JSON.stringify({
    signInName: name,
    displayName: '周*',
    role: 'sampler',
    areaCode: '410105',
    unit: 'site:1',
  })

describe('an answer by frame is the answer through Fastify', () => {
  test.each<[string, () => Asked, number]>([
    ['nobody asks', () => ({ url: '/api/v1/rounds' }), 401],
    ['a list', () => ({ url: '/api/v1/rounds', headers: bearer() }), 200],
    [
      'a list by cookie',
      () => ({
        url: '/api/v1/areas?parent=4101',
        headers: { cookie: `x=y; bihuan_session=${token}` },
      }),
      200,
    ],
    [
      'a parameter twice',
      () => ({ url: '/api/v1/areas?parent=4101&parent=4102', headers: bearer() }),
      400,
    ],
    [
      'an escaped parameter',
      () => ({ url: '/api/v1/areas?parent=%E4%BD%A0+a', headers: bearer() }),
      400,
    ],
    [
      'who may not',
      () => ({ url: '/api/v1/plates/7', headers: { ...bearer(), 'accept-language': 'en' } }),
      403,
    ],
    ['nothing there', () => ({ url: '/api/v1/rounds/2022099/notice', headers: bearer() }), 404],
    ['no purpose', () => ({ url: '/api/v1/people/1/record', headers: bearer() }), 403],
    [
      'no key',
      () => ({ method: 'POST', url: '/api/v1/accounts', body: account('a-1'), headers: bearer() }),
      400,
    ],
    [
      'no JSON',
      () => ({ method: 'POST', url: '/api/v1/accounts', body: '{"a":', headers: keyed() }),
      400,
    ],
    [
      'an empty body',
      () => ({ method: 'POST', url: '/api/v1/accounts', body: '', headers: keyed() }),
      400,
    ],
    [
      'a poisoned prototype',
      () => ({
        method: 'POST',
        url: '/api/v1/accounts',
        body: '{"__proto__":{"a":1}}',
        headers: keyed(),
      }),
      400,
    ],
    [
      'a list for an object',
      () => ({ method: 'POST', url: '/api/v1/accounts', body: '[]', headers: keyed() }),
      400,
    ],
    [
      'a wrong input',
      () => ({
        method: 'POST',
        url: '/api/v1/accounts',
        body: '{"role":"king"}',
        headers: keyed(),
      }),
      400,
    ],
    [
      'another moment',
      () => ({
        method: 'POST',
        url: '/api/v1/accounts',
        body: account('a-2'),
        headers: { ...keyed(), 'x-demo-now': 'noon' },
      }),
      400,
    ],
  ])('%s', async (_what, asked, status) => {
    expect((await bothWays(asked())).status).toBe(status)
  })

  test('and a command that was answered one way is answered alike the other', async () => {
    const asked: Asked = {
      method: 'POST',
      url: '/api/v1/accounts',
      body: account('a-3'),
      headers: keyed(),
    }
    const { status, body } = await bothWays(asked)
    expect([status, Object.keys(body)]).toEqual([200, ['account']])
    expect(await city.sql`select from accounts where sign_in_name = 'a-3'`).toHaveLength(1)
  })
})
