import type { Server } from 'node:http'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { labelCode, labelNumber } from '../../core/labels/label.ts'
import { openChromium } from '../testing/chromium.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { serveDist } from '../testing/serve-dist.ts'
import { deskFirstLoadBytes } from '../testing/sizes.ts'

// Needs web/dist (vite build web). Until the real server is there the city behind it is the fake one.
let browser: Browser
let server: Server
let url: string

beforeAll(async () => {
  ;({ server, url } = await serveDist(fakeApi()))
  browser = await openChromium()
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})

type Visit = { page: Page; faults: string[] }

async function visit(
  path: string,
  options: { language?: string; theme?: 'light' | 'dark'; width?: number } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    locale: options.language ?? 'zh-CN',
    colorScheme: options.theme ?? 'light',
    viewport: { width: options.width ?? 1280, height: 860 },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  await page.goto(url + path)
  await page.waitForSelector('h1:not(:empty)')
  return { page, faults }
}

const tubeCode = labelCode('tube', labelNumber('tube', '4101', 4_121))

const paths = [
  '/desk/',
  '/desk/round',
  '/desk/loops',
  '/desk/recall',
  '/desk/tubes',
  `/desk/tubes/${tubeCode}`,
  '/desk/persons/P-2201',
]

describe('the desk in a browser', () => {
  test('the first load stays within its budget', () => {
    expect(deskFirstLoadBytes()).toBeLessThanOrEqual(480_000)
  })

  for (const [language, theme] of [
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const) {
    test(`every page stands without a serious fault of access, ${language} ${theme}`, async () => {
      for (const path of paths) {
        const { page, faults } = await visit(path, { language, theme })
        await page.waitForLoadState('load')
        await page.waitForTimeout(500)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        const serious = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        )
        expect(serious.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
        // A console error is also how the browser reports what the content security policy has blocked.
        expect(faults, path).toEqual([])
        await page.context().close()
      }
    })
  }

  test('no page is wider than a phone of 360 pixels', async () => {
    for (const path of paths) {
      const { page } = await visit(path, { width: 360, language: 'en' })
      await page.waitForTimeout(300)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        path,
      ).toBeLessThanOrEqual(360)
      await page.context().close()
    }
  })

  test('the language changes without a reload', async () => {
    const { page } = await visit('/desk/loops')
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
    await page.getByRole('button', { name: 'Switch to English' }).click()
    await page.getByRole('heading', { name: 'Open loops' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('body[data-same-page]').count()).toBe(1)
    await page.context().close()
  })

  test('the keyboard alone leads to a tube', async () => {
    const { page } = await visit('/desk/', { language: 'en' })
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page')
    await page.keyboard.press('/')
    await page.keyboard.type(tubeCode)
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: tubeCode }).waitFor()
    await page.context().close()
  })

  test("a person's record is not asked for before a purpose is chosen, and then says who looked", async () => {
    const { page } = await visit('/desk/', { language: 'en' })
    const asked: Array<string | undefined> = []
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/persons/')) asked.push(request.headers()['x-purpose'])
    })
    await page.goto(`${url}/desk/persons/P-2201`)
    await page.getByRole('heading', { name: 'Why do you open this record?' }).waitFor()
    expect(asked).toEqual([])
    await page.getByRole('radio', { name: 'Handling an appeal' }).check()
    await page.getByRole('button', { name: 'Open the record' }).click()
    await page.getByRole('heading', { name: 'Who looked' }).waitFor()
    expect(asked).toEqual(['appeal'])
    await page.context().close()
  })

  test('the recall board never calls a pool positive', async () => {
    for (const language of ['zh-CN', 'en']) {
      const { page } = await visit('/desk/recall', { language })
      const heads = await page
        .locator('.pool > header, .pool-clocks, .pool > footer')
        .allInnerTexts()
      expect(heads.length).toBeGreaterThan(3)
      expect(heads.join(' ')).not.toMatch(/阳性|positive/i)
      await page.context().close()
    }
  })
})
