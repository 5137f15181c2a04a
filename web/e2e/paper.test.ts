import { createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { AxeBuilder } from '@axe-core/playwright'
import { acceptPersonCode } from '@bihuan/core/person-code/person-code.ts'
import { conserves } from '@bihuan/server/testing/conserves.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { openChromium } from '../testing/chromium.ts'
import { servePaper } from '../testing/serve-paper.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await servePaper()
let browser: Browser
beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } })
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const open = (path: string, as: string, options: VisitOptions = {}) =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', as, ...options })

/** What a reader sees on a picture of a part of the page; bars must be drawn as finely as a printer does, 4 times a screen. */
async function codesOn(page: Page, selector: string, times = 1): Promise<string[]> {
  const part = page.locator(selector)
  const zoom = (factor: string) =>
    part.evaluate((element, value) => {
      if (element instanceof HTMLElement) element.style.zoom = value
    }, factor)
  await zoom(String(times))
  const picture = await part.screenshot()
  await zoom('')
  const found = await readBarcodes(new Uint8Array(picture), {
    formats: ['QRCode', 'Code128'],
    tryHarder: true,
  })
  return found.map(({ text }) => text).sort()
}

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

/** Picks by what is read in a list of antd, with the keyboard. */
async function choose(page: Page, id: string, word: string) {
  await page.locator(`#${id}`).click()
  await page.locator('.ant-select-item-option', { hasText: word }).first().click()
}

/** Keys a whole sheet in with nothing but the keyboard, the field of the tube having the focus. */
async function keyIn(page: Page, tube: string, people: readonly number[], time: string) {
  const { keyboard } = page
  await page.locator('#key-in-tube').focus()
  await keyboard.type(tube)
  await keyboard.press('Enter')
  await page.locator('#line-1-who').waitFor()
  for (const n of people) {
    await keyboard.type(served.line(n).tail)
    await keyboard.press('Enter')
    await keyboard.type(served.line(n).name)
    await keyboard.press('Enter')
  }
  await keyboard.press('Enter')
  await keyboard.type(String(people.length))
  await keyboard.press('Enter')
  await keyboard.type(time)
  await page.getByText(`${people.length} of ${people.length} lines found`).waitFor()
  await keyboard.press('Enter')
}

const sealsOf = async (tube: string) =>
  (
    await served.city
      .sql`select 1 from field_events where kind = 'seal' and tube_id = ${tube.slice(0, 13)}`
  ).length

