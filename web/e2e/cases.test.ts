import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveCases } from '../testing/serve-cases.ts'
import { visit } from '../testing/visit.ts'

const served = await serveCases()
const { desk, url } = served
const browser = await aBrowser(served)

const shots = process.env.SHOTS
async function shot(page: Page, name: string) {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const open = (path: string, language: 'zh-CN' | 'en' = 'en', width = 1280) =>
  visit(browser, `${url}/desk/${path}`, { as: 'zhang', language, width })
const rows = (page: Page) => page.locator('.cases .ant-table-row')
/** Goes on with Tab until what has the focus has this name, and presses a key. */
async function tabTo(page: Page, name: string, key: string) {
  const target = page.getByRole('button', { name, exact: true })
  await target.waitFor()
  for (let n = 0; n < 12; n += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) break
    await page.keyboard.press('Tab')
  }
  expect(await target.evaluate((one) => one === document.activeElement)).toBe(true)
  await page.keyboard.press(key)
}

test('cases are listed, chosen and given out by rule without a mouse, and a view is its address', async () => {
  const { page } = await open('cases')
  await rows(page).first().waitFor()
  expect(await rows(page).count()).toBe(40)
  expect(await page.locator('.cases').innerText()).not.toMatch(/张\d/)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText('Give out 2 cases').waitFor()
  await page.keyboard.press('g')
  await tabTo(page, 'Propose by area, load and language', 'Enter')
  await page
    .getByText(/answers for 410105, speaks zh/)
    .first()
    .waitFor()
  await shot(page, 'give-out-en')
  await tabTo(page, 'Give them out so', 'Enter')
  await page.getByText('2 given').waitFor()
  await rows(page).filter({ hasText: 'begin to ask' }).nth(1).waitFor()
  await page.goto(`${url}/desk/cases?state=assigned&source=import`)
  await rows(page).first().waitFor()
  // Of the two newest one came by a list, the other from another city.
  expect(await rows(page).count()).toBe(1)
  await page.goto(`${url}/desk/cases?overdue=report`)
  await rows(page).nth(20).waitFor()
  expect(await page.locator('.cases .row-late').count()).toBe(await rows(page).count())
})

test('who is in the register is found while typing, and taken; the same card opens nothing twice', async () => {
  const { page } = await open('cases/new')
  // The first field has the focus already.
  await page.getByLabel('Name, or its initials').waitFor()
  await page.keyboard.type('曾小明')
  await page.locator('.alike').nth(1).waitFor()
  expect(await page.locator('.alike').first().innerText()).toMatch(/曾\*明.*same name/s)
  expect(await page.locator('.alike').nth(1).innerText()).toMatch(/one character differs/)
  await page.getByLabel('Phone').fill('10020000001')
  await page.locator('.alike').first().filter({ hasText: 'same phone' }).waitFor()
  await shot(page, 'new-case-en')
  await page.getByRole('button', { name: 'It is this one' }).first().press('Enter')
  await page.getByLabel('Number of the report card').fill('R-1')
  await page.getByLabel('Found positive at').fill('2022-01-14T20:00')
  await page.getByRole('button', { name: 'Open the case' }).press('Enter')
  await page.waitForURL(/\/desk\/cases\/case-/)
  if (shots !== undefined) await page.waitForTimeout(2_500)
  await shot(page, 'case-page-en')
  const made = await desk.city
    .sql`select person_id, source_number from cases where source = 'clinic'`
  expect(made).toEqual([{ personId: '410100000888001', sourceNumber: 'R-1' }])
  expect(page.url()).not.toContain('%E6%9B%BE')
})

test('two cases of one person are compared, merged, and parted again', async () => {
  const { page } = await open('cases/merge?from=case-desk-30&into=case-desk-31', 'zh-CN')
  await page.getByText('登记册中为两份登记').waitFor()
  await shot(page, 'merge-zh')
  await page.getByRole('checkbox').press('Space')
  await page.getByLabel('为什么').fill('身份证核对为同一人')
  await page.getByRole('button', { name: /^合\s?并$/ }).press('Enter')
  await page.getByText('已合并').first().waitFor()
  const state = async () =>
    (await desk.city.sql`select state from cases where id = 'case-desk-30'`)[0]?.state
  expect(await state()).toBe('merged')
  const why = page.getByRole('textbox', { name: '撤销合并的原因' })
  await why.fill('不是同一人')
  await why.press('Enter')
  await page.getByText(/已撤销 /).waitFor()
  expect(await state()).toBe('reported')
})

test('the pages are whole in both languages, and nothing runs over on a narrow screen', async () => {
  for (const [path, language, width] of [
    ['cases', 'zh-CN', 1280],
    ['cases/new', 'zh-CN', 1280],
    ['cases', 'en', 390],
  ] as const) {
    const { page } = await open(path, language, width)
    await page.locator('.cases h1').waitFor()
    await page.waitForTimeout(400)
    await shot(page, `${path.replace('/', '-')}-${language}-${width}`)
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(over, path).toBeLessThanOrEqual(0)
    await page.close()
  }
})
