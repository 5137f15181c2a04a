import { AxeBuilder } from '@axe-core/playwright'
import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { cutEveryThirdAnswer } from '../testing/field/bad-line.ts'
import { serveIsolation } from '../testing/serve-isolation.ts'
import { openAs } from '../testing/status-phone.ts'
import { allSent, type FieldWindow, overflow } from './field-phone.ts'

const served = await serveIsolation()
const browser = await aBrowser(served)
const { desk, url } = served
const { sql } = desk.city
const [father = '', son = ''] = served.comers

const shots = process.env.SHOTS
async function shot(page: Page, name: string) {
  if (!shots) return
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
type Look = { language?: 'zh-CN' | 'en'; theme?: 'light' | 'dark'; size?: [number, number] }

/** A tablet of the site in somebody's hands, with the book of the site on it. */
async function aTablet(as: string, look: Look = {}) {
  const { language = 'en', theme = 'light', size = [1024, 768] } = look
  const context = await browser.newContext({
    locale: language,
    viewport: { width: size[0], height: size[1] },
    reducedMotion: 'reduce',
  })
  await context.addInitScript(
    `localStorage.setItem('bihuan.drive', '1'); localStorage.setItem('bihuan.theme', '${theme}')`,
  )
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !/net::ERR|status of 401/.test(line.text()))
      faults.push(line.text())
  })
  await page.goto(`${url}/f/?drive`)
  await page.waitForFunction(() => (window as FieldWindow).__bihuanField !== undefined)
  await page.evaluate((name) => (window as FieldWindow).__bihuanField?.signIn(name), as)
  await page.waitForURL(/\/f\/site/)
  await page.locator('button.k-row').first().click()
  await page.locator('.is-rooms').first().waitFor()
  return { page, faults, context, close: () => context.close() }
}
/** Goes to a page of the site as its own links do; `mark` is something that only this page has. */
async function goTo(page: Page, path: string, mark: string) {
  await page.evaluate((to) => history.pushState(null, '', to), `/f/site${path}`)
  await page.locator(mark).first().waitFor()
}
const isCached = () =>
  caches.keys().then(async (names) => {
    const [name] = names.filter((one) => one.startsWith('bihuan-field-'))
    return name !== undefined && (await (await caches.open(name)).keys()).length > 5
  })
async function temperature(page: Page, digits: string) {
  for (const key of digits) await page.locator('.is-keys').getByText(key, { exact: true }).click()
  await page.locator('.is-save').click()
}
async function seriousFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
const unsent = (page: Page) =>
  page.evaluate(() => (window as FieldWindow).__bihuanField?.getSnapshot().unsent.count)

/** For whoever looks at the pictures: the pages on a phone, in the dark. */
async function walkThrough(page: Page) {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark'
  })
  const room = `/room?room=${desk.room('304')}`
  for (const [path, mark] of [
    ['', '.is-rooms'],
    [room, '.is-card'],
    ['/round?floor=2', '.is-keys'],
    ['/arrivals', '.k-empty'],
    ['/meals', '.is-card'],
    ['/going', '.is-leaving'],
  ] as const) {
    await goTo(page, path, mark).catch(() => undefined)
    await shot(page, `hand-${path.slice(1, 6)}-dark-zh`)
  }
  await page.setViewportSize({ width: 1024, height: 768 })
}
/** The pages of one's own isolation on a phone. */
async function atStay(person: string, more: Parameters<typeof openAs>[4] = {}) {
  const phone = await openAs(browser, url, person, '/stay', more)
  await phone.page.locator('.m-care').waitFor()
  return phone
}
const sheet = (page: Page) => page.locator('.k-sheet[open]')

