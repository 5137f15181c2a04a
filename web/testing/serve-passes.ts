import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { aPassDesk } from '@bihuan/server/pass/a-pass-desk.ts'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))

/**
 * The real server on a city in which orders are signed and passes are issued, with the demo account `guard` of a gate. The clock stands
 * an hour and some minutes after the beginning, and runs as the machine's does.
 */
export async function servePasses(people = 60) {
  const desk = await aPassDesk({ people })
  const { city } = desk
  await city.run(createAccount, city.actor('administrator'), {
    signInName: 'guard',
    displayName: '周卡口',
    role: 'checkpoint-guard',
    areaCode: '410105001',
    unit: '东门卡口',
    isDemo: true,
  })
  const clock = demoClock(city.start + hourMs + 20 * 60_000)
  clock.set({ speed: 1 })
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(city.sql, city.city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const url = `http://127.0.0.1:${address.port}`
  return { desk, city, clock, url, stop: () => app.close() }
}
export type ServedPasses = Awaited<ReturnType<typeof servePasses>>

/** A page of somebody's phone, and what went wrong on it. */
export type PhonePage = { page: Page; faults: string[]; close(): Promise<void> }

const small = { width: 360, height: 640 }

async function opened(
  browser: Browser,
  options: BrowserContextOptions,
  prepare: Record<string, string>,
): Promise<PhonePage> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: small,
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
    permissions: ['camera'],
    ...options,
  })
  await context.addInitScript((items) => {
    for (const [name, value] of Object.entries(items)) localStorage.setItem(name, value)
  }, prepare)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => {
    // Before somebody has signed in the server says 401, and a phone without network says so too.
    if (line.type() === 'error' && !/status of 401|net::ERR/.test(line.text()))
      faults.push(line.text())
  })
  return { page, faults, close: () => context.close() }
}

/** A resident's phone, signed in as somebody. */
export async function aResident(
  browser: Browser,
  { url }: Pick<ServedPasses, 'url'>,
  person: string,
  options: BrowserContextOptions & { isElder?: boolean } = {},
): Promise<PhonePage> {
  const { isElder, ...more } = options
  const prepare = { 'bihuan.m.session': '1', ...(isElder ? { 'bihuan.elder': '1' } : {}) }
  const phone = await opened(browser, more, prepare)
  const answer = await phone.page.request.post(`${url}/api/v1/demo/resident-sessions`, {
    data: { person },
    headers: { 'idempotency-key': randomUUID() },
  })
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
  return phone
}

/** A guard's phone at the gate, with a gun and without camera unless said otherwise. */
export async function aGate(
  browser: Browser,
  { url }: Pick<ServedPasses, 'url'>,
  options: BrowserContextOptions & { hasCamera?: boolean; isGuest?: boolean } = {},
): Promise<PhonePage> {
  const { hasCamera = false, isGuest = false, ...more } = options
  const phone = await opened(browser, more, hasCamera ? {} : { 'bihuan.gate.camera': 'off' })
  if (!isGuest) {
    const answer = await phone.page.request.post(`${url}/api/v1/demo/sessions`, {
      data: { signInName: 'guard' },
      headers: { 'idempotency-key': randomUUID() },
    })
    if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
  }
  await phone.page.goto(`${url}/f/gate`)
  await phone.page.locator('.g-page').waitFor()
  return phone
}
