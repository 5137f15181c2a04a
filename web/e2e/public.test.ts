import { AxeBuilder } from '@axe-core/playwright'
import type { PublicDays as PublicDaysSchema } from '@bihuan/contract/transparency.ts'
import type { Page } from 'playwright-core'
import type { Static } from 'typebox'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { servePublic } from '../testing/serve-public.ts'

type PublicDays = Static<typeof PublicDaysSchema>

const served = await servePublic(['court.example/witness', 'university.example/witness'])
const browser = await aBrowser(served)

type Look = {
  language?: 'zh-CN' | 'en'
  size?: [number, number]
  theme?: 'light' | 'dark'
  isElder?: boolean
}
async function open(
  path = '',
  { language = 'en', size = [390, 844], theme = 'light', isElder }: Look = {},
) {
  const context = await browser.newContext({
    locale: language,
    colorScheme: theme,
    viewport: { width: size[0], height: size[1] },
    reducedMotion: 'reduce',
  })
  if (isElder) await context.addInitScript(`localStorage.setItem('bihuan.elder', '1')`)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  await page.goto(`${served.url}/m/public${path}`)
  await page.locator('.m-public-total').waitFor()
  return { page, faults, close: () => context.close() }
}
const words = (page: Page) => page.locator('main').innerText()

describe('the public page', () => {
  test('is there without a session, and asks for nothing that needs one', async () => {
    const { page, faults, close } = await open()
    const said = await words(page)
    expect(said).toContain('Orders in the open')
    expect(said).toContain('3,400 orders issued on Jan 9')
    expect(said).toContain('court.example/witness')
    expect(said.match(/watching/g)).toHaveLength(2)
    expect(said).not.toContain('No outside witness')
    expect(said).toContain('close contact')
    expect(faults).toEqual([])
    await close()
  })

  test('shows what is hidden as hidden, and says why', async () => {
    const { page, close } = await open('?day=2022-01-06')
    expect(await words(page)).toContain('1 to 10 orders issued on Jan 6')
    expect(await words(page)).toContain('So few orders')
    expect(await page.locator('.m-public-table thead').count()).toBe(0)
    await page.getByLabel('Day', { exact: true }).selectOption('2022-01-08')
    const { days } = (await (await fetch(`${served.url}/api/v1/log/days`)).json()) as PublicDays
    const day = days.find((one) => one.day === '2022-01-08')
    const kind = day?.counts.tables.find(({ attribute }) => attribute === 'kind')
    const row = kind?.cells?.findIndex((cells) => cells.includes(null)) ?? -1
    const district = day?.counts.districts[row] ?? ''
    await page.getByLabel('Where').selectOption(district)
    await page.getByRole('radio', { name: 'What' }).check()
    await page.locator('.m-public-table:has(thead) .m-public-hidden').first().waitFor()
    expect(await words(page)).toContain('Figures of 1 to 10 are hidden')
    const shown = await page.locator('.m-public-table:has(thead) td').allInnerTexts()
    const hidden = kind?.cells?.[row]?.filter((one) => one === null).length
    expect(shown.filter((text) => text === 'hidden')).toHaveLength(hidden ?? -1)
    for (const text of shown.filter((one) => one !== 'hidden'))
      expect(Number(text.replace(',', ''))).toBeGreaterThan(10)
    // The address holds the choice.
    expect(new URL(page.url()).search).toBe(`?day=2022-01-08&district=${district}&by=kind`)
    await page.reload()
    expect(await page.getByLabel('Where').inputValue()).toBe(district)
    await close()
  })

  test('switches its language without losing its words', async () => {
    const { page, close } = await open()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByText('命令公开').first().waitFor()
    expect(await words(page)).toContain('外部见证人')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Orders in the open').first().waitFor()
    expect(await words(page)).not.toContain('命令')
    await close()
  })

  test('says which witness is silent', async () => {
    const [, university] = served.witnesses
    if (!university) throw new Error('no witness')
    const { sql } = served.city
    await sql`update log_witnesses set signed_at = signed_at - interval '2 hours' where name = 'university.example/witness'`
    const { page, close } = await open()
    expect(await words(page)).toMatch(
      /university\.example\/witness\s+last signed [^\n]*\s+■\s+silent/,
    )
    await sql`update log_witnesses set signed_at = signed_at + interval '2 hours' where name = 'university.example/witness'`
    await close()
  })

  test('has no fault that a machine can find, in both themes', async () => {
    for (const theme of ['light', 'dark'] as const) {
      const { page, close } = await open('', { theme })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      await close()
    }
  })

  test('stands on a phone and on a desk, and scrolls to no side', async () => {
    const sizes: [string, [number, number]][] = [
      ['phone', [390, 844]],
      ['small', [320, 640]],
      ['desk', [1280, 900]],
      ['elder', [390, 844]],
    ]
    for (const [name, size] of sizes)
      for (const language of ['zh-CN', 'en'] as const) {
        const { page, close } = await open('?day=2022-01-08', {
          language,
          size,
          isElder: name === 'elder',
          theme: name === 'elder' ? 'dark' : 'light',
        })
        const width = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(width).toBeLessThanOrEqual(size[0])
        const folder = process.env.SHOTS
        if (folder)
          await page.screenshot({
            path: `${folder}/public-${name}-${language}.png`,
            fullPage: true,
          })
        await close()
      }
  })

  test('of a city without witnesses says so before anything else about the log', async () => {
    const { city } = served
    const { log } = city.anchors
    Object.assign(city.anchors, { log: { ...log, witnesses: [], quorum: 0 } })
    const { page, close } = await open('', { language: 'zh-CN' })
    await page.getByRole('note').waitFor()
    expect(await words(page)).toContain('没有外部见证人')
    expect(await words(page)).not.toContain('court.example')
    const folder = process.env.SHOTS
    if (folder) await page.screenshot({ path: `${folder}/public-alone.png`, fullPage: true })
    Object.assign(city.anchors, { log })
    await close()
  })
})

