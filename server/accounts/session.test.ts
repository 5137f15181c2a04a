import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { buildApp } from '../http/app.ts'
import { keysFrom } from '../keys.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { createAccount } from './create-account.ts'
import { createApiKey } from './create-api-key.ts'
import { actorFinder, newApiKey, openSession } from './session.ts'

const password = 'a long enough password'
const hourMs = 3_600_000

let city: TestCity
let app: FastifyInstance
beforeAll(async () => {
  city = await aCity()
  app = await city.app()
})

async function anAccount(more: { isDemo?: boolean; password?: string } = { password }) {
  const signInName = `n-${randomUUID()}`
  const input = {
    signInName,
    displayName: '周*',
    role: 'sampler' as const,
    areaCode: '410105',
    unit: 'site:1',
    ...more,
  }
  const { account } = await city.run(createAccount, city.actor('administrator'), input)
  return { account, signInName }
}

const signIn = (signInName: string, given = password) =>
  app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { signInName, password: given } })
const meWith = async (token: string) =>
  (await app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } }))
    .statusCode
const close = (account: string) =>
  city.sql`update accounts set closed_at = ${city.start} where id = ${account}`

describe('signing in', () => {
  test('refuses a wrong password, an unknown name, a closed account and one without a password, all with the same words', async () => {
    const { signInName } = await anAccount()
    const closed = await anAccount()
    await close(closed.account)
    const keyOnly = await anAccount({})
    const refused = [
      await signIn(signInName, 'another password'),
      await signIn('nobody'),
      await signIn(closed.signInName),
      await signIn(keyOnly.signInName),
      await signIn(keyOnly.signInName, 'nobody has this password'),
    ]
    for (const response of refused) {
      expect(response.statusCode).toBe(401)
      expect(response.json()).toMatchObject({ code: 'access.sign-in-failed', values: {} })
      expect(response.headers).not.toHaveProperty('set-cookie')
    }
    expect(new Set(refused.map((response) => response.json<{ title: string }>().title)).size).toBe(
      1,
    )
  })

  test('answers a token for 12 hours and a cookie that no script and no other site can use', async () => {
    const { account, signInName } = await anAccount()
    const before = Date.now()
    const response = await signIn(signInName)
    const { token, expiresAt } = response.json<{ token: string; expiresAt: string }>()
    const lastsMs = Date.parse(expiresAt) - before
    expect(lastsMs).toBeGreaterThanOrEqual(12 * hourMs)
    expect(lastsMs).toBeLessThan(12 * hourMs + 60_000)
    const [cookie] = response.cookies
    expect(cookie).toMatchObject({
      name: 'bihuan_session',
      value: token,
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    })
    const me = await app.inject({ url: '/api/v1/me', cookies: { bihuan_session: token } })
    expect(me.json()).toMatchObject({
      actor: { id: account, role: 'sampler', areaCode: '410105', unit: 'site:1' },
      city: '4101',
      demo: true,
    })
  })

  test('out takes the cookie away', async () => {
    const response = await app.inject({ method: 'DELETE', url: '/api/v1/sessions' })
    expect(response.statusCode).toBe(204)
    expect(response.cookies[0]).toMatchObject({ name: 'bihuan_session', value: '', path: '/' })
  })
})

describe('a session', () => {
  test('of another key, of another account, or cut short, is nobody', async () => {
    const { account } = await anAccount()
    const { account: other } = await anAccount()
    const good = openSession(city.city.keys, account, Date.now()).token
    expect(await meWith(good)).toBe(200)
    const [body = '', signature = ''] = good.split('.')
    const [otherBody = ''] = openSession(city.city.keys, other, Date.now()).token.split('.')
    const forged = [
      openSession(keysFrom(Buffer.alloc(32, 8)), account, Date.now()).token,
      `${otherBody}.${signature}`,
      `${body}.`,
      body,
      `.${signature}`,
      `${body}.${signature.slice(0, -1)}`,
      `${body}.${signature}x`,
      '.',
      'x.y.z',
    ]
    expect(await Promise.all(forged.map(meWith))).toEqual(forged.map(() => 401))
  })

  test('ends after 12 hours, to the millisecond', async () => {
    const { account } = await anAccount()
    let wall = 1_000_000_000_000
    const find = actorFinder(city.sql, city.city.keys, () => wall)
    const { token, expiresAt } = openSession(city.city.keys, account, wall)
    expect(expiresAt - wall).toBe(12 * hourMs)
    wall = expiresAt - 11_000 // longer before than an answer is remembered
    expect(await find(token)).toMatchObject({ id: account })
    wall = expiresAt
    expect(await find(token)).toBeNull()
  })

  test('of an account that is closed ends within 10 seconds', async () => {
    const { account } = await anAccount()
    let wall = 1_000_000_000_000
    const find = actorFinder(city.sql, city.city.keys, () => wall)
    const { token } = openSession(city.city.keys, account, wall)
    expect(await find(token)).toMatchObject({ id: account })
    await close(account)
    wall += 10_001
    expect(await find(token)).toBeNull()
  })
})

