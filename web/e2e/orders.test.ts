import { AxeBuilder } from '@axe-core/playwright'
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
  await desk.contact(person(0))
  await desk.contacts(desk.people.slice(10, 80))
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const open = (path: string, as: string, options: VisitOptions = {}) =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', as, ...options })
const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (!shots) return
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
async function choose(page: Page, id: string, word: string) {
  await page.locator(`#${id}`).click()
  const options = page.locator('.ant-select-item-option').filter({ visible: true })
  await options.filter({ hasText: word }).first().click()
  // The list of another choice may hold the same word: this one must be gone before the next is opened.
  await options.first().waitFor({ state: 'hidden' })
}
async function seriousFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .include('main')
    .exclude('.watermark')
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
/** Says why, where the page asks before it shows a person. */
async function sayWhy(page: Page) {
  await page.locator('.order-purposes button, .order-columns').first().waitFor()
  if (await why(page).isVisible()) await why(page).click()
}
const why = (page: Page) => page.getByRole('button', { name: /Orders and appeals|命令与申诉/ })

/** Opens a signing as an officer and signs it. */
async function signAs(name: string, address: string, shotName?: string) {
  const { page, faults, close } = await open(address, name)
  await sayWhy(page)
  await page.getByRole('button', { name: 'Sign with my passkey' }).waitFor()
  if (shotName) await shot(page, shotName)
  await page.getByRole('button', { name: 'Sign with my passkey' }).click()
  return { page, faults, close }
}

