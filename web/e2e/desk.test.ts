import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { factsOf } from '../testing/facts.ts'
import { serveCity } from '../testing/serve-city.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

// Needs web/dist (vite build web): the real server, the real pages, and a city six and a half hours into its round.
const served = await serveCity(6.5)
const { url } = served
const facts = await factsOf(served.city)
const browser = await aBrowser(served)

const open = (path: string, options?: VisitOptions) => visit(browser, `${url}/desk${path}`, options)

const pages: [path: string, as: string][] = [
  ['/', 'commander'],
  ['/round', 'commander'],
  ['/round/coverage', 'commander'],
  ['/loops', 'commander'],
  ['/recall', 'commander'],
  ['/tubes', 'commander'],
  [`/tubes/${facts.resultedTube}`, 'commander'],
  [`/tubes/${facts.recalledTube}`, 'commander'],
  [`/boxes/${facts.box}`, 'commander'],
  [`/plates/${facts.plate}`, 'inspector'],
  ['/persons', 'investigator'],
  [`/persons/${facts.recalledPerson}`, 'commander'],
  ['/cases', 'investigator'],
  ['/clocks', 'commander'],
  ['/day', 'commander'],
  ['/assist', 'investigator'],
  ['/numbers', 'commander'],
]

describe('every page of the desk', () => {
  for (const [language, theme] of [
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const) {
    test(`stands without a serious fault of access or a blocked style, ${language} ${theme}`, async () => {
      for (const [path, as] of pages) {
        const { page, faults, close } = await open(path, { language, theme, as })
        await page.waitForLoadState('load')
        await page.waitForTimeout(600)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        const serious = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        )
        expect(serious.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
        expect(faults, path).toEqual([])
        await close()
      }
    })
  }

  test('is no wider than a phone of 360 pixels', async () => {
    for (const [path, as] of pages) {
      const { page, close } = await open(path, { width: 360, language: 'en', as })
      await page.waitForTimeout(400)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, width <= 360]).toEqual([path, true])
      await close()
    }
  })

  test('never calls a pool positive', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { page, close } = await open('/recall', { language })
      await page.locator('.pool').first().waitFor()
      const heads = await page
        .locator('.pool > header, .pool-clocks, .pool > footer')
        .allInnerTexts()
      expect(heads.length).toBeGreaterThanOrEqual(3)
      expect(heads.join(' ')).not.toMatch(/阳性|positive/i)
      await close()
    }
  })
})
