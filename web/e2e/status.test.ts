import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveOrders } from '../testing/serve-orders.ts'
import { openAs } from '../testing/status-phone.ts'

const served = await serveOrders()
const { desk, url, clock } = served
const { city, people } = desk
const [held = '', neighbour = '', reminded = '', free = '', child = '', coming = ''] = people
let browser: Browser
let order = ''

beforeAll(async () => {
  browser = await openChromium()
  order = await desk.order(held)
  await desk.order(child)
  await desk.contact(reminded)
  const evidence = [await desk.contact(coming)]
  const from = isoOf(desk.now + 20 * hourMs)
  const drafted = await desk.draft(coming, { evidence, from })
  await desk.signAll(drafted, ['wu', 'li'])
  await city.sql`
    insert into proxies (id, person_id, proxy_person_id, relation, slot, consented_at, until_at)
    values (${randomUUID()}, ${child}, ${neighbour}, 'child', 1, ${desk.now}, ${desk.now + 90 * 24 * hourMs})`
  await served.pass(5)
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const card = (page: Page) => page.locator('.k-status').first().innerText()
const reason = (page: Page) => page.locator('.m-reason').first()

describe('what I may do now', () => {
  test('somebody who is held reads it as word and shape, with the end, and each part of why', async () => {
    const { page, faults, close } = await openAs(browser, url, held)
    await reason(page).waitFor()
    expect(await card(page)).toMatch(/■\s*Please stay in/)
    expect(await card(page)).toMatch(/until .*, \d\d:\d\d|until .*24:00/)
    expect(await card(page)).toMatch(/in \d+ days/)
    const text = await reason(page).innerText()
    for (const part of [
      'You were close to somebody who is infected',
      'You ate at one table with somebody who was found infected.',
      'Since',
      'What ends it',
      'I do not agree: appeal',
      'first answer in 4 hours and a decision in 24 hours',
    ])
      expect(text).toContain(part)
    await page.getByText('What this rests on').click()
    expect(await reason(page).innerText()).toMatch(/you met somebody ill, .*\n/)
    expect(await reason(page).innerText()).toContain('《传染病防治法》第39条')
    expect(await reason(page).innerText()).toContain(order)
    expect(await page.locator('a[href="tel:120"]').count()).toBe(1)
    expect(faults).toEqual([])
    await close()
  })

  test('the same in Chinese', async () => {
    const { page, faults, close } = await openAs(browser, url, held, '/status', {
      language: 'zh-CN',
    })
    await reason(page).waitFor()
    expect(await card(page)).toMatch(/■\s*请不要外出/)
    expect(await reason(page).innerText()).toContain('您和一位确诊的人同桌吃过饭')
    expect(await page.locator('main').innerText()).toContain('看病、着火，随时可以出去。')
    expect(faults).toEqual([])
    await close()
  })

  test('reading it serves the order, once', async () => {
    const { page, close } = await openAs(browser, url, held)
    await reason(page).waitFor()
    const served = () =>
      city.sql<{ n: number }[]>`
        select count(*)::int as n from order_acts where kind = 'serve' and order_id = ${order}`
    await expect.poll(async () => (await served())[0]?.n).toBe(1)
    await page.reload()
    await reason(page).waitFor()
    await page.waitForTimeout(500)
    expect((await served())[0]?.n).toBe(1)
    await close()
  })

  test('who is a contact without an order is free and is told what is known; who has nothing is free', async () => {
    const one = await openAs(browser, url, reminded)
    await reason(one.page).waitFor()
    expect(await card(one.page)).toMatch(/◆\s*You may go out/)
    expect(await reason(one.page).innerText()).toContain('Nothing has been ordered')
    expect(await one.page.getByText('I do not agree: appeal').count()).toBe(0)
    await one.close()
    const other = await openAs(browser, url, free)
    await other.page.locator('.k-status').waitFor()
    expect(await card(other.page)).toMatch(/●\s*You may go out/)
    expect(await other.page.locator('.m-reason').count()).toBe(0)
    await other.close()
  })

  test('what is signed and has not begun stands under what comes next, and restricts nobody yet', async () => {
    const { page, close } = await openAs(browser, url, coming)
    await page.getByRole('heading', { name: 'What comes next' }).waitFor()
    expect(await card(page)).not.toContain('stay in')
    expect(await page.locator('main').innerText()).toMatch(/tomorrow|in \d+ hours/)
    await close()
  })
})

describe('on the first page', () => {
  test('the status is one line above the code that leads to the reasons', async () => {
    const { page, faults, close } = await openAs(browser, url, held, '/')
    await page.locator('.k-qr').waitFor()
    await page.locator('.m-strip').filter({ hasText: 'Please stay in' }).click()
    await reason(page).waitFor()
    expect(page.url()).toBe(`${url}/m/status`)
    expect(faults).toEqual([])
    await close()
  })

  test('who acts for somebody reads their status, says no for them, and stands in their record', async () => {
    const { page, close } = await openAs(browser, url, neighbour)
    await page.locator('.k-status').waitFor()
    expect(await card(page)).toMatch(/●/)
    await page.locator('.m-people button').nth(1).click()
    await reason(page).waitFor()
    expect(await card(page)).toMatch(/■/)
    const [look] = await city.sql`
      select from person_reads where person_id = ${child} and query = 'own.status' and purpose = 'family'`
    expect(look).toBeDefined()
    await close()
  })

  test('somebody else is told nothing of a person, not even whether there is one', async () => {
    const { page, close } = await openAs(browser, url, free)
    const answer = await page.request.get(`${url}/api/v1/family/${held}/status`)
    expect(answer.status()).toBe(404)
    await close()
  })
})

test('without network the last known status stays, with its age', async () => {
  const { page, context, close } = await openAs(browser, url, held)
  await reason(page).waitFor()
  await page.waitForTimeout(1_500)
  await context.setOffline(true)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await page.getByText(/No network · this is from \d\d:\d\d/).waitFor()
  expect(await card(page)).toMatch(/■\s*Please stay in/)
  expect(await card(page)).toMatch(/as of \d\d:\d\d, \d+ minutes? ago/)
  await close()
})

test('an order whose end has come is gone from the page although nobody did anything', async () => {
  const { page, close } = await openAs(browser, url, held, '/status/orders')
  await reason(page).waitFor()
  expect(await reason(page).innerText()).toMatch(/in force/)
  const [row] = await city.sql<
    { untilAt: number }[]
  >`select until_at from orders where id = ${order}`
  const before = clock.now()
  clock.set({ now: (row?.untilAt ?? 0) + 1_000 })
  await page.reload()
  await reason(page).filter({ hasText: 'Its time is over' }).waitFor()
  await page.goto(`${url}/m/status`)
  await page.locator('.k-status').filter({ hasText: 'You may go out' }).waitFor()
  expect(clock.now()).toBeGreaterThan(before + 24 * 60 * minuteMs)
  await close()
})

async function seriousFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => /serious|critical/.test(impact ?? ''))
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}

