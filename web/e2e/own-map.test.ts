import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { inventedMap } from '../testing/invented-map.ts'
import { serveCity } from '../testing/serve-city.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveCity(3)
const { url } = served
const lacking = '410185'
// Nobody lives in the last in a city as small as this one, so it is none of its areas.
const without = [lacking, '410190']
const source = '示例市测绘院（虚构边界）'
const approval = '示例审图号 (2022) 001'
const browser = await aBrowser(served)

const openDesk = (options: VisitOptions = {}) =>
  visit(browser, `${url}/desk/map`, { language: 'en', as: 'admin', ...options })
const fileOf = (map: object) => ({
  name: 'city.geojson',
  mimeType: 'application/geo+json',
  buffer: Buffer.from(JSON.stringify(map)),
})
const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` })
}

async function openWall(language: 'zh-CN' | 'en', size: [number, number]) {
  const context = await browser.newContext({
    locale: language,
    viewport: { width: size[0], height: size[1] },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  await page.goto(`${url}/screen`)
  await page.locator('.streets li').first().waitFor({ state: 'attached' })
  return { page, faults, close: () => context.close() }
}

async function seriousFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => /serious|critical/.test(impact ?? ''))
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}

const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, .wall, .wall-body, .wall-view, .k-panel')]
      .filter((part) => part.clientHeight > 0)
      .filter((part) => part.scrollHeight > part.clientHeight + 1)
      .map((part) => `${part.nodeName} ${part.className}`),
  )

describe("the city's own map", () => {
  test('is for administrators, who find it in the rail', async () => {
    const other = await openDesk({ as: 'commander' })
    await other.page.getByText('This role loads no map').waitFor()
    expect(await other.page.getByRole('link', { name: 'Map of the city' }).count()).toBe(0)
    await other.close()
    const { page, close } = await openDesk()
    await page.getByRole('link', { name: 'Map of the city' }).waitFor()
    await page.getByText('The schematic of equal tiles').waitFor()
    await close()
  })

  test('is refused with every fault by its feature, those of the file at once, those of the city by the server', async () => {
    const { page, close } = await openDesk()
    const map = inventedMap(without)
    const [first, second, ...others] = map.features
    const [ring = []] = second?.geometry.coordinates ?? []
    const open = { ...second, geometry: { type: 'Polygon', coordinates: [ring.slice(1)] } }
    await page
      .locator('#map-file')
      .setInputFiles(fileOf({ ...map, features: [first, open, ...others] }))
    const faults = page.locator('.map-faults tbody tr')
    await faults.first().waitFor()
    expect(await faults.allTextContents()).toEqual([expect.stringMatching(/^2A ring is open/)])
    await shot(page, 'desk-map-faults')

    const strange = { ...first, properties: { code: '419999' } }
    await page.locator('#map-file').setInputFiles(fileOf({ ...map, features: [strange, second] }))
    await page.getByRole('img', { name: 'Preview of the map' }).waitFor()
    await page.getByLabel('Source of the boundaries').fill(source)
    await page.getByLabel('Approval number of the map').fill(approval)
    const load = page.getByRole('button', { name: 'Load the map' })
    expect(await load.isDisabled()).toBe(true)
    await page.locator('#map-datum').click()
    await page.locator('.ant-select-item-option', { hasText: 'GCJ-02' }).click()
    await load.click()
    await faults.first().waitFor()
    expect(await faults.allTextContents()).toEqual([
      '1The city has no such district or street (419999)',
    ])
    expect(await served.city.sql`select 1 from city_maps`).toHaveLength(0)
    await close()
  })

  test('is drawn before it is loaded, and says what it lacks', async () => {
    const { page, faults, close } = await openDesk()
    await page.locator('#map-file').setInputFiles(fileOf(inventedMap(without)))
    const preview = page.getByRole('img', { name: 'Preview of the map' })
    await preview.waitFor()
    expect(await preview.locator('path').count()).toBe(14)
    await page.getByText('Not on the map, listed under it on the wall: Dengfeng').waitFor()
    await page.getByLabel('Source of the boundaries').fill(source)
    await page.getByLabel('Approval number of the map').fill(approval)
    await page.locator('#map-datum').click()
    await page.locator('.ant-select-item-option', { hasText: 'WGS-84' }).click()
    await page.getByRole('button', { name: 'Load the map' }).click()
    await page.getByRole('heading', { name: 'On the wall now' }).waitFor()
    await page.getByRole('img', { name: 'The map on the wall' }).waitFor()
    await page.getByText(approval).waitFor()
    expect(faults).toEqual([])
    await close()
  })

  for (const [language, theme, width] of [
    ['en', 'light', 1280],
    ['zh-CN', 'dark', 360],
  ] as const) {
    test(`has a page that is whole in ${language}, ${theme}, ${width} wide`, async () => {
      const { page, faults, close } = await openDesk({ language, theme, width })
      await page.locator('.map-picture').waitFor()
      expect(await seriousFaults(page)).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
      await shot(page, `desk-map-${language}`)
      expect(faults).toEqual([])
      await close()
    })
  }

  for (const [language, ...size] of [
    ['zh-CN', 1920, 1080],
    ['en', 1366, 768],
  ] as const) {
    test(`stands on the wall in the place of the tiles, ${language} at ${size.join(' × ')}`, async () => {
      const { page, faults, close } = await openWall(language, [...size])
      await page.locator('.shape').first().waitFor()
      await page.locator('.map-beside').first().waitFor()
      await shot(page, `wall-map-${language}`)
      expect(await page.locator('.tile').count()).toBe(0)
      expect(await page.locator('.shape').count()).toBe(14)
      const answer = await page.evaluate(async () => {
        const read = async (path: string) => (await fetch(`/api/v1${path}`)).json()
        const [{ round }] = (await read('/rounds')).rounds
        return read(`/rounds/${round}/board`)
      })
      const share = (n: number, of: number) => `${((100 * n) / of).toFixed(1)}%`
      for (const row of answer.districts) {
        const said = row.due > 0 ? share(row.peopleResulted, row.due) : '–'
        const place =
          row.area === lacking ? `[data-beside="${lacking}"]` : `.shape[data-area="${row.area}"]`
        const text = await page
          .locator(place)
          .evaluate((link) => `${link.textContent} ${link.getAttribute('href')}`)
        expect(text).toContain(said)
        expect(text).toContain(`/desk/round/coverage?area=${row.area}`)
      }
      const under = await page.locator('.map-source').textContent()
      expect(under).toContain(source)
      expect(under).toContain(approval)
      expect(await overflowing(page)).toEqual([])
      expect(await seriousFaults(page)).toEqual([])
      expect(faults).toEqual([])
      await close()
    })
  }

  test('gives way to the schematic where it cannot be read', async () => {
    const context = await browser.newContext({ locale: 'en', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.route('**/api/v1/map', (route) => route.fulfill({ status: 500, body: '{}' }))
    await page.goto(`${url}/screen`)
    await page.locator('.tile').first().waitFor()
    expect(await page.locator('.tile').count()).toBe(16)
    await context.close()
  })

  test('is taken away again', async () => {
    const { page, close } = await openDesk()
    await page.getByRole('button', { name: 'Take the map away…' }).click()
    await page.getByRole('button', { name: 'Take the map away', exact: true }).click()
    await page.getByText('The schematic of equal tiles').waitFor()
    await close()
    const wall = await openWall('en', [1366, 768])
    await wall.page.locator('.tile').first().waitFor()
    await wall.close()
  })
})