describe('one order', () => {
  test('is drafted from the facts of a person, signed by two, read with its story, and lifted by one', async () => {
    const { page, faults, close } = await open(`/orders/new`, 'wu')
    await page.getByLabel(/15 digits/).fill(person(0))
    await page.getByRole('button', { name: 'Find' }).click()
    await page.locator('#order-choice').waitFor()
    await page.locator('#order-reason-zh').fill('')
    await choose(page, 'order-approver', 'street')
    await page.getByRole('button', { name: 'Check it and go to signing' }).click()
    await page.locator('[data-pointer="/reason"]').waitFor()
    expect(await page.locator('[data-pointer="/reason"]').textContent()).toMatch(/plain words/)
    await shot(page, 'order-new-fault')
    expect(await seriousFaults(page)).toEqual([])
    await page.locator('#order-reason-zh').fill('您和一位确诊的人同桌吃过饭，需要先观察几天。')
    await page.getByRole('button', { name: 'Check it and go to signing' }).click()
    await page.waitForURL(/\/signings\//)
    const address = new URL(page.url()).pathname.replace('/desk', '')
    await sayWhy(page)
    await page.getByRole('button', { name: 'Sign with my passkey' }).click()
    await page.getByText('It is not your turn to sign').waitFor()
    await shot(page, 'order-signing-half')
    await close()
    const second = await signAs('li', address, 'order-signing')
    await second.page.waitForURL(/\/orders\/4101/)
    await second.page.getByText('What the person reads').waitFor()
    await shot(second.page, 'order-page')
    expect(await seriousFaults(second.page)).toEqual([])
    await second.page.getByLabel(/Why, in plain words/).fill('复核后认为没有必要继续。')
    await second.page.getByRole('button', { name: 'Lift', exact: true }).click()
    await second.page.getByRole('button', { name: 'Sign with my passkey' }).click()
    await second.page
      .locator('.tag', { hasText: /^●lifted$/ })
      .first()
      .waitFor()
    await shot(second.page, 'order-lifted')
    await second.page.locator('header button', { hasText: /^中文$/ }).click()
    await shot(second.page, 'order-lifted-zh')
    expect([...faults.filter((fault) => !/422/.test(fault)), ...second.faults]).toEqual([])
    await second.close()
  })

  test('without a ground cannot even be chosen', async () => {
    const { page, close } = await open(`/orders/new?person=${person(5)}`, 'wu')
    await page.getByText('There is no ground for an order').waitFor()
    await shot(page, 'order-no-ground')
    await close()
  })
})

describe('a batch', () => {
  test('is signed only after its sample was opened one by one, and suspended by one button', async () => {
    const { page, faults, close } = await open('/orders/many', 'wu')
    await page.locator('#batch-choice').waitFor()
    await choose(page, 'batch-choice', 'isolation at a site')
    await choose(page, 'batch-approver', 'street')
    await choose(page, 'batch-city', 'city')
    await shot(page, 'batch-new')
    await page.locator('header button', { hasText: /^中文$/ }).click()
    await shot(page, 'batch-new-zh')
    await page.locator('header button', { hasText: /^EN$/ }).click()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Judge each one and go to signing' }).click()
    await page.waitForURL(/\/signings\//)
    const address = new URL(page.url()).pathname.replace('/desk', '')
    await sayWhy(page)
    const button = page.getByRole('button', { name: 'Sign with my passkey' })
    await button.waitFor()
    expect(await button.isDisabled()).toBe(true)
    await page.locator('.order-map path.order-map-4').waitFor()
    await shot(page, 'batch-signing')
    await page.locator('header button', { hasText: /^中文$/ }).click()
    await page.getByText('等您').or(page.getByText('请先看完样本')).first().waitFor()
    await shot(page, 'batch-signing-zh')
    await page.locator('header button', { hasText: /^EN$/ }).click()
    const openAll = async (one: Page) => {
      for (let n = 0; n < 10; n += 1) {
        await one.getByRole('button', { name: /Open the (first|next)/ }).click()
        await one.locator('.order-sample-one').waitFor()
        await one.waitForFunction(
          (count) =>
            document.querySelectorAll('.order-sample-dots .seen, .order-sample-dots .now').length >=
            count,
          n + 1,
        )
      }
      await one.getByText('10 of 10 opened').waitFor()
    }
    await openAll(page)
    await shot(page, 'batch-sample')
    await button.click()
    await page.getByText('It is not your turn to sign').waitFor()
    await close()
    for (const name of ['li', 'he']) {
      const next = await open(address, name)
      await sayWhy(next.page)
      await openAll(next.page)
      await next.page.getByRole('button', { name: 'Sign with my passkey' }).click()
      if (name === 'he') {
        await next.page.waitForURL(/\/batches\//)
        await next.page.getByText('How they stand now').waitFor()
        await shot(next.page, 'batch-page')
        expect(await seriousFaults(next.page)).toEqual([])
        await next.page.getByLabel(/Why, in plain words/).fill('名单来源有误，全部停止。')
        await next.page.getByRole('button', { name: 'Suspend the whole batch' }).click()
        await next.page.getByRole('button', { name: 'Sign with my passkey' }).click()
        await next.page
          .getByText(/^suspended /)
          .first()
          .waitFor()
        await shot(next.page, 'batch-suspended')
      } else await next.page.getByText('It is not your turn to sign').waitFor()
      expect(next.faults).toEqual([])
      await next.close()
    }
    expect(faults).toEqual([])
  })
})

describe('a zone', () => {
  test('is declared on the buildings that have a case, and its conditions are listed', async () => {
    await desk.city.sql`
      insert into facts (id, kind, person_id, reason, places, at, known_at, recorded_by)
      values ('case 1', 'case', ${person(100)}, 'patient_confirmed', ${['building:6', 'compound:1', 'county:410105']}, ${desk.now - 3_600_000}, ${desk.now - 3_600_000}, 'investigator')`
    const { page, faults, close } = await open('/orders/new?about=area', 'wu')
    await page.getByLabel('Street').click()
    await page.locator('.ant-select-item-option').filter({ visible: true }).first().click()
    await page.getByText(/6号楼/).click()
    await choose(page, 'zone-approver', 'street')
    await shot(page, 'zone-new')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Check it and go to signing' }).click()
    await page.waitForURL(/\/signings\//)
    const address = new URL(page.url()).pathname.replace('/desk', '')
    await sayWhy(page)
    await page.getByRole('button', { name: 'Sign with my passkey' }).click()
    await page.getByText('It is not your turn to sign').waitFor()
    await close()
    const second = await signAs('li', address)
    await second.page.waitForURL(/\/orders\/4101/)
    await second.page.getByText('6号楼').waitFor()
    await second.close()
    const list = await open('/orders?view=zones', 'li')
    await list.page.locator('.order-zones li').first().waitFor()
    await shot(list.page, 'zones')
    await list.close()
    expect([...faults, ...second.faults]).toEqual([])
  })
})

describe('the desk of orders', () => {
  test('lists what stands with its filters in the address, in both languages, and fits a phone', async () => {
    await desk.order(person(90))
    for (const language of ['en', 'zh-CN'] as const) {
      const { page, faults, close } = await open('/orders', 'li', { language })
      await page.locator('.ant-table-row').first().waitFor()
      await shot(page, `orders-${language}`)
      expect(await seriousFaults(page)).toEqual([])
      expect(faults).toEqual([])
      await close()
    }
    const { page, close } = await open('/orders?state=over', 'li')
    await page.locator('.tag', { hasText: 'lifted' }).first().waitFor()
    expect(
      await page.locator('.ant-select-content, .ant-select-selection-item').allTextContents(),
    ).toContain('over, last 30 days')
    await close()
    const phone = await open('/orders', 'li', { width: 390 })
    await phone.page.locator('.ant-table-row').first().waitFor()
    expect(await overhang(phone.page)).toBeLessThanOrEqual(0)
    await shot(phone.page, 'orders-phone')
    await phone.close()
  })
})

describe('the end of the response', () => {
  test('takes two officers and leaves nothing in force', async () => {
    await served.pass(1)
    const { page, faults, close } = await open('/orders', 'wu')
    await page.getByRole('button', { name: 'End the response…' }).click()
    await page.getByLabel(/Why, in plain words/).fill('疫情已经结束，全部解除。')
    await choose(page, 'end-second', 'street')
    await page.getByText('I know that this frees everybody').click()
    await shot(page, 'end-response')
    expect(await seriousFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Go to signing' }).click()
    await page.waitForURL(/\/signings\//)
    const address = new URL(page.url()).pathname.replace('/desk', '')
    await sayWhy(page)
    await page.getByRole('button', { name: 'Sign with my passkey' }).click()
    await page.getByText('It is not your turn to sign').waitFor()
    await close()
    const second = await signAs('li', address, 'end-signing')
    await second.page.waitForURL(/\/orders$/)
    await second.page.getByText('No such order').waitFor()
    await second.close()
    expect([...faults, ...second.faults]).toEqual([])
  })
})