test('a father who is fetched with his child reads when, says that he is ready and what they eat', async () => {
  const { page, faults, close } = await openAs(browser, url, father, '/')
  await page.locator('.ms-strip').filter({ hasText: 'You are fetched at' }).waitFor()
  await shot(page, 'phone-strip')
  await page.locator('.ms-strip').click()
  await page.getByRole('button', { name: 'I am ready at that time' }).click()
  await page.getByText('You said that you are ready').waitFor()
  await page.getByRole('button', { name: 'Say what I need' }).click()
  await sheet(page).getByLabel('Halal').check()
  await shot(page, 'phone-needs')
  await sheet(page).getByRole('button', { name: 'Tell them' }).click()
  await page.getByText('Vegetarian · Halal').waitFor()
  await shot(page, 'phone-move')
  expect(await seriousFaults(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
  const [told] = await sql`
    select confirmed_at is not null as confirmed from transfers where person_id = ${father}`
  expect(told).toEqual({ confirmed: true })
  expect(faults).toEqual([])
  await close()
})

describe('the site manager', () => {
  test('works without network from the book, over a restart, and everything is on the server once', async () => {
    const { page, faults, context, close } = await aTablet('site-manager')
    await shot(page, 'tablet-board')
    expect(await seriousFaults(page)).toEqual([])
    await expect.poll(() => page.evaluate(isCached), { timeout: 30_000 }).toBe(true)
    await context.setOffline(true)

    await goTo(page, '/arrivals', '.is-arrivals')
    await shot(page, 'tablet-arrivals')
    for (const n of [1, 2]) {
      await page.locator('.is-arrivals a').first().click()
      await page.getByRole('button', { name: 'Check in', exact: true }).waitFor()
      if (n === 1) await shot(page, 'tablet-arrive')
      await page.getByRole('button', { name: 'Check in', exact: true }).click()
      await page
        .locator('.is-came li')
        .nth(n - 1)
        .waitFor()
    }
    await page.getByText('Somebody who is not on the list').click()
    await page.getByLabel('Number').fill(syntheticIdentity(900).number)
    await page.getByLabel('Name').fill('王来')
    await page.getByLabel('Day of birth').fill('19860403')
    await page.getByRole('radio', { name: 'Contact', exact: true }).check()
    await page.getByRole('button', { name: '303', exact: true }).click()
    await shot(page, 'tablet-walk-in')
    await page.getByRole('button', { name: 'Check in', exact: true }).click()
    await page.locator('.is-came li').nth(2).waitFor()

    await goTo(page, '/round', '.is-floor')
    await page.locator('.is-floor').first().click()
    for (const [n, digits] of ['365', '382', '367', '364'].entries()) {
      await page.getByText(`${n + 1} of 4`).waitFor()
      if (n === 1) await shot(page, 'tablet-temperature')
      await temperature(page, digits)
    }
    await page.locator('.is-floor').first().waitFor()

    await page.reload()
    await page.locator('.is-floor').first().waitFor()
    await goTo(page, '/note', 'form')
    await page.getByRole('button', { name: 'Power or water' }).click()
    await page.getByLabel('What happened?').fill('三楼停水半小时')
    await shot(page, 'tablet-incident')
    await page.getByRole('button', { name: 'Write it down' }).click()
    await page.locator('.is-rooms').first().waitFor()
    expect(await page.locator('.is-room').filter({ hasText: '202' }).innerText()).toMatch(/38\.2/)
    await goTo(page, '/meals', '.is-card')
    await shot(page, 'tablet-meals')
    await page
      .getByRole('button', { name: /^Brought to 4/ })
      .first()
      .click()
    await page.locator('.k-tag').filter({ hasText: 'brought' }).waitFor()
    // Three in, four measured, one incident, one floor of meals.
    expect(await unsent(page)).toBe(9)
    await goTo(page, '', '.is-rooms')
    await shot(page, 'tablet-offline')

    const line = await cutEveryThirdAnswer(context)
    await context.setOffline(false)
    await allSent(page)
    expect(line.cut).toBeGreaterThan(1)
    const [told] = await sql`
      select (select count(*)::int from stays where left_at is null) as stays,
        (select count(*)::int from stays s join rooms r on r.id = s.room_id where r.code = '304') as together,
        (select count(*)::int from health_checks) as checks, (select count(*)::int from care_alarms) as alarms,
        (select count(*)::int from site_incidents) as incidents, (select count(*)::int from stay_meals where delivered) as meals,
        (select count(*)::int from people where name = '王来') as walk_ins`
    expect(told).toEqual({
      ...{ stays: 8, together: 2, checks: 4, alarms: 1, incidents: 1, meals: 4, walkIns: 1 },
    })
    const conflicts = await page.evaluate(
      () => (window as FieldWindow).__bihuanField?.getSnapshot().conflicts,
    )
    expect(conflicts).toEqual([])
    expect(faults).toEqual([])
    await close()
  })
})

test('the father tells both temperatures, asks for another diet, and reads what his release waits for', async () => {
  const { page, faults, context, close } = await atStay(father)
  await page.locator('.ms-beside article').nth(1).waitFor()
  await shot(page, 'phone-stay')
  expect(await page.locator('.k-status').first().innerText()).toContain('Room 304')
  for (const [n, degrees] of ['36.6', '38,4'].entries()) {
    await page.locator('.ms-beside article').nth(n).getByRole('button').click()
    await sheet(page).getByLabel('Temperature in °C').fill(degrees)
    if (n === 1) await sheet(page).getByLabel('Cough').check()
    if (n === 1) await shot(page, 'phone-health')
    await sheet(page).getByRole('button', { name: 'Send it' }).click()
    await sheet(page).waitFor({ state: 'detached' })
  }
  await page.getByText('Somebody will look after you soon').waitFor()
  await page.getByRole('button', { name: 'My meals' }).click()
  await sheet(page).getByLabel('In a few words').fill('孩子对坚果过敏')
  await sheet(page).getByRole('button', { name: 'Send it' }).click()
  await page.getByText('孩子对坚果过敏').waitFor()
  const open = page.locator('.ms-conditions li')
  expect(await open.count()).toBeGreaterThan(2)
  expect(await page.locator('.ms-conditions li.ms-met').count()).toBeLessThan(await open.count())
  expect(await seriousFaults(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
  const checks = await sql<{ person: string }[]>`
    select distinct person_id as person from health_checks where by_person order by 1`
  expect(checks.map(({ person }) => person)).toEqual([father, son])
  await context.setOffline(true)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByText(/No network · this is from/).waitFor()
  await shot(page, 'phone-stay-offline')
  expect(await page.locator('.ms-conditions li').count()).toBe(await open.count())
  expect(faults).toEqual([])
  await close()
})

test('the same in Chinese, in large letters and in the dark', async () => {
  const zh = await atStay(father, { language: 'zh-CN' })
  await zh.page.locator('.ms-conditions').waitFor()
  await shot(zh.page, 'phone-stay-zh')
  expect(await zh.page.locator('main').innerText()).toMatch(/304 房[\s\S]*解除|可以走/)
  await zh.close()
  const large = await atStay(father, { language: 'zh-CN', isElder: true, theme: 'dark' })
  await large.page.locator('.ms-conditions').waitFor()
  await shot(large.page, 'phone-stay-elder-dark')
  expect(await overflow(large.page)).toBe(0)
  expect(await seriousFaults(large.page)).toEqual([])
  await large.close()
})

test('a site worker is told loudly who may go, by the book and without network, and writes down that they went', async () => {
  const { page, faults, context, close } = await aTablet('site-worker', { language: 'zh-CN' })
  await goTo(page, '/going', '.is-leaving li')
  await shot(page, 'tablet-going-later-zh')
  await served.pass(15 * 24 * 60)
  // The tablet learns the time, and nothing else: the book is that of fifteen days ago.
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  const ours = page.locator('.is-free button').filter({ hasText: '304张6' })
  await ours.waitFor({ timeout: 30_000 })
  await context.setOffline(true)
  await shot(page, 'tablet-going-zh')
  if (shots) await walkThrough(page)
  await ours.click()
  await page
    .getByText(/已满足解除：现在可以离开/)
    .last()
    .waitFor()
  await shot(page, 'tablet-leave-zh')
  await page.getByRole('button', { name: '现在离开' }).click()
  await page.locator('.k-sheet[open]').waitFor({ state: 'detached' })
  await context.setOffline(false)
  await allSent(page)
  const left = await sql<{ how: string }[]>`
      select left_how as how from stays where left_at is not null`
  expect(left).toMatchObject([{ how: 'released' }])
  expect(faults).toEqual([])
  await close()
})

test('who has gone home takes the certificate and the proof for work, in both languages', async () => {
  const { page, faults, close } = await atStay(father)
  await page.getByText('Certificate of release').click()
  await page.locator('.ms-paper').waitFor()
  await shot(page, 'phone-certificate')
  expect(await page.locator('.ms-paper').innerText()).toContain('张6')
  await close()
  const zh = await atStay(father, { language: 'zh-CN' })
  await zh.page.getByText('给单位的证明').click()
  await zh.page.locator('.ms-paper').waitFor()
  await shot(zh.page, 'phone-proof-zh')
  expect(await zh.page.locator('.ms-paper').innerText()).toMatch(/41/)
  await zh.close()
  const still = await atStay(served.mother)
  await still.page.getByText('You may go').waitFor()
  await still.page.locator('.ms-conditions').waitFor()
  const all = await still.page.locator('.ms-conditions li').count()
  expect(all).toBeGreaterThan(2)
  expect(await still.page.locator('.ms-conditions li.ms-met').count()).toBe(all)
  await shot(still.page, 'phone-may-go')
  expect([...faults, ...zh.faults, ...still.faults]).toEqual([])
  await still.close()
})
