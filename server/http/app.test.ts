import { randomUUID } from 'node:crypto'
import { roles } from '@bihuan/contract/access.ts'
import { problems } from '@bihuan/contract/problems.ts'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'

let city: TestCity
let app: FastifyInstance
let token: string
beforeAll(async () => {
  city = await aCity()
  app = await city.app()
  const account = {
    signInName: 'admin-1',
    displayName: '管理员',
    role: 'administrator' as const,
    areaCode: '4101',
    unit: 'office',
  }
  token = city.tokenFor(
    (await city.run(createAccount, city.actor('administrator'), account)).account,
  )
})

const someone = () => ({
  signInName: `n-${randomUUID()}`,
  displayName: '周*',
  role: 'sampler',
  areaCode: '410105',
  unit: 'site:1',
})
const send = (options: InjectOptions & { key?: string | null; bearer?: string | null }) => {
  const { key = randomUUID(), bearer = token, headers, ...rest } = options
  return app.inject({
    method: 'POST',
    url: '/api/v1/accounts',
    ...rest,
    headers: {
      ...(key === null ? {} : { 'idempotency-key': key }),
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
  })
}
const codeOf = async (options: Parameters<typeof send>[0]) => {
  const response = await send(options)
  const { code } = response.json<{ code: keyof typeof problems }>()
  expect(response.headers['content-type']).toBe('application/problem+json')
  expect(response.statusCode).toBe(problems[code].status)
  return code
}
const json = { 'content-type': 'application/json' }

describe('a command over HTTP', () => {
  test('refuses who is nobody, and who may not', async () => {
    expect(await codeOf({ payload: someone(), bearer: null })).toBe('access.sign-in-needed')
    expect(await codeOf({ payload: someone(), bearer: 'invented' })).toBe('access.sign-in-needed')
    const sampler = await city.run(createAccount, city.actor('administrator'), {
      ...someone(),
      role: 'sampler',
    })
    expect(await codeOf({ payload: someone(), bearer: city.tokenFor(sampler.account) })).toBe(
      'access.role-may-not',
    )
  })

  test('runs once however often the same message comes, in whatever case its key is written', async () => {
    const key = randomUUID()
    const payload = someone()
    const answers = [
      await send({ payload, key }),
      await send({ payload, key }),
      await send({ payload, key: key.toUpperCase() }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(
      await city.sql`select from accounts where sign_in_name = ${payload.signInName}`,
    ).toHaveLength(1)
    expect(await codeOf({ payload: someone(), key })).toBe('command.id-reused')
  })

  test.each([[null], ['5'], ['not-a-uuid'], ['00000000-0000-0000-0000-00000000000g']])(
    'refuses the key %s',
    async (key) => {
      expect(await codeOf({ payload: someone(), key })).toBe('command.id-missing')
    },
  )

  test.each([
    ['an array', '[]', 'input.malformed'],
    ['a text', '"a"', 'input.malformed'],
    ['null', 'null', 'input.malformed'],
    ['an unknown member', JSON.stringify({ ...someone(), isAdmin: true }), 'input.malformed'],
    ['a prototype', '{"__proto__": {"role": "administrator"}}', 'input.not-json'],
    ['half a JSON', '{"signInName": ', 'input.not-json'],
    ['nothing', '', 'input.not-json'],
  ])('refuses a body that is %s', async (_what, payload, code) => {
    expect(await codeOf({ payload, headers: json })).toBe(code)
  })

  test('refuses a body of another type', async () => {
    expect(
      await codeOf({
        payload: 'signInName=a',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    ).toBe('input.not-json')
  })

  test('refuses a body over 16 MiB', async () => {
    expect(await codeOf({ payload: `"${'a'.repeat(16 * 1024 * 1024)}"`, headers: json })).toBe(
      'input.too-large',
    )
  })

  test('points at each fault', async () => {
    const body = (await send({ payload: { ...someone(), role: 'emperor', areaCode: 'x' } })).json<{
      errors: { pointer: string; message: string }[]
    }>()
    expect(body.errors.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining(['/role', '/areaCode']),
    )
    for (const { message } of body.errors) expect(message.length).toBeGreaterThan(5)
  })
})

describe('a refusal', () => {
  test('speaks Chinese, and English to who asks for it first', async () => {
    const titleFor = async (language: string | undefined) =>
      (
        await send({
          payload: someone(),
          bearer: null,
          headers: language === undefined ? {} : { 'accept-language': language },
        })
      ).json<{ title: string }>().title
    const { zh, en } = problems['access.sign-in-needed']
    expect(
      await Promise.all([undefined, 'zh-CN,zh;q=0.9', 'fr', 'en-GB,en;q=0.8', 'EN'].map(titleFor)),
    ).toEqual([zh, zh, zh, en, en])
  })

  test('is RFC 9457 with a stable code and a trace', async () => {
    const body = (await send({ payload: someone(), bearer: null })).json<Record<string, unknown>>()
    expect(body).toMatchObject({
      type: '/api/problems#access.sign-in-needed',
      status: 401,
      code: 'access.sign-in-needed',
      values: {},
    })
    expect(body.traceId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('of a path that is not there says so as any other, whatever the method', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
      expect(await codeOf({ method, url: '/api/v1/nothing-here' })).toBe('not-found')
    }
    expect(await codeOf({ method: 'DELETE', url: '/api/v1/accounts' })).toBe('not-found')
  })

  test('is in the catalogue in both languages, with the same values to fill in', () => {
    for (const [code, { status, zh, en }] of Object.entries(problems)) {
      const names = (text: string) =>
        [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
      expect(names(en), code).toEqual(names(zh))
      expect(zh, code).toMatch(/\p{Script=Han}/u)
      expect(en, code).not.toMatch(/\p{Script=Han}/u)
      expect(status).toBeGreaterThanOrEqual(400)
    }
  })

  test('of every role that may not is the same', async () => {
    for (const role of roles.filter((one) => one !== 'administrator')) {
      const { account } = await city.run(createAccount, city.actor('administrator'), {
        ...someone(),
        role,
      })
      expect(await codeOf({ payload: someone(), bearer: city.tokenFor(account) }), role).toBe(
        'access.role-may-not',
      )
    }
  })
})

describe('every answer', () => {
  test.each(['/livez', '/api/v1/me', '/nothing', '/api/docs', '/api/openapi.json'])(
    'of %s carries the headers that keep a page safe',
    async (url) => {
      const { headers } = await app.inject({ url })
      expect(headers['content-security-policy']).toContain("default-src 'self'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers).not.toHaveProperty('x-powered-by')
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    },
  )

  test('to a question is not kept by anybody in between', async () => {
    const response = await send({ method: 'GET', url: '/api/v1/areas' })
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-control']).toBe('no-store')
  })
})

test('a name that is tried with wrong passwords has to wait, and is told for how long', async () => {
  const app = await city.app()
  const attempt = () =>
    app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { signInName: 'nobody-here', password: 'wrong password' },
    })
  for (let tries = 0; tries < 5; tries += 1) expect((await attempt()).statusCode).toBe(401)
  const refused = await attempt()
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.json()).toMatchObject({ code: 'access.too-many-attempts' })
})
