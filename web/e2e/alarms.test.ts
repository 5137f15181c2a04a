import { AxeBuilder } from '@axe-core/playwright'
import { watchOnce } from '@bihuan/server/watch/watch-once.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveOrders } from '../testing/serve-orders.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveOrders()
const { desk } = served
const person = (n: number) => desk.people[n] ?? ''
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
  const { city, sql } = desk.city
  await watchOnce(city, desk.now)
  // What only somebody with SQL could do: an order without signatures, a fact from nowhere, a changed end.
  const order = await desk.order(person(0))
  await sql`update orders set until_at = until_at + interval '90 days' where id = ${order}`
  await desk.contact(person(1))
  await watchOnce(city, desk.now)
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const open = (as: string, options: VisitOptions = {}, path = '/alarms') =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', as, ...options })
const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const cards = (page: Page) => page.locator('.alarm')

describe('the page of alarms', () => {
  test('is for who controls others', async () => {
    const { page, close } = await open('wu')
    await page.getByText('This role does not read alarms').waitFor()
    await close()
  })

  test('says what was found and what to do, in both languages', async () => {
    const { page, faults, close } = await open('ma')
    await cards(page).first().waitFor()
    expect(await cards(page).count()).toBeGreaterThanOrEqual(3)
    await page.getByText('A row that says another thing than its order').waitFor()
    await page.getByText('until_at').waitFor()
    await shot(page, 'alarms-en')
    const { violations } = await new AxeBuilder({ page })
      .include('main')
      .exclude('.watermark')
      .analyze()
    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    ).toEqual([])
    expect(faults).toEqual([])
    await close()
    const inChinese = await open('ma', { language: 'zh-CN', width: 390 })
    await inChinese.page.getByText('数据行与签署的决定不一致').waitFor()
    await shot(inChinese.page, 'alarms-zh')
    const overhang = await inChinese.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overhang).toBe(0)
    await inChinese.close()
  })

  test('keeps an alarm that somebody looks into, with who it is', async () => {
    const { page, close } = await open('ma')
    await cards(page).first().waitFor()
    const before = await cards(page).count()
    await page.getByRole('button', { name: 'I look into it' }).first().click()
    await page.waitForFunction((n) => document.querySelectorAll('.alarm').length === n, before - 1)
    await page.getByText('Seen', { exact: true }).click()
    await page.getByText(/seen by/).waitFor()
    expect(new URL(page.url()).searchParams.get('state')).toBe('seen')
    await shot(page, 'alarms-seen')
    await close()
  })

  test('counts on the first page what nobody has seen', async () => {
    const { page, close } = await open('ma', {}, '/')
    await page.getByText(/Alarms that nobody has seen: \d/).waitFor()
    await shot(page, 'alarms-home')
    await close()
  })
})
