import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveReleases } from '../testing/serve-releases.ts'
import { visit } from '../testing/visit.ts'

const served = await serveReleases()
const browser = await aBrowser(served)

const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/releases-${name}.png`, fullPage: true })
}
const address = `${served.url}/desk/releases`

test.each(['zh-CN', 'en'] as const)(
  'the lists say who goes when and what is wanting: %s',
  async (language) => {
    const { page, faults, close } = await visit(browser, address, { language, as: 'commander' })
    await page.locator('.release-conditions li').first().waitFor()
    // Exposed on the 4th, seven days: free at midnight.
    expect(await page.locator('.ant-table-row').count()).toBe(2)
    await page.locator('.release-warning').waitFor()
    await page.locator('.release-sites button').first().waitFor()
    await shot(page, `${language}-today`)
    await page.goto(`${address}?list=tomorrow`)
    await page.locator('.ant-table-row').nth(1).waitFor()
    await page.setViewportSize({ width: 1024, height: 768 })
    await shot(page, `${language}-tomorrow-tablet`)
    await page.locator('.release-parts label').nth(1).click()
    await page.locator('.empty-title').first().waitFor()
    await shot(page, `${language}-after`)
    expect(faults).toEqual([])
    await close()
  },
)

test('who was forgotten is let go with the keyboard, and gets a certificate that is printed', async () => {
  const { page, faults, close } = await visit(browser, `${address}?list=late`, {
    language: 'zh-CN',
    as: 'manager',
  })
  await page.locator('.ant-table-row.row-late').first().waitFor()
  await shot(page, 'late')
  await page.locator('.ant-table-row input[type=checkbox]').first().focus()
  await page.keyboard.press('Space')
  const answer = page.waitForResponse((one) => one.url().endsWith('/releases/let-go'))
  await page.locator('.release-bar .ant-btn-primary').focus()
  await page.keyboard.press('Enter')
  expect((await answer).status()).toBe(200)
  await page.locator('.release-gone button').first().waitFor()
  await page.locator('.release-gone button').first().click()
  const paper = page.locator('.release-paper article')
  await paper.waitFor()
  expect(await paper.textContent()).toContain('解除隔离证明')
  expect(await paper.textContent()).not.toMatch(/密接|核酸|阳性/)
  await page.emulateMedia({ media: 'print' })
  await shot(page, 'certificate')
  for (const hidden of ['.release-paper .release-bar', '.rail', '.head'])
    expect(await page.locator(hidden).isVisible()).toBe(false)
  expect(faults).toEqual([])
  await close()
})
