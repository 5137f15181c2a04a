import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveCity } from '../testing/serve-city.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveCity(7)
const browser = await aBrowser(served)
const open = (path: string, options: VisitOptions = {}) =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', as: 'commander', ...options })
const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` })
}
/** Opens the palette and waits for what it offers: what is typed earlier goes to the page, or finds nothing yet. */
const ask = async (page: Page) => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Code or number' }).waitFor()
  await page.locator('.jump').getByRole('option').first().waitFor()
}
const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"] b`).innerText()

describe('a view of a list', () => {
  test('stands in its address with its sort, is kept by name, and its link shows the same to another', async () => {
    const { page, faults, close } = await open('/round/coverage')
    await page.locator('.coverage .ant-table-row').first().waitFor()
    const head = page.locator('.coverage th', { hasText: 'People due' })
    await head.click()
    await head.click()
    await page.waitForURL('**sort=-due*')
    // The table follows its address a moment later.
    await page.locator('.coverage th[aria-sort=descending]').waitFor()
    const shown = await page.locator('.coverage .ant-table-row td:first-child').allInnerTexts()
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByLabel('Keep what you see as').fill('Largest first')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    const link = await page.getByLabel('Link to this view').inputValue()
    await shot(page, 'saved-views')
    const { violations } = await new AxeBuilder({ page }).include('.views').analyze()
    expect(violations.filter(({ impact }) => impact === 'serious')).toEqual([])
    await page.goto(`${served.url}/desk/loops?overdue=true`)
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('link', { name: 'Largest first' }).click()
    await page.waitForURL('**/round/coverage?sort=-due')
    const other = await open(new URL(link).pathname.slice('/desk'.length) + new URL(link).search)
    await other.page.locator('.coverage th[aria-sort=descending]').waitFor()
    await other.page.locator('.coverage .ant-table-row').first().waitFor()
    expect(
      await other.page.locator('.coverage .ant-table-row td:first-child').allInnerTexts(),
    ).toEqual(shown)
    expect(faults).toEqual([])
    await other.close()
    await close()
  })
})

describe('the command palette', () => {
  test('does by name what the role may, by keyboard alone', async () => {
    const { page, faults, close } = await open('/loops')
    await ask(page)
    await shot(page, 'palette')
    const { violations } = await new AxeBuilder({ page }).include('.jump').analyze()
    expect(
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    ).toEqual([])
    await page.keyboard.type('new round')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/rounds/new*')
    await ask(page)
    await page.keyboard.type('dark theme')
    await page.keyboard.press('Enter')
    await page.locator('html[data-theme=dark]').waitFor()
    await ask(page)
    await page.keyboard.type('go to')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk/round')
    await ask(page)
    await page.keyboard.type('中文')
    await page.keyboard.press('Enter')
    // The catalogue of the other language comes with a request of its own.
    await page.locator('html[lang=zh-CN]').waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('offers an inspector no round to draw up', async () => {
    const { page, close } = await open('/loops', { as: 'inspector' })
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: 'Go to: Coverage' }).waitFor()
    expect(await page.getByRole('option', { name: 'Draw up a new round' }).count()).toBe(0)
    await close()
  })
})

describe('the preview of a round', () => {
  test('follows the infected and the samplers that are assumed, and keeps them in the address', async () => {
    const { page, close } = await open('/rounds/new?from=shipped')
    await page.locator('.preview:not(.preview-old) .plan-figures').waitFor()
    const before = await figure(page, 'reactivePools')
    await page.getByLabel('Infected of 10,000 people').fill('50')
    await page.waitForURL('**infected=50*')
    await expect.poll(() => figure(page, 'reactivePools'), { timeout: 8_000 }).not.toBe(before)
    const hours = await figure(page, 'samplingHours')
    await page.getByLabel('Samplers there are').fill('2')
    await expect.poll(() => figure(page, 'samplingHours'), { timeout: 8_000 }).not.toBe(hours)
    await shot(page, 'assumed')
    await page.reload()
    await page.locator('.plan-figures').waitFor()
    expect(await page.getByLabel('Infected of 10,000 people').inputValue()).toBe('50.00')
    await close()
  })
})
