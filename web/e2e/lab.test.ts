import { AxeBuilder } from '@axe-core/playwright'
import { expectConserved } from '@bihuan/server/custody/a-way.ts'
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

const open = (path: string, options: VisitOptions = {}) =>
  visit(browser, `${bench.url}/desk${path}`, { language: 'en', as: 'technician', ...options })

/** Types as a gun does: each key by its place on the keyboard, `Process` as a Chinese input method reports it, then Enter. */
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

const word = (page: Page) => page.locator('.scan-word').innerText()
const nextWell = (page: Page) => page.locator('.page-line .screen-only b').innerText()
const file = (content: string) => ({
  name: 'run.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(content, 'base64'),
})
const wellsOf = (tubes: readonly string[], reactive = -1): TubeAt[] =>
  tubes.map((tube, n) => ({
    tube,
    well: loadingOrder(96)[n] ?? '',
    call: n === reactive ? 'reactive' : 'negative',
  }))

async function received(page: Page, box: string, tubes: readonly string[]) {
  await page.goto(`${bench.url}/desk/lab/reception`)
  await page.locator('.offered').waitFor()
  await gun(page, box)
  await page.locator('.manifest').waitFor()
  await gun(page, ...tubes)
  await page.getByRole('button', { name: `Receive ${tubes.length} tubes`, exact: true }).click()
  await page.getByText('agrees with the manifest').waitFor()
}

