import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveTransfers } from '../testing/serve-transfers.ts'
import { visit } from '../testing/visit.ts'
import { allSent, aPhone, cut, overflow, seriousFaults } from './field-phone.ts'

const served = await serveTransfers()
const browser = await aBrowser(served)
const { desk } = served

const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/transfers-${name}.png`, fullPage: true })
}
const answered = (page: Page, path: RegExp) =>
  page.waitForResponse((one) => path.test(one.url()) && one.request().method() === 'POST')
/** Presses a button as somebody without a mouse does. */
async function press(page: Page, name: RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).first()
  await button.focus()
  await page.keyboard.press('Enter')
}

const words = {
  'zh-CN': {
    plan: /为所有等车的人排车/,
    tell: /全部告知/,
    take: /^登记$|^收下$|Take/,
    field: '个人码',
    on: /上车$/,
    missed: /未上车$/,
    note: /记下|登记/,
    out: '出发',
    arrived: '到达',
    allOff: '全部下车',
    cleaned: '车辆已消毒',
    over: '本车次已结束',
    gotOn: /已上车/,
  },
  en: {
    plan: /Plan trips for all who wait/,
    tell: /Tell all/,
    take: /Take/,
    field: 'Code of a person',
    on: /Got on/,
    missed: /did not get on$/,
    note: /Note it/,
    out: 'Set out',
    arrived: 'Arrived',
    allOff: 'All got off',
    cleaned: 'Vehicle disinfected',
    over: 'This trip is over',
    gotOn: /got on/,
  },
} as const

let next = 0

/** From the orders to the desk, to the phone in the vehicle without network in the middle, and back to the desk. */
async function journey(language: 'zh-CN' | 'en'): Promise<void> {
  const say = words[language]
  const people = desk.people.slice(next, next + 3)
  next += 3
  const transfers = [] as string[]
  for (const person of people) transfers.push(await served.ordered(person))
  const [first = '', second = '', third = ''] = people
  const office = await visit(browser, `${served.url}/desk/transfers`, {
    language,
    as: 'dispatcher',
  })
  const { page } = office
  await page.locator('.transfers-main .ant-table-row').nth(2).waitFor()
  await shot(page, `${language}-1-waiting`)
  const planned = answered(page, /\/trips\/plan$/)
  await press(page, say.plan)
  expect((await planned).status()).toBe(200)
  await page.locator('.transfers-side .ant-table-row').first().waitFor()
  const told = answered(page, /\/trips\/tell$/)
  await press(page, say.tell)
  expect(((await (await told).json()) as { told: string[] }).told).toHaveLength(3)
  await shot(page, `${language}-2-told`)
  const [seat] = await desk.city.sql<{ tripId: string }[]>`
    select trip_id from transfers where id = ${transfers[0] ?? ''}`
  const link = page.locator(`.transfers-side a[href$="/trips/${seat?.tripId}"]`)
  await link.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/trips\/[0-9a-f-]{36}/)
  await page.locator('.ant-table-row').nth(2).waitFor()
  await shot(page, `${language}-3-trip`)
  const trip = page.url().split('/trips/')[1] ?? ''
  const [crew] = await desk.city.sql<{ driver: string }[]>`
    select s.driver from trips t join crew_shifts s on s.id = t.shift_id where t.id = ${trip}`

  const round = { round: '' }
  const phone = await aPhone(
    browser,
    { url: served.url, round },
    { as: crew?.driver ?? '', language },
  )
  const road = phone.page
  const tap = (name: string | RegExp) =>
    road
      .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
      .first()
      .click()
  await road.locator('.dr-stop').first().waitFor()
  await shot(road, `${language}-4-phone`)
  await tap(say.out)
  await road.locator('.fh-scan').waitFor()
  await cut(road, true)
  const { code, name } = await served.codeOf(first)
  await road.getByLabel(say.field).fill(code)
  await road.keyboard.press('Enter')
  await road.locator(`article[aria-label="${name}"][data-state="on"]`).waitFor()
  await road.locator('.fh-said', { hasText: say.gotOn }).waitFor()
  const other = await served.codeOf(second)
  await road
    .locator(`article[aria-label="${other.name}"]`)
    .getByRole('button', { name: say.missed })
    .click()
  await road.locator('dialog select').selectOption('refuses')
  await road.locator('dialog .k-button-main').click()
  await road.locator(`article[aria-label="${other.name}"][data-state="no-show"]`).waitFor()
  const last = await served.codeOf(third)
  await road.locator(`article[aria-label="${last.name}"] .k-button-main`).click()
  await road.locator(`article[aria-label="${last.name}"][data-state="on"]`).waitFor()
  await shot(road, `${language}-5-without-network`)
  expect(await overflow(road)).toBe(0)
  expect(await seriousFaults(road)).toEqual([])
  const before = await desk.city
    .sql`select from transfers where id = any(${transfers}::uuid[]) and on_at is not null`
  expect(before).toHaveLength(0)
  await cut(road, false)
  await allSent(road)
  await tap(say.arrived)
  await tap(say.allOff)
  await tap(say.cleaned)
  await road.getByText(say.over).or(road.locator('.k-empty')).first().waitFor()
  await allSent(road)
  const rows = await desk.city.sql<{ state: string }[]>`
    select case when off_at is not null then 'off' when no_show_at is not null then no_show_why else 'waits' end as state
    from transfers where id = any(${transfers}::uuid[])`
  expect(rows.map(({ state }) => state).sort()).toEqual(['off', 'off', 'refuses'])
  const [done] = await desk.city.sql<
    { cleaned: boolean }[]
  >`select cleaned_at is not null as cleaned from trips where id = ${trip}`
  expect(done?.cleaned).toBe(true)
  expect(phone.faults.filter((one) => !/ERR_|Failed to load/.test(one))).toEqual([])
  await phone.close()

  await page.goto(`${served.url}/desk/transfers?list=missed`)
  await page.locator('.transfers-main .ant-table-row').first().waitFor()
  await press(page, /\*/)
  await page.locator('.transfer-story').waitFor()
  await shot(page, `${language}-6-missed`)
  await page.goto(`${served.url}/desk/vehicles`)
  await page.locator('.ant-table-row').nth(1).waitFor()
  await shot(page, `${language}-7-vehicles`)
  expect(office.faults).toEqual([])
  await office.close()
  await desk.city
    .sql`update transfers set ended_at = asked_at, ended_why = 'refuses' where id = any(${transfers}::uuid[]) and ended_at is null`
}

describe('a dispatcher and a driver', () => {
  test('move three people of an order, one of whom refuses, without network on the way, in Chinese', () =>
    journey('zh-CN'))
  test('and in English', () => journey('en'))
})
