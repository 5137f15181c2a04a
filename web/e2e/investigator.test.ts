import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveInvestigation } from '../testing/serve-investigation.ts'
import { visit } from '../testing/visit.ts'

const served = await serveInvestigation()
const browser = await aBrowser(served)

const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const stepsMost = 140

/** Goes on with the Tab key until what has the focus is this, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor({ state: 'attached' })
  const been: string[] = []
  for (let step = 0; step < stepsMost; step += 1) {
    const focused = await page.evaluate((wanted) => {
      const one = document.activeElement
      return one?.matches(wanted) ? null : `${one?.id || one?.textContent?.slice(0, 20)}`
    }, selector)
    if (focused === null) return
    been.push(focused)
    await page.keyboard.press('Tab')
  }
  throw new Error(`no Tab comes to ${selector}: ${been.join(' | ')}`)
}
async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  await page.keyboard.press('Enter')
}
/** Opens a choice and takes the first that fits what is typed, or the first of all. */
async function take(page: Page, id: string, text = ''): Promise<void> {
  await tabTo(page, `#${id}`)
  await page.keyboard.press('ArrowDown')
  await page.locator('.ant-select-item-option').filter({ visible: true }).first().waitFor()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await page.locator('.ant-select-dropdown').filter({ visible: true }).waitFor({ state: 'hidden' })
}
const answered = (page: Page, path: RegExp) =>
  page.waitForResponse((one) => path.test(one.url()) && one.request().method() === 'POST')

// A second try takes another case: the first has been given to a team by then.
let taken = 0

/** From the open loop to a signed list and the report, with the keyboard only. */
async function journey(language: 'zh-CN' | 'en'): Promise<string> {
  const id = served.cases[taken]?.id ?? ''
  taken += 1
  const address = `${served.url}/desk/loops?kind=case-not-assigned`
  const { page, faults, close } = await visit(browser, address, { language, as: 'wu' })
  const shoot = (name: string) => shot(page, `investigator-${language}-${name}`)
  // The loop of the case leads to it.
  await page.locator('.loops .ant-table-row', { hasText: id }).waitFor()
  await shoot('1-loops')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(id))
  // A team, the beginning, and what kind of case it is.
  await take(page, 'team-asks', '吴')
  const given = answered(page, /\/assign$/)
  await press(page, 'form:has(#team-asks) button[type=submit]')
  expect((await given).status()).toBe(200)
  const begun = answered(page, /\/begin$/)
  await press(page, '.case-acts .ant-btn-primary')
  expect((await begun).status()).toBe(200)
  // The form is a new one once the page has heard of the beginning.
  await page.locator('.case-steps .case-missing').waitFor()
  await tabTo(page, '.ant-segmented-item:last-child .ant-segmented-item-input')
  await page.keyboard.press('Space')
  await page.locator('.ant-segmented-item-selected').waitFor()
  await shoot('2-case')
  await take(page, 'classify-found')
  const classified = answered(page, /\/classify$/)
  await press(page, 'form:has(#classify-found) button[type=submit]')
  expect((await classified).status()).toBe(200)
  // What the person says on the telephone, confirmed as it stands.
  await tabTo(page, '#case-note')
  const said = answered(page, /\/items$/)
  await page.keyboard.type('昨天 18:30-19:30 万达3F 海底捞 吃饭 和王五 没戴口罩')
  await page.keyboard.press('Enter')
  expect((await said).status()).toBe(200)
  await page.keyboard.press('Escape')
  await page.locator('.case-item.case-candidate').first().waitFor()
  await page.keyboard.press('t')
  await page.locator('.case-item:focus').waitFor()
  const confirmed = answered(page, /\/change$/)
  await page.keyboard.press('c')
  expect((await confirmed).status()).toBe(200)
  await shoot('3-note')
  // Everybody who was near, judged one after the other as it is proposed, and signed.
  await press(page, 'a[href$="/contacts"][href*="case-"]')
  for (const nth of [1, 2]) {
    const named = answered(page, /\/contacts\/from-/)
    await press(page, `.name-acts button:nth-child(${nth})`)
    expect((await named).status()).toBe(200)
  }
  const contacts = page.locator('.contacts-main .ant-table-row')
  await contacts.nth(1).waitFor()
  await shoot('4-named')
  // Who lives with the case as it is proposed; who ate there is less than that, with the reason.
  for (let row = 0; row < 2; row += 1) {
    await page.keyboard.press('j')
    const picked = page.locator('.contacts-main .row-picked')
    await picked.and(contacts.nth(row)).waitFor()
    const isGuest = /not identified|身份未明/.test((await picked.textContent()) ?? '')
    const judged = answered(page, /\/contacts\/decide$/)
    // The list is read again after each decision; whoever works waits for what they see.
    const seen = page.waitForResponse((one) => /contacts\?.*list=case/.test(one.url()))
    await page.keyboard.press(isGuest ? '3' : '1')
    if (isGuest) {
      await page.locator('.judge-words input').waitFor()
      await page.keyboard.type('隔了三桌，各自吃饭')
      await page.keyboard.press('Enter')
    }
    await seen
    expect((await judged).status()).toBe(200)
  }
  await shoot('5-judged')
  await press(page, '.contacts-side .ant-btn-primary')
  await page.waitForURL(/\/signings\//)
  await press(page, '.order-purposes button')
  await page.locator('.order-purposes').waitFor({ state: 'detached' })
  await page.locator('main .ant-btn-primary').first().waitFor()
  await shoot('6-signing')
  const signed = answered(page, /\/sign$/)
  await press(page, 'main .ant-btn-primary')
  expect((await signed).status()).toBe(200)
  // The report, as a file.
  await page.goto(`${served.url}/desk/cases/${id}/papers`)
  await tabTo(page, '.paper-take button')
  const saved = page.waitForEvent('download')
  await page.keyboard.press('Enter')
  expect((await saved).suggestedFilename()).toMatch(/\.docx$/)
  await shoot('7-papers')
  await close()
  expect(faults).toEqual([])
  return id
}

describe('an investigator without a mouse', () => {
  test.each(['en', 'zh-CN'] as const)(
    'goes from the open loop to the signed list and the report: %s',
    async (language) => {
      const id = await journey(language)
      const rows = await served.sql<{ decided: string; signed: boolean; handed: boolean }[]>`
      select decided, signed_at is not null as signed, handed_at is not null as handed from contacts where case_id = ${id} order by decided`
      expect([...rows]).toEqual([
        { decided: 'close', signed: true, handed: true },
        { decided: 'general', signed: true, handed: false },
      ])
    },
  )
})
