import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { servePatients } from '../testing/serve-patients.ts'
import { visit } from '../testing/visit.ts'
import { allSent, cut, type FieldWindow, overflow, seriousFaults } from './field-phone.ts'

const served = await servePatients()
const browser = await aBrowser(served)

const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/patients-${name}.png`, fullPage: true })
}
const answered = (page: Page, path: RegExp) =>
  page.waitForResponse((one) => path.test(one.url()) && one.request().method() === 'POST')
/** Presses what is focused by its selector, as somebody without a mouse does. */
async function press(page: Page, selector: string): Promise<void> {
  const one = page.locator(selector).first()
  await one.focus()
  await page.keyboard.press('Enter')
}
async function type(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).focus()
  await page.keyboard.type(text)
}
/** Chooses the nth of a row of choices with the keyboard. */
async function choose(page: Page, part: string, nth: number): Promise<void> {
  const input = page.locator(`${part} .ant-segmented-item`).nth(nth).locator('input')
  await input.focus()
  await page.keyboard.press('Space')
}

/** A doctor from the waiting list to the decision, another who signs it, and the follow-up. */
async function journey(language: 'zh-CN' | 'en'): Promise<string> {
  const { page, faults, close } = await visit(browser, `${served.url}/desk/patients`, {
    language,
    as: 'tang',
  })
  const shoot = (name: string) => shot(page, `${language}-${name}`)
  const rows = page.locator('.patients .ant-table-row')
  await rows.first().waitFor()
  await shoot('1-waiting')
  const taken = answered(page, /\/patients\/take$/)
  await press(page, '.patients .ant-table-row .ant-btn-primary')
  expect((await taken).status()).toBe(200)
  await page.waitForURL(/\/patients\/[0-9a-f-]{36}$/)
  const patient = page.url().slice(-36)
  // One person, one plan.
  await page.locator('.patient-plan form').waitFor()
  const planned = answered(page, /\/plan$/)
  await press(page, '.patient-plan form button[type=submit]')
  expect((await planned).status()).toBe(200)
  await page.locator('.patient-plan .patient-lines li').waitFor()
  // The days before as the ward wrote them down; today's figures, a picture and the last test by hand.
  await served.recovers(patient)
  const note = async (fill: () => Promise<void>) => {
    const kept = answered(page, /\/notes$/)
    const seen = page.waitForResponse((one) => one.url().endsWith(`/patients/${patient}`))
    await fill()
    await press(page, '.patient-note form button[type=submit]')
    expect((await kept).status()).toBe(200)
    await seen
  }
  await note(async () => {
    await type(page, '#note-temperature', '36.5')
    await type(page, '#note-oxygen', '98')
  })
  await choose(page, '.patient-note > .ant-segmented', 1)
  await note(() => page.locator('.patient-note #note-words').waitFor())
  await choose(page, '.patient-note > .ant-segmented', 3)
  await note(async () => {
    await type(page, '#test-kit', 'kit-h')
    for (const [at, ct] of [
      [0, '38.2'],
      [1, '36.4'],
    ] as const) {
      await type(page, `#test-ct-${at}`, ct)
      await type(page, `#test-cutoff-${at}`, '40')
    }
    await choose(page, '.patient-note form .ant-segmented', 1)
  })
  await page.locator('.tick-met').nth(3).waitFor()
  await page.locator('.course-chart canvas').waitFor()
  await shoot('2-patient')
  // The figure of the 9th edition is confirmed by nobody: a second doctor signs.
  const decided = answered(page, /\/discharge$/)
  await press(page, '.discharge-decide')
  expect((await decided).status()).toBe(200)
  await page.locator('.discharge-sign').waitFor()
  const refused = answered(page, /\/discharge$/)
  await press(page, '.discharge-sign')
  expect((await refused).status()).toBe(403)
  await close()
  const other = await visit(browser, `${served.url}/desk/patients/${patient}`, {
    language,
    as: 'shen',
  })
  await other.page.locator('.discharge-sign').waitFor()
  const signed = answered(other.page, /\/discharge$/)
  await press(other.page, '.discharge-sign')
  expect((await signed).status()).toBe(200)
  // What follows: a test on day 7 and a visit at the end of each stage.
  await other.page.locator('.patient-follow-ups li').nth(2).waitFor()
  const finished = answered(other.page, /\/follow-ups\/.*\/done$/)
  await press(other.page, '.patient-follow-ups li:nth-child(1) button')
  expect((await finished).status()).toBe(200)
  await other.page.locator('.patient-follow-ups .tag-ok').waitFor()
  await shot(other.page, `${language}-3-discharged`)
  await other.close()
  // The browser itself says of the one refusal that it was one.
  expect(faults.filter((one) => !/403/.test(one))).toEqual([])
  expect(other.faults).toEqual([])
  return patient
}

describe('a doctor without a mouse', () => {
  test.each(['en', 'zh-CN'] as const)(
    'takes somebody on, keeps the course, decides, and another doctor signs: %s',
    async (language) => {
      const patient = await journey(language)
      const rows = await served.sql<{ decidedBy: string; secondBy: string; fact: boolean }[]>`
        select decided_by, second_by, exists (select from facts f where f.id = d.fact_id and f.kind = 'discharge') as fact
        from patient_discharges d where patient_id = ${patient}`
      expect([...rows]).toEqual([{ decidedBy: 'tang', secondBy: 'shen', fact: true }])
    },
  )
})

test('a grid worker sees to a home without network, and it is sent when there is some', async () => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
  })
  await context.addInitScript("localStorage.setItem('bihuan.drive', '1')")
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${served.url}/f/?drive`)
  await page.waitForFunction(() => (window as FieldWindow).__bihuanField !== undefined)
  await page.evaluate(() => (window as FieldWindow).__bihuanField?.signIn('grid-1'))
  await page.evaluate(() => history.pushState(null, '', '/f/home'))
  const homes = page.locator('.hm-building .k-row')
  await homes.nth(2).waitFor()
  await shot(page, 'home-1-list')
  expect(await overflow(page)).toBe(0)
  await homes.first().click()
  await page.locator('.hm-part').first().waitFor()
  await cut(page, true)
  await page.locator('.hm-part input[inputmode=decimal]').fill('36.8')
  await shot(page, 'home-2-one')
  expect(await overflow(page)).toBe(0)
  expect(await seriousFaults(page)).toEqual([])
  await page.locator('.hm-part .k-button-big').click()
  await page.locator('.hm-who .k-tag-ok').waitFor()
  expect(await served.sql`select from home_visits`).toHaveLength(0)
  await cut(page, false)
  await allSent(page)
  const [visited] = await served.sql`
    select v.state, s.last_state from home_visits v join home_stays s on s.id = v.home_stay_id`
  expect(visited).toEqual({ state: 'seen', lastState: 'seen' })
  await context.close()
  // The desk has it at once.
  const desk = await visit(browser, `${served.url}/desk/home-isolation?list=open`, { as: 'grid-1' })
  const rows = desk.page.locator('.homes .ant-table-row')
  await rows.nth(2).waitFor()
  await shot(desk.page, 'homes-1-list')
  await desk.page.locator('.homes .ant-table-row:has(.tag-ok) a').first().click()
  await desk.page.getByText('36.8').waitFor()
  await shot(desk.page, 'homes-2-one')
  await desk.close()
  expect(desk.faults).toEqual([])
})