describe('every page of it', () => {
  for (const look of [
    { language: 'zh-CN', theme: 'light' },
    { language: 'en', theme: 'dark' },
    { language: 'zh-CN', theme: 'dark', isElder: true },
    { language: 'en', theme: 'light', isElder: true },
  ] as const) {
    const words = `${look.language} ${look.theme}${'isElder' in look ? ' elder' : ''}`
    test(`fits a phone of 360 pixels and is free of serious faults of access, ${words}`, async () => {
      for (const path of ['/status', '/status/orders', '/status/report']) {
        const { page, faults, close } = await openAs(browser, url, coming, path, {
          ...look,
          size: [360, 640],
        })
        await page.waitForTimeout(600)
        expect([path, await seriousFaults(page)]).toEqual([path, []])
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect([path, width]).toEqual([path, 360])
        if ('isElder' in look) {
          const small = await page.evaluate(() =>
            [
              ...document.querySelectorAll(
                'main a, main button, main summary, main input, main select',
              ),
            ]
              .filter((node) => node.getBoundingClientRect().height > 0)
              .filter((node) => node.getBoundingClientRect().height < 60)
              .map((node) => node.outerHTML.slice(0, 90)),
          )
          expect([path, small]).toEqual([path, []])
        }
        expect(faults).toEqual([])
        await close()
      }
    })
  }
})
