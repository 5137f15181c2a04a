import { mkdirSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { fileOf, type TubeAt } from '@bihuan/server/laboratory/a-bench.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadingOrder } from '../desk/pages/lab/bench.ts'
import { openChromium } from '../testing/chromium.ts'
import { serveBench } from '../testing/serve-bench.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const bench = await serveBench()
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await bench.stop()
})

const shots = process.env.SHOTS
if (shots) mkdirSync(shots, { recursive: true })
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const open = (path: string, options: VisitOptions = {}) =>
  visit(browser, `${bench.url}/desk${path}`, { language: 'en', as: 'technician', ...options })

/** Types as a gun does: each key by its place on the keyboard, then Enter. */
async function gun(page: Page, ...codes: string[]) {
  await page.evaluate((all) => {
    const press = (code: string) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { code, key: 'Process', bubbles: true, cancelable: true }),
      )
    for (const text of all) {
      for (const letter of text) press(/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`)
      press('Enter')
    }
  }, codes)
}
const file = (content: string) => ({
  name: 'run.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(content, 'base64'),
})
const wellsOf = (tubes: readonly string[], reactive: number): TubeAt[] =>
  tubes.map((tube, n) => ({
    tube,
    well: loadingOrder(96)[n] ?? '',
    call: n < reactive ? 'reactive' : 'negative',
  }))

async function receive(page: Page, box: string, tubes: readonly string[]) {
  await page.goto(`${bench.url}/desk/lab/reception`)
  await page.locator('.offered').waitFor()
  await gun(page, box)
  await page.locator('.manifest').waitFor()
  await gun(page, ...tubes)
  await page.getByRole('button', { name: `Receive ${tubes.length} tubes`, exact: true }).click()
  await page.getByText('agrees with the manifest').waitFor()
}

/** Loads tubes by gun with a reagent lot, and imports their file with the instrument. */
async function plateOf(page: Page, plate: string, tubes: readonly string[], reactive = 0) {
  await page.goto(`${bench.url}/desk/lab/load`)
  await page.locator('.waiting li').first().waitFor()
  await page.getByLabel('Reagent lot').fill('A22-101')
  await page.getByLabel('Reagent lot').press('Enter')
  await gun(page, plate, ...tubes)
  await page.getByRole('button', { name: `Load ${tubes.length} tubes` }).click()
  await page.waitForURL(`**/lab/plates/${plate}`)
  await page.getByLabel('Instrument, where its file does not say which').fill('QS7-1-1')
  await page
    .locator('#result-file')
    .setInputFiles(file(fileOf(wellsOf(tubes, reactive), { runEndedAt: `run of ${plate}` })))
  await page.getByText('controls hold').waitFor()
}
const rescan = async (page: Page, plate: string, codes: readonly string[], skip = 0) => {
  await page.goto(`${bench.url}/desk/lab/plates/${plate}/rescan`)
  await page.locator('.well-next').waitFor()
  for (let n = 0; n < skip; n += 1) await page.keyboard.press('F4')
  await gun(page, ...codes)
}
const compare = (page: Page) =>
  page.getByRole('button', { name: 'Compare with the loading' }).click()
const axeFaults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}

const shifted = bench.plate(1)
// A second try goes on with fresh plates.
let plates = 10

describe('a second scan by gun', () => {
  test('names a shifted plate in words and holds the release until it is clean', async () => {
    const { box, tubes } = await bench.offered(12)
    const { page, faults, close } = await open('/lab')
    await receive(page, box, tubes)
    await plateOf(page, shifted, tubes, 1)
    await page.getByText('lot A22-101').waitFor()
    await page.getByText('instrument QS7-1-1').waitFor()
    expect(await page.locator('.strip-dot').count()).toBeGreaterThan(12)
    // A column of the plate is eight wells: the first tube is found in A2.
    await rescan(page, shifted, tubes, 8)
    await page.locator('.scan-word').getByText('was loaded in').waitFor()
    await shot(page, 'plate-rescan-scan')
    await compare(page)
    await page.getByText('The plate looks shifted by 1 column to the right.').waitFor()
    await page.getByText('second scan differs, held').waitFor()
    await shot(page, 'plate-rescan')
    expect(await axeFaults(page)).toEqual([])
    await page.goto(`${bench.url}/desk/lab`)
    await page.getByText('plates held: the second scan differs').waitFor()

    const second = await open(`/lab/plates/${shifted}`, { as: 'reviewer' })
    const release = second.page.getByRole('button', { name: 'Release the results' })
    await second.page.getByText('The second scan differs from the loading').waitFor()
    expect(await release.isDisabled()).toBe(true)

    await rescan(page, shifted, [tubes[0] ?? '', tubes[0] ?? ''])
    await page.getByText('was scanned in A1 already').waitFor()
    await page.keyboard.press('F2')
    await gun(page, ...tubes)
    await compare(page)
    await page.getByText('every tube in its well').waitFor()
    await second.page.reload()
    await release.click()
    await second.page.getByText('Recalls opened').waitFor()
    expect([...faults, ...second.faults]).toEqual([])
    await second.close()
    await close()
  })

  test('names a swap tube by tube', async () => {
    const { box, tubes } = await bench.offered(4)
    const [a = '', b = '', ...rest] = tubes
    const plate = bench.plate(2)
    const { page, close } = await open('/lab')
    await receive(page, box, tubes)
    await plateOf(page, plate, tubes)
    await rescan(page, plate, [b, a, ...rest])
    await compare(page)
    await page.getByText(`swapped with ${b}: belongs in A1, lies in B1`).waitFor()
    await close()
  })
})

describe('the control charts', () => {
  test('raise an alarm that the reviewer answers, and stand as lines and as a table', async () => {
    const { page, close } = await open('/lab')
    for (let n = 0; n < 10; n += 1) {
      const { box, tubes } = await bench.offered(3)
      await receive(page, box, tubes)
      await plateOf(page, bench.plate(plates++), tubes, n < 5 ? 0 : 3)
    }
    await page.goto(`${bench.url}/desk/lab/charts`)
    await page.getByText('More reactive tubes than before').waitFor()
    expect(await page.getByRole('button', { name: 'Answer the alarm' }).count()).toBe(0)
    await close()

    const { page: second, faults, close: end } = await open('/lab/charts', { as: 'reviewer' })
    await second.getByLabel('Series').selectOption('positivity')
    await second.waitForURL('**series=positivity*')
    await second.locator('.control-lines canvas').nth(2).waitFor()
    await second.waitForTimeout(500)
    await shot(second, 'lab-charts')
    expect(await axeFaults(second)).toEqual([])
    await second.locator('#chart-view').selectOption('table')
    await second.locator('.chart-table').getByText('too high').first().waitFor()
    expect(await axeFaults(second)).toEqual([])
    await second.getByLabel('What was done').fill('Bench cleaned, two plates read again')
    await second.getByRole('button', { name: 'Answer the alarm' }).click()
    await second.getByText('Bench cleaned, two plates read again').waitFor()
    await second.reload()
    await second.getByText('answered').first().waitFor()
    expect(await second.locator('.chart-table').count()).toBe(1)
    expect(faults).toEqual([])
    await end()
  })

  for (const [language, theme] of [
    ['zh-CN', 'dark'],
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const) {
    test(`stand without a serious fault of access, ${language} ${theme}`, async () => {
      for (const path of [
        '/lab/charts',
        `/lab/plates/${bench.plate(2)}`,
        `/lab/plates/${bench.plate(2)}/rescan`,
      ]) {
        const { page, faults, close } = await open(path, { language, theme, as: 'reviewer' })
        await page.waitForTimeout(900)
        await shot(page, `${path.split('/').at(-1)?.replace(/^P.*/, 'plate')}-${language}-${theme}`)
        expect([path, await axeFaults(page), faults]).toEqual([path, [], []])
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(width).toBeLessThanOrEqual(1280)
        await close()
      }
    })
  }
})
