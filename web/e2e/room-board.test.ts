import { writeFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveBoard } from '../testing/serve-board.ts'
import { visit } from '../testing/visit.ts'

const served = await serveBoard()
const browser = await aBrowser(served)

const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/board-${name}.png` })
}
const answered = (page: Page, path: RegExp) =>
  page.waitForResponse((one) => path.test(one.url()) && one.request().method() === 'POST')
const address = `${served.url}/desk/board`

describe('the room board', () => {
  test('is one page A3, landscape, on paper, with all three hundred rooms', async () => {
    const { page, faults, close } = await visit(browser, `${address}/${served.site}/print`, {
      as: 'site-manager',
    })
    await page.locator('.paper-room').nth(299).waitFor()
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    if (shots) {
      writeFileSync(`${shots}/board.pdf`, pdf, 'latin1')
      await page.setViewportSize({ width: 1587, height: 1123 })
      await page.emulateMedia({ media: 'print' })
      await shot(page, 'paper')
    }
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(pdf)
    // 420 by 297 mm in points of 1/72 inch.
    expect(Math.abs(Number(box?.[1]) - 1190.55)).toBeLessThan(2)
    expect(Math.abs(Number(box?.[2]) - 841.89)).toBeLessThan(2)
    // Nothing is cut off: what is in a room fits into its cell, and the last row ends before the page does.
    await page.emulateMedia({ media: 'print' })
    const cut = await page
      .locator('.paper-room')
      .evaluateAll((cells) =>
        cells
          .filter(
            (cell) =>
              cell.scrollHeight > cell.clientHeight + 1 || cell.scrollWidth > cell.clientWidth + 1,
          )
          .map((cell) => cell.textContent),
      )
    expect(cut).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test.each(['zh-CN', 'en'] as const)(
    'leads from the site to the person and back, with the keyboard: %s',
    async (language) => {
      const { page, faults, close } = await visit(browser, address, { language, as: 'site-worker' })
      await page.locator('.room-boards a', { hasText: '金水湖酒店' }).waitFor()
      await shot(page, `${language}-sites`)
      await page.locator('.room-boards a', { hasText: '金水湖酒店' }).focus()
      await page.keyboard.press('Enter')
      await page.locator('.room').nth(299).waitFor({ state: 'attached' })
      await shot(page, `${language}-rooms`)
      await page.setViewportSize({ width: 1024, height: 768 })
      await shot(page, `${language}-rooms-tablet`)
      await page.locator('.board-filters button').nth(2).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL(/show=alarm/)
      await page.locator('.room:not(.room-dim) .guest-alarm').focus()
      await page.keyboard.press('Enter')
      await page.locator('.conditions li').first().waitFor()
      await page.setViewportSize({ width: 1280, height: 860 })
      await shot(page, `${language}-stay`)
      if (shots)
        for (const part of ['tests', 'requests', 'meals', 'incidents', 'shift']) {
          await page.goto(`${address}/${served.site}?part=${part}`)
          await page.locator('.panel').first().waitFor()
          await page.waitForLoadState('networkidle')
          await shot(page, `${language}-${part}`)
        }
      expect(faults).toEqual([])
      await close()
    },
  )

  test('lets fifty who are here in, each into a room of their own, without a mouse', async () => {
    const { page, faults, close } = await visit(browser, `${address}/${served.site}`, {
      as: 'site-worker',
    })
    await page.locator('.arrival').nth(49).waitFor({ state: 'attached' })
    const began = Date.now()
    await page.locator('#propose-rooms').focus()
    await page.keyboard.press('Enter')
    await page
      .locator('.arrival .room-field:not([value=""])')
      .nth(49)
      .waitFor({ state: 'attached' })
    await shot(page, 'arrivals')
    const done = answered(page, /\/arrivals\/many$/)
    await page.locator('.arrival .room-field').last().focus()
    await page.keyboard.press('Enter')
    const body = (await (await done).json()) as { arrived: { room: string }[]; refused: unknown[] }
    expect(body.refused).toEqual([])
    expect(new Set(body.arrived.map(({ room }) => room)).size).toBe(50)
    await page.locator('.arrival').first().waitFor({ state: 'detached' })
    expect(Date.now() - began).toBeLessThan(300_000)
    expect(faults).toEqual([])
    await close()
  })
})
