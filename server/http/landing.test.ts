import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Role } from '@bihuan/contract/access.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { actorFinder } from '../accounts/session.ts'
import { systemClock } from '../clock.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { buildApp } from './app.ts'
import { sessionCookie } from './context.ts'

const page = '<!doctype html><title>a page</title>'.padEnd(2_000)
const webFolder = mkdtempSync(join(tmpdir(), 'bihuan-web-'))
for (const shell of ['desk', 'f', 'm']) {
  mkdirSync(join(webFolder, shell))
  writeFileSync(join(webFolder, shell, 'index.html'), page)
  writeFileSync(join(webFolder, shell, 'index.html.gz'), gzipSync(page))
}

let city: TestCity
let app: Awaited<ReturnType<typeof buildApp>>
beforeAll(async () => {
  city = await aCity()
  app = await buildApp(
    {
      city: city.city,
      clock: systemClock,
      demo: null,
      findActor: actorFinder(city.sql, city.city.keys),
    },
    { version: 'test', webFolder, log: false },
  )
})

async function landing(role: Role | null, agent = 'Mozilla/5.0 (X11; Linux x86_64)') {
  const cookies: Record<string, string> = {}
  if (role) {
    const { account } = await city.run(createAccount, city.actor('administrator'), {
      signInName: `one-${role}`,
      displayName: '某人',
      role,
      areaCode: '4101',
      unit: 'test',
    })
    cookies[sessionCookie] = city.tokenFor(account)
  }
  const answer = await app.inject({ url: '/', cookies, headers: { 'user-agent': agent } })
  expect(answer.statusCode).toBe(302)
  return answer.headers.location
}

describe('the address of the city', () => {
  test('leads each role to the page of its work', async () => {
    expect(await landing('sampler')).toBe('/f/')
    expect(await landing('courier')).toBe('/f/box')
    expect(await landing('grid-worker')).toBe('/f/doors')
    expect(await landing('lab-technician')).toBe('/desk/lab')
    expect(await landing('resident')).toBe('/m/')
    expect(await landing('city-commander')).toBe('/desk/')
  })

  test('takes somebody unknown on a phone for a resident, on anything else for staff', async () => {
    expect(await landing(null, 'Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile Safari')).toBe(
      '/m/',
    )
    expect(await landing(null)).toBe('/desk/')
  })
})

describe('a page', () => {
  test('is sent as it was compressed when it was built', async () => {
    const packed = await app.inject({ url: '/m/', headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.rawPayload.length).toBeLessThan(page.length / 4)
    const plain = await app.inject({ url: '/m/' })
    expect(plain.body).toBe(page)
  })

  test('may run WebAssembly in the field only, where the camera reads codes', async () => {
    const of = async (url: string) =>
      String((await app.inject({ url })).headers['content-security-policy'])
    expect(await of('/f/sample')).toContain("'wasm-unsafe-eval'")
    for (const url of ['/m/', '/desk/', '/fake']) expect(await of(url)).not.toContain('wasm')
  })
})
