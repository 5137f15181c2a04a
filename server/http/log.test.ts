import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { actorFinder } from '../accounts/session.ts'
import { demoClock } from '../clock.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { buildApp } from './app.ts'

// An invented person; the number lies in the range reserved for invented people.
const secrets = ['欧阳无名', '410199188801010015', '13800000000', 'a password nobody has']

let city: TestCity
let token: string
beforeAll(async () => {
  city = await aCity()
  const account = {
    signInName: 'registrar-1',
    displayName: '登记员',
    role: 'registrar' as const,
    areaCode: '4101',
    unit: 'site:1',
  }
  token = city.tokenFor(
    (await city.run(createAccount, city.actor('administrator'), account)).account,
  )
})

let lines: string[] = []
beforeEach(() => {
  lines = []
})

async function aLoggingApp(
  more: (app: FastifyInstance) => void = () => {},
): Promise<FastifyInstance> {
  const clock = demoClock(city.start)
  const context = {
    city: city.city,
    clock,
    demo: clock,
    findActor: actorFinder(city.sql, city.city.keys),
  }
  const app = await buildApp(context, {
    version: 'test',
    webFolder: null,
    log: { write: (line) => lines.push(line) },
  })
  more(app)
  onTestFinished(() => app.close())
  return app
}

const headers = () => ({
  authorization: `Bearer ${token}`,
  'idempotency-key': randomUUID(),
  'x-purpose': 'sampling',
})
const leaked = () => {
  const log = lines.join('')
  return [...secrets, token].filter(
    (secret) => log.includes(secret) || log.includes(encodeURIComponent(secret)),
  )
}

describe('the log', () => {
  test('has a line for a request, by the pattern of its route', async () => {
    const app = await aLoggingApp()
    await app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { signInName: secrets[0], password: secrets[3] },
    })
    expect(lines.map((line) => JSON.parse(line)).find(({ req }) => req)).toMatchObject({
      req: { method: 'POST', route: '/api/v1/sessions' },
    })
    expect(leaked()).toEqual([])
  })

  test('would show a leak, were there one', async () => {
    const app = await aLoggingApp((it) =>
      it.get('/leak', async (request) => request.log.info({ name: secrets[0] })),
    )
    await app.inject({ url: '/leak' })
    expect(leaked()).toEqual([secrets[0]])
  })

  test('has no name and no number that stood in a body, a path, a query or a header', async () => {
    const app = await aLoggingApp()
    const [name = '', number = '', phone = '', password = ''] = secrets
    const person = { name, number, phone, password, documents: [{ kind: 'resident-id', number }] }
    for (const url of [
      '/api/v1/people',
      '/api/v1/people/find',
      '/api/v1/people/import',
      '/api/v1/accounts',
      '/api/v1/sessions',
      '/api/v1/uploads',
    ]) {
      await app.inject({ method: 'POST', url, payload: person, headers: headers() })
    }
    for (const part of [name, number]) {
      const inUrl = encodeURIComponent(part)
      for (const url of [
        `/api/v1/people/${inUrl}`,
        `/api/v1/areas?parent=${inUrl}`,
        `/nowhere/${inUrl}?q=${inUrl}`,
        `/api/v1/boxes/${inUrl}`,
        `/${inUrl}%E0%A4`,
      ]) {
        await app.inject({ url, headers: { ...headers(), referer: `/${inUrl}` } })
      }
    }
    await app.inject({
      method: 'POST',
      url: '/api/v1/people',
      payload: `{"name": "${name}", `,
      headers: { ...headers(), 'content-type': 'application/json' },
    })
    expect(lines.length).toBeGreaterThan(20)
    expect(leaked()).toEqual([])
  })

  test.each([
    [
      'a broken rule of a table',
      (name: string) =>
        city.sql`insert into areas (code, level, name) values (${name}, 'planet', ${name})`,
    ],
    [
      'a value that does not fit',
      (name: string) => city.sql`select from people where id = ${name}::text::bigint`,
    ],
    [
      'an error with the input in it',
      (name: string) =>
        Promise.reject(Object.assign(new Error('unexpected'), { input: name, parameters: [name] })),
    ],
  ])('of a fault of ours tells where, not whom: %s', async (_what, fail) => {
    const name = secrets[0] ?? ''
    const app = await aLoggingApp((it) => it.get('/fault', async () => await fail(name)))
    const response = await app.inject({ url: '/fault' })
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain(name)
    const fault = lines.find((line) => line.includes('"fault"')) ?? ''
    expect(fault).toContain(response.json<{ traceId: string }>().traceId)
    expect(fault).toMatch(/log\.test\.ts|postgres/)
    expect(leaked()).toEqual([])
  })
})