describe('a paper sheet', () => {
  test('is printed with codes that a gun reads, keyed by two people apart, put right where they differ, and sealed once', async () => {
    const printing = await open('/paper?view=print', 'paper-1')
    await choose(printing.page, 'sheet-lot', '10 a tube')
    await printing.page.locator('.paper-sheet').first().waitFor()
    expect(await printing.page.locator('.paper-sheet').count()).toBe(5)
    const tube =
      (await printing.page.locator('.sheet-tube').first().getAttribute('data-code')) ?? ''
    const next = (await printing.page.locator('.sheet-tube').nth(1).getAttribute('data-code')) ?? ''
    expect([tube, next]).toEqual([served.round.tube(1, 0), served.round.tube(1, 1)])
    expect(await codesOn(printing.page, '.sheet-tube > header >> nth=0', 4)).toEqual([tube])
    expect(await codesOn(printing.page, '.sheet-tube > header >> nth=1', 4)).toEqual([next])
    expect(pagesOf(await printing.page.pdf({ preferCSSPageSize: true }))).toBe(5)
    expect(printing.faults).toEqual([])
    await printing.close()

    const first = await open('/paper', 'paper-1')
    // The third line is the wrong person: a neighbour on the page.
    await keyIn(first.page, tube, [0, 1, 4], '1005')
    await first.page.getByRole('status').getByText('kept').waitFor()
    expect(await sealsOf(tube)).toBe(0)

    const second = await open('/paper', 'paper-2')
    // Everything but the answer to the second keying itself.
    const heard: string[] = []
    second.page.on('response', async (response) => {
      const { pathname } = new URL(response.url())
      const isAnswer = pathname === '/api/v1/paper-sheets' && response.request().method() === 'POST'
      if (pathname.startsWith('/api/') && pathname !== '/api/v1/events' && !isAnswer)
        heard.push(await response.text().catch(() => ''))
    })
    await second.page.reload()
    await second.page.getByText('waits for a second person').waitFor()
    await keyIn(second.page, tube, [0, 1, 2], '10:05')
    await second.page.getByText('The two keyings differ').waitFor()
    expect(heard.join()).toContain(tube)
    expect(heard.join()).not.toContain(served.round.people[4])
    const rows = await second.page.locator('.paper-differences tbody tr').allInnerTexts()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('Line 3')
    for (const n of [2, 4]) expect(rows[0]).toContain(served.number(n).slice(-4))
    expect(await second.page.locator('.paper-line-differs').count()).toBe(1)
    expect(await sealsOf(tube)).toBe(0)

    await keyIn(first.page, tube, [0, 1, 2], '1005')
    await first.page.getByRole('status').getByText('both agree, sealed').waitFor()
    expect(await sealsOf(tube)).toBe(1)
    const [row] = await served.city
      .sql`select state, member_count, device_id from tubes where id = ${tube.slice(0, 13)}`
    expect(row).toEqual({ state: 'sealed', memberCount: 3, deviceId: 400_001 })
    expect([...first.faults, ...second.faults]).toEqual([])
    await first.close()
    await second.close()
    await conserves(served.city)
  })

  test('tells each fault at its line, takes a whole number and a scanned code, and drops what was keyed by mistake', async () => {
    const { page, close } = await open('/paper', 'paper-2')
    const { keyboard } = page
    const tube = served.round.tube(1, 7)
    await page.locator('#key-in-tube').fill(`${tube.slice(0, -1)}#`)
    await keyboard.press('Enter')
    await page.getByText('one character was misread').waitFor()
    await page.locator('#key-in-tube').fill(served.round.tube(2, 7))
    await keyboard.press('Enter')
    await page.getByText('was not issued to the site').waitFor()
    await page.locator('#key-in-tube').fill(tube)
    await keyboard.press('Enter')
    await page.locator('#line-1-who').fill('12345')
    await keyboard.press('Enter')
    await page.locator('#line-1-fault').getByText('Six characters').waitFor()
    await page.locator('#line-1-who').fill(served.line(10).tail)
    await keyboard.press('Enter')
    await keyboard.type('张无忌')
    await keyboard.press('Enter')
    await page.locator('#line-1-fault').getByText('Nobody near this site').waitFor()
    await page.locator('#line-1-who').fill(served.number(10))
    await keyboard.press('Enter')
    await page.locator('.paper-found', { hasText: served.round.people[10] ?? '' }).waitFor()
    await page.locator('#line-2-who').fill(served.number(10))
    await keyboard.press('Enter')
    await keyboard.press('Enter')
    await keyboard.type('2')
    await keyboard.press('Enter')
    await keyboard.type('0905')
    await page.getByText('2 of 2 lines found').waitFor()
    await keyboard.press('Enter')
    await page.locator('#line-2-fault').getByText('is the same person as line 1').waitFor()
    await page.locator('#line-2-who').fill(served.number(11))
    await page.locator('#sheet-time').focus()
    await page.locator('.paper-found', { hasText: served.round.people[11] ?? '' }).waitFor()
    await keyboard.press('Enter')
    await page.getByRole('status').getByText('kept').waitFor()
    const waiting = page.locator('.paper-waiting tr', { hasText: tube })
    await waiting.getByText('waits for somebody else').waitFor()
    await waiting.getByRole('button', { name: 'Drop' }).click()
    await waiting.getByRole('textbox').fill('Keyed from the wrong pile')
    await keyboard.press('Enter')
    await page.getByText('No sheet waits').waitFor()
    await close()
  })

  test('has nothing for a courier, and only the sheets that wait for a commander', async () => {
    const courier = await open('/paper', 'courier')
    await courier.page.getByText('This role has no paper sheets').waitFor()
    expect(await courier.page.getByRole('link', { name: 'Paper sheets' }).count()).toBe(0)
    await courier.close()
    const commander = await open('/paper', 'commander')
    await commander.page.getByText('Sheets that wait').first().waitFor()
    expect(await commander.page.locator('#key-in-tube').count()).toBe(0)
    await commander.close()
  })
})