describe('one’s own order', () => {
  /** The page of a resident's orders with the check of the first one opened; `bend` changes what the city sends. */
  async function openOrder(language: 'zh-CN' | 'en', bend?: (proof: Proof) => void) {
    const context = await browser.newContext({
      locale: language,
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
    })
    const person = served.desk.people[0] ?? ''
    const entered = await context.request.post(`${served.url}/api/v1/demo/resident-sessions`, {
      data: { person },
      headers: { 'idempotency-key': crypto.randomUUID() },
    })
    expect(entered.status()).toBe(200)
    await context.addInitScript(`localStorage.setItem('bihuan.m.session', '1')`)
    if (bend)
      await context.route('**/proof', async (route) => {
        const answer = await route.fetch()
        const proof = (await answer.json()) as Proof
        bend(proof)
        await route.fulfill({ response: answer, json: proof })
      })
    const page = await context.newPage()
    await page.goto(`${served.url}/m/status/orders`)
    const card = page.locator('.m-reason').first()
    await card.locator('details.m-more > summary').first().click()
    await card.getByRole('button', { name: /public log|公开日志/ }).click()
    await card.locator('[role=status], [role=alert]').waitFor()
    return { page, card, close: () => context.close() }
  }
  type Proof = { order: string; salt: string; index: number; checkpoint: string; path: string[] }

  for (const language of ['zh-CN', 'en'] as const)
    test(`is checked on the phone, by whom it was seen is said (${language})`, async () => {
      const { page, card, close } = await openOrder(language)
      const said = await card.innerText()
      expect(said).toContain(language === 'en' ? 'word for word' : '一字不差')
      expect(said).toContain('court.example/witness')
      expect(said).toContain('university.example/witness')
      const folder = process.env.SHOTS
      if (folder)
        await page.screenshot({ path: `${folder}/own-order-${language}.png`, fullPage: true })
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        card.getByRole('button', { name: /file|文件/ }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/^order-.*\.json$/)
      await close()
    })

  test('the sums take the phone less than half a second, twenty times over', async () => {
    const { page, card, close } = await openOrder('en')
    await page.evaluate(() => {
      const json = Response.prototype.json
      Response.prototype.json = async function (this: Response) {
        const body: unknown = await json.call(this)
        if (this.url.endsWith('/proof')) performance.mark('has-proof')
        return body
      }
      new MutationObserver(() => {
        if (document.querySelector('[role=status]')) performance.mark('has-answer')
      }).observe(document.body, { childList: true, subtree: true })
    })
    const took: number[] = []
    for (let n = 0; n < 20; n += 1) {
      await page.evaluate(() => performance.clearMarks())
      await card.getByRole('button', { name: 'Check again' }).click()
      await page.waitForFunction(() => performance.getEntriesByName('has-answer').length > 0)
      took.push(
        await page.evaluate(() => {
          const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? 0
          return at('has-answer') - at('has-proof')
        }),
      )
    }
    took.sort((one, other) => one - other)
    console.log('proof to answer on the screen, ms: median', took[10], 'most', took[19])
    expect(took[10]).toBeGreaterThan(0)
    expect(took[10]).toBeLessThan(500)
    await close()
  })

  const bent: [string, (proof: Proof) => void, RegExp][] = [
    ['a salt of another', (proof) => (proof.salt = btoa('x'.repeat(32))), /does not fit/],
    ['another place', (proof) => (proof.index += 1), /does not fit/],
    [
      'a longer order',
      (proof) => (proof.order = btoa(atob(proof.order).replace(/"until":\d/, '"until":9'))),
      /does not fit/,
    ],
    [
      'a checkpoint that one witness has signed',
      (proof) => (proof.checkpoint = proof.checkpoint.replace(/— university.*\n/, '')),
      /Too few witnesses/,
    ],
    ['no order at all', (proof) => (proof.order = btoa('nothing')), /no proof of this order/],
  ]
  test.each(bent)('is not proven by %s', async (_, bend, words) => {
    const { card, close } = await openOrder('en', (proof) => void bend(proof))
    expect(await card.locator('[role=alert]').innerText()).toMatch(words)
    expect(await card.innerText()).not.toContain('It is there')
    await close()
  })
})
