import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveContacts } from '../testing/serve-contacts.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveContacts()
const { desk } = served
const { sql } = desk.city
const person = (n: number) => desk.people[n] ?? ''
let browser: Browser
let caseId = ''

beforeAll(async () => {
  browser = await openChromium()
  caseId = await desk.aCase(person(0))
  const venue = randomUUID()
  await sql`
    insert into venues (id, name, kind, area_code, address, added_by, added_at)
    values (${venue}, '花园路小馆', 'restaurant', '410105001001', '花园路', 'x', ${desk.now})`
  const body = {
    ...{ day: null, place: null, words: '', transport: null, mask: null, activity: 'meal' },
    ...{ howMany: 3, people: [{ person: person(4) }, { name: '穿红衣的', relation: '同事' }] },
  }
  await sql`
    insert into case_items (id, case_id, kind, from_at, until_at, certainty, source, venue_id, body, state, written_by, written_at)
    values (${randomUUID()}, ${caseId}, 'visit', ${desk.now - 9 * hourMs}, ${desk.now - 8 * hourMs}, 'verified', 'spoken', ${venue},
      ${sql.json(desk.city.city.keys.sealedJson('facts', desk.now, body) as never)}, 'confirmed', 'x', ${desk.now})`
  await sql`
    insert into venue_visits (venue_id, day, person_id, from_at, until_at)
    select ${venue}, '2022-01-13', id, ${desk.now - 9 * hourMs}, ${desk.now - 8.5 * hourMs} from unnest(${desk.people.slice(10, 14)}::bigint[]) t (id)`
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
async function seriousFaults(page: Page) {
  const found = new AxeBuilder({ page }).include('main').exclude('.watermark')
  const { violations } = await found.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
/** Says why, where a page asks before it shows a document. */
async function sayWhy(page: Page) {
  const sign = page.getByRole('button', { name: /^(Sign with my passkey|用我的通行密钥签署)$/ })
  const why = page.locator('.order-purposes button')
  await sign.or(why).first().waitFor()
  if (await why.first().isVisible()) {
    await why.first().focus()
    await page.keyboard.press('Enter')
    await sign.waitFor()
  }
}
/** Goes to a control by the keyboard alone and presses Enter on it. */
async function press(page: Page, name: string | RegExp) {
  const control = page.getByRole('button', { name }).first()
  await control.focus()
  await page.keyboard.press('Enter')
}
// The machine of the tests does much at once.
const patience = { timeout: 10_000 }
const rows = (page: Page) => page.locator('.contacts .ant-table-row')

describe('the contacts of a case', () => {
  test('are named, judged and signed with the keyboard alone, and reach who moves people', async () => {
    const { page, faults, close } = await open(`/cases/${caseId}/contacts`, 'wu')
    await page.getByText('Nobody is named yet').waitFor()
    await press(page, 'The household, by the register')
    await rows(page).first().waitFor()
    await press(page, 'Everybody of the timeline')
    await expect.poll(() => rows(page).count(), patience).toBe(3)
    const list = page.getByLabel('Or a list, one person a line: name, phone, relation')
    await list.focus()
    await page.keyboard.type('送货员 13800000000 同场所')
    await press(page, 'Name 1 person')
    await expect.poll(() => rows(page).count(), patience).toBe(4)
    await shot(page, 'contacts-named')

    const leave = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await leave()
    // All were named at one moment of the city, so nobody knows who stands first.
    for (let n = 0; n < 4; n += 1) {
      await page.keyboard.press('j')
      const isGeneral = (await page.locator('.row-picked').innerText()).includes('general contact')
      await page.keyboard.press(isGeneral ? '4' : '1')
      if (isGeneral) {
        const why = page.getByLabel(/^Why no contact/)
        await why.waitFor()
        await page.keyboard.type('门外交接，没有进屋')
        await page.keyboard.press('Enter')
        await why.waitFor({ state: 'hidden' })
        await leave()
      }
    }
    await page.getByText('4 decisions wait').waitFor()
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.getByText('Rests on').waitFor()
    await shot(page, 'contacts-judged')
    expect(await seriousFaults(page)).toEqual([])
    await press(page, 'Draft the list and sign it')
    await sayWhy(page)
    await shot(page, 'contacts-sign')
    await press(page, 'Sign with my passkey')
    await expect.poll(async () => (await sql`select from contact_lists`).length, patience).toBe(1)
    expect(faults).toEqual([])
    await close()

    const moving = await open('/contacts', 'mover', { language: 'zh-CN' })
    await rows(moving.page).first().waitFor()
    expect(await rows(moving.page).count()).toBe(2)
    await shot(moving.page, 'contacts-transfer-zh')
    expect(await seriousFaults(moving.page)).toEqual([])
    expect(moving.faults).toEqual([])
    await moving.close()
  })

  test('are a list of a district by what is next, where many are given away at once', async () => {
    const { page, faults, close } = await open('/contacts', 'wu', { language: 'zh-CN' })
    await rows(page).first().waitFor()
    await press(page, '全选本页')
    await press(page, '按社区分派给网格员')
    await page.getByText('该社区没有网格员').waitFor()
    await shot(page, 'contacts-open-zh')
    expect(await seriousFaults(page)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })
})

describe('who else was there', () => {
  test('is asked by one officer, signed by two, and answered with candidates', async () => {
    const asking = await open(`/co-presence?case=${caseId}`, 'wu')
    await asking.page.getByLabel(/^Reason/).fill('餐馆内还有谁在场无法查明')
    await asking.page.getByLabel(/^Second officer/).selectOption('li street')
    await shot(asking.page, 'co-presence-ask')
    expect(await seriousFaults(asking.page)).toEqual([])
    await press(asking.page, 'Ask, and sign')
    await sayWhy(asking.page)
    await press(asking.page, 'Sign with my passkey')
    const [row] = await sql<{ id: string }[]>`
      select id from signings where kind = 'co-presence'`
    await expect
      .poll(async () => {
        const [one] = await sql<{ n: number }[]>`
          select jsonb_array_length(assertions) as n from signings where kind = 'co-presence'`
        return one?.n
      }, patience)
      .toBe(1)
    await asking.close()
    const second = await open(`/signings/${row?.id}`, 'li', { language: 'zh-CN' })
    await sayWhy(second.page)
    await shot(second.page, 'co-presence-second-zh')
    await press(second.page, '用我的通行密钥签署')
    await expect
      .poll(async () => (await sql`select from co_presence_searches`).length, patience)
      .toBe(1)
    await second.close()
    const [search] = await sql<{ id: string }[]>`select id from co_presence_searches`
    const answer = await open(`/co-presence/${search?.id}`, 'wu', { language: 'zh-CN' })
    await rows(answer.page).first().waitFor()
    expect(await rows(answer.page).count()).toBe(4)
    await shot(answer.page, 'co-presence-answer-zh')
    expect(await seriousFaults(answer.page)).toEqual([])
    expect(answer.faults).toEqual([])
    await answer.close()
  })
})

test('a second reading is drawn, read to the last line, and signed', async () => {
  const { page, faults, close } = await open('/look-backs', 'he', { language: 'zh-CN' })
  await page.getByLabel('区县代码').fill('410105')
  // The city's time comes a moment after the page.
  await expect
    .poll(() => page.locator('input[type=date]').inputValue(), patience)
    .toBe('2022-01-14')
  await press(page, /^抽\s*取$/)
  await page.locator('.look-back-lines > li').first().waitFor()
  const lines = await page.locator('.look-back-lines > li').count()
  expect(lines).toBe(4)
  for (let n = 0; n < lines; n += 1) {
    const agree = page.locator('.look-back-lines > li').nth(n).getByRole('button').first()
    await agree.focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.locator('.look-back-lines .tag-ok:has-text("同意")').count())
      .toBe(n + 1)
  }
  await shot(page, 'look-back-zh')
  expect(await seriousFaults(page)).toEqual([])
  await press(page, '签署复核结果')
  await sayWhy(page)
  await press(page, '用我的通行密钥签署')
  await expect
    .poll(
      async () => (await sql`select from look_backs where signed_at is not null`).length,
      patience,
    )
    .toBe(1)
  expect(faults).toEqual([])
  await close()
})