test('a lot of tubes for one household each is taken and says so on its labels', async () => {
  const { page, close } = await open('/labels', 'commander')
  await choose(page, 'label-kind', 'Tubes of a site')
  await choose(page, 'label-site', '2号采样点')
  await choose(page, 'label-pool', 'one household a tube')
  await page.getByRole('button', { name: 'Take the codes' }).click()
  await page.locator('.label', { hasText: '一户一管' }).first().waitFor()
  const lots = await served.city
    .sql`select site_id, pool_size, last_id - first_id + 1 as codes from tube_ranges where per_household`
  expect([...lots]).toEqual([{ siteId: 2, poolSize: 20, codes: '24' }])
  await close()
})

const spki = Buffer.from('302a300506032b6570032100', 'hex')
const isSigned = (signature: Uint8Array, signed: Uint8Array, publicKey: string) =>
  verify(
    null,
    signed,
    createPublicKey({
      key: Buffer.concat([spki, Buffer.from(publicKey, 'base64url')]),
      format: 'der',
      type: 'spki',
    }),
    signature,
  )

describe("residents' cards", () => {
  test('are shown for a purpose, ten on a page, with codes that a reader reads and that are signed', async () => {
    const { page, faults, close } = await open('/cards', 'registrar')
    await choose(page, 'card-area-6', '经八路街道')
    await choose(page, 'card-area-9', '省委社区')
    await choose(page, 'card-building', '1号楼')
    expect(await page.locator('.card').count()).toBe(0)
    await page.getByRole('button', { name: 'Show the cards' }).click()
    await page.locator('.card').first().waitFor()
    expect(await page.locator('.card').count()).toBe(20)
    const text = (await page.locator('.card').first().getAttribute('data-text')) ?? ''
    expect(await codesOn(page, '.card >> nth=0')).toEqual([text])
    const { keys } = served.city.city
    const code = await acceptPersonCode(
      text,
      { city: '4101', keys: keys.codePublicKeys() },
      served.city.start + 24 * 3_600_000,
      isSigned,
    )
    expect(code).toMatchObject({ ok: true, claims: { form: 'paper' } })
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(2)
    const [read] = await served.city
      .sql`select count(*)::int as n from person_reads where query = 'card.list' and purpose = 'sampling'`
    expect(read).toEqual({ n: 20 })

    await page.getByRole('button', { name: 'Activation code for' }).first().click()
    const slip = page.locator('.activation-slip .code')
    await slip.waitFor()
    expect(await slip.innerText()).toMatch(/^[0-9A-Z]{8}$/)
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
    expect(faults).toEqual([])
    await close()
  })

  test('are scanned into a sheet: the code on the card finds the person', async () => {
    const cards = await open('/cards?area=410105001001&building=2&household=11', 'registrar')
    await cards.page.getByRole('button', { name: 'Show the cards' }).click()
    await cards.page.locator('.card').first().waitFor()
    expect(await cards.page.locator('.card').count()).toBe(2)
    const text = (await cards.page.locator('.card').first().getAttribute('data-text')) ?? ''
    await cards.close()
    const { page, close } = await open('/paper', 'paper-1')
    await page.locator('#key-in-tube').fill(served.round.tube(1, 9))
    await page.keyboard.press('Enter')
    await page.locator('#line-1-who').waitFor()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await page.locator('.paper-found', { hasText: /^4101/ }).waitFor()
    expect(await page.locator('#line-1-name').inputValue()).toMatch(/^张\d+$/)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('line-2-who')
    await close()
  })
})

test.each([
  { language: 'zh-CN', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 1280 },
  { language: 'zh-CN', theme: 'dark', width: 360 },
] as const)('the pages are accessible in $language, $theme, $width wide', async (options) => {
  for (const [path, as] of [
    ['/paper', 'paper-1'],
    ['/paper?view=print', 'registrar'],
    ['/cards', 'registrar'],
  ] as const) {
    const { page, faults, close } = await open(path, as, options)
    await page.locator('main h2').first().waitFor()
    const { violations } = await new AxeBuilder({ page }).include('main').analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect([path, serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([
      path,
      [],
    ])
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect([path, wider]).toEqual([path, 0])
    expect(faults).toEqual([])
    await close()
  }
})