describe('a key of a machine', () => {
  const make = async (account: string, days = 30) =>
    city.run(createApiKey, city.actor('administrator'), { account, days }, Date.now())

  test('is made by nobody but an administrator of the area', async () => {
    const { account } = await anAccount({})
    await expect(
      city.run(createApiKey, city.actor('city-commander'), { account, days: 1 }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(createApiKey, city.actor('administrator', '410102'), { account, days: 1 }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(
      city.run(createApiKey, city.actor('administrator'), { account: 'nobody', days: 1 }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  test('opens the door, and only its hash is kept with it', async () => {
    const { account } = await anAccount({})
    const { key } = await make(account)
    expect(key).toMatch(/^bihuan_[\w-]{32}$/)
    expect(await meWith(key)).toBe(200)
    expect(await meWith(`${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBe(401)
    const stored = await city.sql<
      { text: string }[]
    >`select k::text as text from api_keys k where account_id = ${account}`
    expect(stored).toHaveLength(1)
    expect(stored[0]?.text).not.toContain(key)
  })

  test('ends on its day, when it is revoked, and when its account is closed', async () => {
    let wall = Date.now()
    const find = actorFinder(city.sql, city.city.keys, () => wall)
    const later = () => {
      wall += 10_001
    }
    const endings = [
      (account: string) =>
        city.sql`update api_keys set expires_at = now() where account_id = ${account}`,
      (account: string) =>
        city.sql`update api_keys set revoked_at = now() where account_id = ${account}`,
      (account: string) => close(account),
    ]
    for (const end of endings) {
      const { account } = await anAccount({})
      const { key } = await make(account)
      expect(await find(key)).toMatchObject({ id: account })
      await end(account)
      later()
      expect(await find(key)).toBeNull()
    }
  })

  test('has 192 random bits', () => {
    const keys = Array.from({ length: 200 }, () => newApiKey().key)
    expect(new Set(keys).size).toBe(200)
    expect(Buffer.from(keys[0]?.slice('bihuan_'.length) ?? '', 'base64url')).toHaveLength(24)
  })
})

describe('the demo door', () => {
  const enter = (it: FastifyInstance, signInName: string) =>
    it.inject({ method: 'POST', url: '/api/v1/demo/sessions', payload: { signInName } })

  test('opens for demo accounts only', async () => {
    const demo = await anAccount({ isDemo: true })
    const real = await anAccount()
    expect((await enter(app, demo.signInName)).statusCode).toBe(200)
    expect((await enter(app, real.signInName)).statusCode).toBe(404)
    await close(demo.account)
    expect((await enter(app, demo.signInName)).statusCode).toBe(404)
  })

  test('is not there in a real city, nor is its clock', async () => {
    const demo = await anAccount({ isDemo: true })
    const real = await buildApp(
      {
        city: city.city,
        clock: systemClock,
        demo: null,
        findActor: actorFinder(city.sql, city.city.keys),
      },
      { version: 'test', webFolder: null, log: false },
    )
    onTestFinished(() => real.close())
    expect((await enter(real, demo.signInName)).json()).toMatchObject({
      status: 404,
      code: 'demo.only',
    })
    expect((await real.inject({ url: '/api/v1/demo/clock' })).statusCode).toBe(404)
    const headers = { authorization: `Bearer ${city.tokenFor(demo.account)}` }
    expect(
      (
        await real.inject({
          method: 'POST',
          url: '/api/v1/demo/clock',
          payload: { speed: 60 },
          headers,
        })
      ).statusCode,
    ).toBe(404)
  })
})