describe('a laboratory', () => {
  test('receives a box, loads 94 tubes by gun, imports the file; a second person releases, and the residents have their results', async () => {
    const { box, tubes } = await bench.offered(94)
    const plate = bench.plate(1)
    const { page, faults, close } = await open('/')
    await page.waitForURL('**/desk/lab')
    await received(page, box, tubes)
    await page.getByRole('link', { name: 'Load a plate' }).first().click()
    await page.locator('.waiting li').first().waitFor()
    await gun(page, plate, ...tubes)
    await page.getByText('The plate is full').waitFor()
    expect(await page.locator('.well-control').count()).toBe(2)
    await page.getByRole('button', { name: 'Load 94 tubes' }).click()
    await page.waitForURL(`**/lab/plates/${plate}`)
    await page.locator('#result-file').setInputFiles(file(fileOf(wellsOf(tubes, 7))))
    await page.getByText('controls hold').waitFor()
    expect(await page.locator('.well-reactive').count()).toBe(1)
    const own = page.getByRole('button', { name: 'Release the results' })
    expect(await own.isDisabled()).toBe(true)
    await page.getByText('You loaded this plate: a second person must look at it.').waitFor()
    expect(faults).toEqual([])
    await close()

    const second = await open('/', { as: 'reviewer' })
    await second.page.waitForURL('**/desk/lab')
    await second.page.getByText('waits for the second person').waitFor()
    await second.page.getByRole('link', { name: plate }).click()
    await second.page.getByRole('button', { name: 'Release the results' }).click()
    await second.page.getByText('Recalls opened').waitFor()
    const answers = await second.page.evaluate(
      async (people) =>
        Promise.all(
          people.map(async (person) => {
            const response = await fetch(`/api/v1/people/${person}/results`, {
              headers: { 'x-purpose': 'recall' },
            })
            const { results } = await response.json()
            return results[0].answer as string
          }),
        ),
      // One of the two in each tube: a reviewer reads 160 people a day, and no more.
      bench.way.round.people.slice(0, 188).filter((_, n) => n % 2 === 0),
    )
    const of = (answer: string) => answers.filter((one) => one === answer).length
    expect([of('negative'), of('awaiting-individual-test')]).toEqual([93, 1])
    expect(second.faults).toEqual([])
    await second.close()
    await expectConserved(bench.way.city)
  })

  test('does not move the cursor for a tube that cannot be loaded, and says why', async () => {
    const { box, tubes } = await bench.offered(4)
    const [first = '', other = '', third = ''] = tubes
    const { page, close } = await open('/lab')
    await received(page, box, tubes)
    await page.goto(`${bench.url}/desk/lab/load`)
    await page.locator('.waiting li').first().waitFor()
    await gun(page, first)
    expect(await nextWell(page)).toBe('B1')
    await gun(page, first)
    expect(await word(page)).toContain(`Tube ${first} lies in A1 already`)
    expect(await nextWell(page)).toBe('B1')
    await gun(page, bench.way.round.tube(2, 77))
    expect(await word(page)).toContain('does not wait in this laboratory')
    await gun(page, `${other.slice(0, -1)}${other.endsWith('7') ? '8' : '7'}`)
    expect(await word(page)).toContain('check character')
    await gun(page, box)
    expect(await word(page)).toContain('label of a box or a plate')
    expect(await nextWell(page)).toBe('B1')
    await page.keyboard.press('F4')
    expect(await nextWell(page)).toBe('C1')
    await gun(page, other)
    expect(await word(page)).toContain('C1')
    await page.keyboard.press('F2')
    await page.keyboard.press('F2')
    expect(await nextWell(page)).toBe('B1')
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', text)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    }, `${other}\r\n${third}\r\n${first}`)
    expect(await nextWell(page)).toBe('D1')
    await page.getByLabel('Code of the plate').focus()
    await page.keyboard.type(`${tubes[3]}`)
    await page.keyboard.press('Enter')
    expect(await nextWell(page)).toBe('E1')
    expect(await page.getByLabel('Code of the plate').inputValue()).toBe('')
    await page.keyboard.press('F2')
    await page.reload()
    await page.locator('.waiting li').first().waitFor()
    expect(await nextWell(page)).toBe('D1')
    await page.locator('.page-line').click()
    await page.keyboard.press('Escape')
    await page.getByText('Press Esc once more').waitFor()
    await page.keyboard.press('Escape')
    expect(await nextWell(page)).toBe('A1')
    await close()
  })

  test('is told row, column and what to do for each fault of a file, and gives a blocked plate up', async () => {
    const { box, tubes } = await bench.offered(5)
    const plate = bench.plate(2)
    const { page, close } = await open('/lab')
    await received(page, box, tubes)
    await page.goto(`${bench.url}/desk/lab/load`)
    await page.locator('.waiting li').first().waitFor()
    await gun(page, plate, ...tubes)
    await page.getByRole('button', { name: 'Load 5 tubes' }).click()
    await page.waitForURL(`**/lab/plates/${plate}`)
    const whole = Buffer.from(fileOf(wellsOf(tubes)), 'base64').toString()
    const [head = '', results = ''] = whole.split('[Results]')
    const broken = `${head}[Results]${results.replace('\t27\r\n', '\t2x7\r\n')}`
    expect(broken).not.toBe(whole)
    const text = (content: string) => file(Buffer.from(content).toString('base64'))
    await page.locator('#result-file').setInputFiles(text(broken))
    const fault = page.locator('.file-faults tbody tr').first()
    await fault.waitFor()
    const [row = '', column = '', what = ''] = await fault.locator('td').allInnerTexts()
    expect([Number(row) > 1, column]).toEqual([true, 'CT'])
    expect(what).toContain('2x7')
    expect(what).toMatch(/export it again/i)
    const swapped = [...tubes.slice(1), tubes[0] ?? '']
    await page
      .locator('#result-file')
      .setInputFiles(text(Buffer.from(fileOf(wellsOf(swapped)), 'base64').toString()))
    await page.locator('.file-faults').getByRole('cell', { name: 'A1', exact: true }).waitFor()
    expect(await page.locator('.file-faults').innerText()).toContain(
      'Compare the plate with its map',
    )
    const spoiled = whole.replaceAll(/(G10\t.*\t)2[67]\r/g, (_, before) => `${before}39\r`)
    await page.locator('#result-file').setInputFiles(text(spoiled))
    await page.getByText('blocked, no tube is called').first().waitFor()
    await page.getByText('run its tubes again with fresh controls').waitFor()
    await page.getByLabel('Why; its tubes are tested again').fill('positive control spoiled')
    await page.getByRole('button', { name: 'Give up' }).click()
    await page.getByText('given up, tubes wait again').waitFor()
    await close()
    await expectConserved(bench.way.city)
  })

  test('sees at once what a box lacks and what it has too much of', async () => {
    const { box, tubes } = await bench.offered(3)
    const stray = await bench.offered(1)
    const [first = '', second = ''] = tubes
    const never = bench.way.round.tube(1, 9_000)
    const { page, close } = await open('/lab/reception')
    await page.locator('.offered').waitFor()
    await gun(page, box)
    await page.locator('.manifest').waitFor()
    await gun(page, first, second, stray.tubes[0] ?? '', never)
    await page.locator('.manifest-late').waitFor()
    expect(await page.locator('.manifest li').allInnerTexts()).toHaveLength(5)
    await page.getByRole('button', { name: 'Receive 4 tubes, 1 missing' }).click()
    await page.getByText('differs, to be settled').waitFor()
    const story = await page.locator('.panel').last().innerText()
    expect(story).toContain(`missing 1`)
    expect(story).toContain('not lost yet')
    await page.getByLabel('Where it came from').fill('found in the bag of site 1')
    await page.getByRole('button', { name: 'Settle the tube' }).click()
    await page.getByLabel('Why the counts differ').fill('one tube fell out, one was added')
    await page.getByRole('button', { name: 'Settle the difference' }).click()
    await page.getByLabel('Why the counts differ').waitFor({ state: 'detached' })
    await close()
  })

  for (const [language, theme] of [
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const) {
    test(`has pages without a serious fault of access and no wider than a tablet, ${language} ${theme}`, async () => {
      const pages = [
        '/lab',
        '/lab/reception',
        '/lab/load',
        `/lab/plates/${bench.plate(1)}`,
        `/lab/plates/${bench.plate(2)}`,
      ]
      for (const path of pages) {
        const { page, faults, close } = await open(path, { language, theme, width: 768 })
        await page.waitForTimeout(600)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        const serious = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        )
        expect(serious.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          768,
        )
        expect(faults, path).toEqual([])
        await close()
      }
    })
  }

  test('is nobody else’s work', async () => {
    const { page, close } = await open('/lab', { as: 'technician-2' })
    await page.goto(`${bench.url}/desk/lab/plates/${bench.plate(1)}`)
    await page.getByText('access.unit-is-not-yours').waitFor()
    await close()
  })
})
