import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveOrders } from '../testing/serve-orders.ts'
import { openAs } from '../testing/status-phone.ts'
import { type Visit, visit } from '../testing/visit.ts'

const served = await serveOrders()
const { desk, url, clock } = served
const { city, people } = desk
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
  await city.sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
    values ('clerk-1', 'clerk-1', '周窗口', 'registrar', '410105', 'helpdesk', true, ${desk.now})`
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const reason = '复核后认为没有必要继续隔离，请放心回家。'
let next = 0
async function appealed(words = '我那天没有去过那里。') {
  const person = people[next] ?? ''
  next += 1
  const order = await desk.order(person, {}, clock.now())
  await served.pass(1)
  const phone = await openAs(browser, url, person)
  await phone.page.locator('.m-appeal .k-button').first().click()
  await phone.page.locator('textarea').fill(words)
  await phone.page.getByRole('button', { name: 'Send my appeal' }).click()
  await phone.page.locator('.m-appeal-steps').waitFor()
  const [row] = await city.sql<{ id: string }[]>`
    select id from order_acts where kind = 'appeal' and order_id = ${order}`
  return { person, order, phone, appeal: row?.id ?? '' }
}

const atDesk = (as: string, path: string): Promise<Visit> =>
  visit(browser, `${url}/desk${path}`, { language: 'en', as })

async function openAppeal(page: Page) {
  await page.locator('.order-purposes button').first().click()
  await page.locator('.appeal-words').first().waitFor()
}

async function say(page: Page, act: string, words = reason) {
  await page.locator('.order-act textarea').fill(words)
  await page.locator(`[data-act="${act}"] button`).click()
  await page.getByRole('button', { name: 'Sign with my passkey' }).click()
  await page.waitForURL(/\/desk\/appeals\//)
}

describe('an appeal from the page', () => {
  test('goes in with two taps, shows its clocks, and is decided by an officer with a passkey; the person reads why', async () => {
    const { phone, appeal } = await appealed()
    const steps = await phone.page.locator('.m-appeal-steps').innerText()
    expect(steps).toContain('Your appeal is being looked at')
    expect(steps).toContain('First answer by')
    expect(steps).toContain('If no one decides by then, it stops by itself.')

    const { page, faults, close } = await atDesk('ma', '/appeals')
    await page.getByRole('link', { name: appeal }).click()
    await openAppeal(page)
    expect(await page.locator('.appeal-words').first().innerText()).toBe('我那天没有去过那里。')
    expect(await page.locator('.order-evidence').innerText()).toContain('holds')
    expect(await page.locator('[data-act="lifted"] button').isDisabled()).toBe(true)
    await say(page, 'lifted')
    await page.getByText('order lifted').first().waitFor()
    expect(faults).toEqual([])
    await close()

    await phone.page.reload()
    await phone.page.locator('.k-status').filter({ hasText: 'You may go out' }).waitFor()
    await phone.page.goto(`${url}/m/status/orders`)
    await phone.page.locator('.m-appeal-steps').waitFor()
    const told = await phone.page.locator('.m-appeal-steps').innerText()
    expect(told).toContain('You were right: the order is lifted')
    expect(told).toContain(reason)
    expect(phone.faults).toEqual([])
    await phone.close()
  })

  test('who made the order sees before trying that they can only lift it', async () => {
    const { phone, appeal } = await appealed('')
    await phone.close()
    const { page, close } = await atDesk('wu', '/appeals')
    const row = page.getByRole('row').filter({ hasText: appeal })
    await row.getByText('your own order: you may only lift it').waitFor()
    await row.getByRole('link', { name: appeal }).click()
    await openAppeal(page)
    await page.locator('.order-act textarea').fill(reason)
    expect(await page.locator('[data-act="upheld"] button').isDisabled()).toBe(true)
    expect(await page.locator('[data-act="keep"]').innerText()).toContain(
      'cannot uphold or keep it',
    )
    expect(await page.locator('[data-act="lifted"] button').isDisabled()).toBe(false)
    expect(await page.locator('.appeal-words').first().innerText()).toContain('none is needed')
    await close()
  })

  test('that nobody decides stops the order at its 24th hour; the queue has it on top', async () => {
    const { phone, appeal, order } = await appealed()
    clock.set({ now: clock.now() + 24 * hourMs + 60_000 })
    await phone.page.reload()
    await phone.page.locator('.k-status').filter({ hasText: 'You may go out' }).waitFor()
    await phone.page.goto(`${url}/m/status/orders`)
    await phone.page.getByText('No one decided: the order has stopped').first().waitFor()
    await phone.close()
    const { page, close } = await atDesk('ma', '/appeals')
    const first = page.locator('.ant-table-row').first()
    await first.getByText('tell the person; the order has stopped').waitFor()
    const row = page.getByRole('row').filter({ hasText: appeal })
    expect(await row.innerText()).toContain('without effect')
    expect(await row.innerText()).toContain(order)
    await page.locator('.ant-segmented').getByText('Figures').click()
    await page.getByRole('columnheader', { name: 'Nobody decided' }).waitFor()
    await close()
  })
})

test('a clerk writes down a call, in the words of the caller, and is named', async () => {
  const person = people[next] ?? ''
  next += 1
  const order = await desk.order(person, {}, clock.now())
  await served.pass(1)
  const { page, faults, close } = await atDesk('clerk-1', '/appeals')
  await page.getByLabel('The whole number, or the 15 digits of a record').fill(person)
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('button', { name: order }).click()
  await page.getByLabel("In the person's own words (may stay empty)").fill('我没有接触过别人')
  const send = page.getByRole('button', { name: 'Write it down' })
  expect(await send.isDisabled()).toBe(true)
  await page.getByLabel('Number of the call or of its recording').fill('C-2022-0114-7')
  await send.click()
  await page.getByText('Appeal written down').waitFor()
  expect(faults).toEqual([])
  await close()
  const phone = await openAs(browser, url, person)
  await phone.page.locator('.m-appeal-steps').waitFor()
  expect(await phone.page.locator('.m-appeal-steps').innerText()).toContain('我没有接触过别人')
  await phone.close()
})

test('a measure without an order is reported from a phone, answered by the district, and the phone reads the answer', async () => {
  const person = people[next] ?? ''
  next += 1
  const phone = await openAs(browser, url, person, '/status/report')
  await phone.page.getByRole('button', { name: 'Send this' }).click()
  await phone.page.getByText('Choose what is done.').waitFor()
  await phone.page.getByLabel('What is done?').selectOption('block_exit')
  await phone.page.getByLabel('Where?').fill('3号楼南门')
  await phone.page.getByRole('button', { name: 'Send this' }).click()
  await phone.page.getByText(/must answer by/).waitFor()

  const { page, faults, close } = await atDesk('ma', '/excess')
  await page.getByRole('button', { name: '3号楼南门' }).click()
  await page.getByText('Who reported it is kept nowhere.').waitFor()
  await page.getByLabel('What you tell the reporter, in plain words').fill('门已经打开，并已批评。')
  await page.getByRole('button', { name: 'It was stopped' }).click()
  await page.getByText('门已经打开').first().waitFor()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: '3号楼南门' }).waitFor({ state: 'detached' })
  expect(faults).toEqual([])
  await close()

  await phone.page.reload()
  await phone.page.getByText('The district says: it was stopped').waitFor()
  expect(await phone.page.locator('main').innerText()).toContain('门已经打开，并已批评。')
  expect(phone.faults).toEqual([])
  await phone.close()
})
