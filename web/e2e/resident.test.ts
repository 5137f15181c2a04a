import { createPublicKey, verify } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import { acceptStatement } from '@bihuan/core/result-statement/result-statement.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { prepareReader, readQr } from '../testing/read-qr.ts'
import {
  childOf,
  type Paper,
  paperCode,
  paperOf,
  papersOf,
  residentsOf,
} from '../testing/residents.ts'
import { serveCity } from '../testing/serve-city.ts'

const served = await serveCity(6.5)
const { url, city } = served
const someone = await residentsOf(url)
const browser = await aBrowser(served)

type Look = {
  language?: 'zh-CN' | 'en'
  theme?: 'light' | 'dark'
  size?: [number, number]
  isElder?: boolean
}
type Phone = { page: Page; context: BrowserContext; faults: string[]; close(): Promise<void> }

async function openPhone(look: Look = {}): Promise<Phone> {
  const { language = 'en', theme = 'light', size = [390, 844], isElder } = look
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
  page.on('console', (line) => {
    // What the server refuses the browser reports as an error too; that is part of these journeys.
    if (line.type() === 'error' && !/status of (401|422|429)|net::ERR/.test(line.text()))
      faults.push(line.text())
  })
  await page.goto(`${url}/m`)
  await page.getByLabel(/Document number|证件号码/).waitFor()
  return { page, context, faults, close: () => context.close() }
}

async function typePaper(page: Page, paper: Paper) {
  await page.getByLabel('Document', { exact: true }).selectOption(paper.kind)
  if (paper.kind === 'passport') await page.getByLabel('Country').selectOption(paper.country)
  await page.getByLabel('Document number').fill(paper.number)
  await page.getByLabel('Name as on the document').fill(paper.name)
}

async function typeCode(page: Page, code: string, button = 'Go in') {
  await page.getByLabel('One-time code').fill(code)
  await page.getByRole('button', { name: button, exact: true }).click()
}

/** The newest code in the messages that phones would have received, read off the page. */
async function codeOnPage(page: Page, words: RegExp): Promise<string> {
  const message = page.locator('.m-demo .k-row-title').filter({ hasText: words }).first()
  await message.waitFor({ timeout: 15_000 })
  return /\d{6}/.exec((await message.textContent()) ?? '')?.[0] ?? ''
}

async function enterAs(page: Page, story: string) {
  const { name } = someone(story)
  await page.locator('.m-demo button').filter({ hasText: name }).first().click()
  await page.locator('.k-qr').waitFor()
  return name
}

const tab = (page: Page, word: string) =>
  page.locator('.k-tabs').getByText(word, { exact: true }).click()
const shownName = (page: Page) => page.locator('.m-home h1').textContent()
const alertOn = (page: Page) => page.locator('.k-error').first().textContent()
const qrPath = (page: Page) => page.locator('.k-qr-dark').first().getAttribute('d')

describe('at the door', () => {
  test('an old person without a phone comes in with the code that the community printed', async () => {
    const { person, name } = someone('old')
    const paper = await paperOf(city, person)
    const code = await paperCode(served, person)
    const { page, faults, close } = await openPhone()
    await typePaper(page, paper)
    await page.getByRole('button', { name: 'I have a code on paper' }).click()
    await page.getByText('The 8 characters on the paper').waitFor()
    await typeCode(page, 'AAAA1111')
    expect(await alertOn(page)).toMatch(/4/)
    await typeCode(page, `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`)
    await page.locator('.k-qr').waitFor()
    expect(await shownName(page)).toContain(name)
    expect(page.url()).toBe(`${url}/m/`)
    expect(faults).toEqual([])
    await close()
  })

  test('five wrong codes end the attempt, and then even the right one opens nothing', async () => {
    const { person } = someone('negative')
    const paper = await paperOf(city, person)
    const code = await paperCode(served, person)
    const { page, close } = await openPhone()
    await typePaper(page, paper)
    await page.getByRole('button', { name: 'I have a code on paper' }).click()
    for (const wrong of ['AAAA1111', 'AAAA1112', 'AAAA1113', 'AAAA1114', 'AAAA1115']) {
      const answer = page.waitForResponse(/resident-sessions/)
      await typeCode(page, wrong)
      expect((await answer).status()).toBe(401)
      await page.getByRole('button', { name: 'Go in' }).waitFor()
    }
    const last = page.waitForResponse(/resident-sessions/)
    await typeCode(page, code)
    expect((await last).status()).toBe(401)
    expect(await alertOn(page)).toContain('resident.code-refused')
    expect(await page.locator('.k-qr').count()).toBe(0)
    await close()
  })

  test('nonsense gets a hint at its field and is not sent', async () => {
    const { page, close } = await openPhone()
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'POST') sent += 1
    })
    await page.getByRole('button', { name: 'Send a code to my phone' }).click()
    await page.getByText('Type the number.').waitFor()
    await page.getByText('Type the name.').waitFor()
    const paper = await paperOf(city, someone('due').person)
    const wrong = `${paper.number.slice(0, 16)}${(Number(paper.number[16]) + 1) % 10}${paper.number[17]}`
    await page.getByLabel('Document number').fill(wrong)
    await page.getByText('One digit is wrong').waitFor()
    expect(sent).toBe(0)
    await close()
  })

  test('pressing twice asks once', async () => {
    const { page, close } = await openPhone()
    await typePaper(page, await paperOf(city, someone('due').person))
    let sent = 0
    await page.route(/resident-codes/, async (route) => {
      sent += 1
      await new Promise((done) => setTimeout(done, 300))
      await route.continue()
    })
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('button[type=submit]')
      button?.click()
      button?.click()
    })
    await page.getByRole('heading', { name: 'Type the code' }).waitFor()
    expect(sent).toBe(1)
    await close()
  })

  test('a foreigner whom the city does not know registers with a passport', async () => {
    const { page, faults, close } = await openPhone()
    const passport = syntheticPassport(4_711)
    await page.getByRole('button', { name: 'The city does not know me yet' }).click()
    await page.getByRole('heading', { name: 'Register' }).waitFor()
    await page.getByRole('button', { name: 'Send a code to this phone' }).click()
    await page.getByText('Choose where you live.').waitFor()
    await typePaper(page, { kind: 'passport', ...passport, name: 'DUPONT Amélie', person: '' })
    await page.getByLabel('Birth date').fill('1988/3/7')
    await page.getByLabel('Phone').fill('+33 6 12 34 56 78')
    for (const level of ['District', 'Street', 'Community']) {
      await page.getByLabel(level).locator('option').nth(1).waitFor({ state: 'attached' })
      await page.getByLabel(level).selectOption({ index: 1 })
    }
    await page.getByLabel('Building, entrance and door').fill('3号楼2单元501')
    await page.getByRole('button', { name: 'Send a code to this phone' }).click()
    await typeCode(page, await codeOnPage(page, /\d{6}/))
    await page.locator('.k-qr').waitFor()
    expect(await shownName(page)).toContain('DUPONT Amélie')
    await tab(page, 'Results')
    await page.getByText('once an official has seen the document').waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('somebody with two documents finds the same results by either', async () => {
    const { person, name } = someone('two-documents')
    const papers = await papersOf(city, person)
    expect(papers.length).toBe(2)
    for (const paper of papers) {
      const { page, close } = await openPhone()
      await typePaper(page, paper)
      await page.getByRole('button', { name: 'I have a code on paper' }).click()
      await typeCode(page, await paperCode(served, person))
      await page.locator('.k-qr').waitFor()
      expect(await shownName(page)).toContain(name)
      await close()
    }
  })
})

describe('a parent', () => {
  test('comes in by the code of a message, adds a child with consent, shows the code on behalf, and ends it', async () => {
    const { person, name } = someone('family')
    const child = await paperOf(city, await childOf(city, person))
    const { page, faults, close } = await openPhone()
    await typePaper(page, await paperOf(city, person))
    await page.getByRole('button', { name: 'Send a code to my phone' }).click()
    await typeCode(page, await codeOnPage(page, /登录/))
    await page.locator('.k-qr').waitFor()
    expect(await shownName(page)).toContain(name)
    const own = await qrPath(page)

    await tab(page, 'Family')
    await page.getByRole('link', { name: 'Add somebody' }).click()
    await page.getByLabel('This person is my').selectOption('child')
    await typePaper(page, child)
    await page.getByRole('button', { name: 'Send them a code' }).click()
    const code = await paperCode(served, child.person)
    await typeCode(page, code, 'Add')
    await page.getByText('Without consent it is not possible').waitFor()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.locator('.k-list').getByText(child.name).waitFor()

    await tab(page, 'Code')
    await page.getByRole('button', { name: child.name }).click()
    await page.getByText('on behalf').waitFor()
    await page.waitForFunction((before) => {
      const path = document.querySelector('.k-qr-dark')?.getAttribute('d')
      return path !== null && path !== undefined && path !== before
    }, own)
    await tab(page, 'Results')
    await page.getByRole('heading', { name: `Results of ${child.name}` }).waitFor()
    await page.getByText('Who has looked at this data').click()
    await page.getByRole('heading', { name: /Who has looked/ }).waitFor()
    expect(page.url()).toBe(`${url}/m/reads`)

    await tab(page, 'Family')
    await page.getByRole('button', { name: 'End', exact: true }).first().click()
    await page.getByRole('button', { name: 'Yes, end it' }).click()
    await page.getByText('Nobody yet').waitFor()
    await tab(page, 'Code')
    expect(await shownName(page)).toContain(name)
    expect(faults).toEqual([])
    await close()
  })
})

describe('without network', () => {
  test('the code and the result stay, with the time they are from, and go on when it is back', async () => {
    const { page, context, close } = await openPhone()
    const name = await enterAs(page, 'negative')
    await page.getByText('Negative').first().waitFor()
    // The other pages come half a second after the code.
    await page.waitForTimeout(2_000)
    await context.setOffline(true)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.getByText(/No network · this is from \d\d:\d\d/).waitFor()
    expect(await page.locator('.k-qr').count()).toBe(1)
    expect(await page.getByText('Negative').count()).toBeGreaterThan(0)
    await tab(page, 'Results')
    await page.getByRole('heading', { name: `Results of ${name}` }).waitFor()
    await tab(page, 'Code')
    await context.setOffline(false)
    await page.getByText(/No network/).waitFor({ state: 'detached', timeout: 15_000 })
    await close()
  })

  test('the signed result is read off the screen by somebody else, and a changed sign is not', async () => {
    prepareReader()
    const { page, context, faults, close } = await openPhone()
    await enterAs(page, 'negative')
    await tab(page, 'Results')
    await page.getByText('Show the latest result').click()
    await page.locator('.m-code strong').filter({ hasText: 'Negative' }).waitFor()
    await context.setOffline(true)
    const text = await readQr(page.locator('.m-code'))
    const trust = { city: '4101', keys: city.city.keys.codePublicKeys() }
    const accept = (shown: string) =>
      acceptStatement(shown, trust, city.start + 9 * hourMs, (signature, signed, key) =>
        verify(
          null,
          signed,
          createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' }),
          signature,
        ),
      )
    const { person } = someone('negative')
    expect(await accept(text)).toMatchObject({
      ok: true,
      statement: { person, answer: 'negative' },
    })
    const at = Math.floor(text.length / 2)
    const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
    expect(await accept(changed)).toMatchObject({ ok: false })
    expect(faults).toEqual([])
    await close()
  })

  test('a page that is opened while the server is silent shows what was kept', async () => {
    const { page, close } = await openPhone()
    const name = await enterAs(page, 'awaiting')
    await page.locator('.m-newest').waitFor()
    await page.route(/\/api\//, (route) => route.abort())
    await page.reload()
    await page.getByText(/No network · this is from \d\d:\d\d/).waitFor()
    expect(await shownName(page)).toContain(name)
    expect(await page.locator('.k-qr').count()).toBe(1)
    await close()
  })

  test('a browser that keeps nothing shows the code all the same', async () => {
    const context = await browser.newContext({
      locale: 'en',
      viewport: { width: 390, height: 844 },
    })
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        configurable: true,
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    })
    const page = await context.newPage()
    await page.goto(`${url}/m`)
    await enterAs(page, 'negative')
    await page.reload()
    await page.locator('.k-qr').waitFor()
    await context.close()
  })
})

describe('on paper', () => {
  test('one card is a page of A6, and the family one of A4', async () => {
    const { page, close } = await openPhone()
    await enterAs(page, 'negative')
    await tab(page, 'More')
    await page.getByText('Print a card on paper').click()
    await page.locator('.m-card .k-qr').waitFor()
    const paper = async () => {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      const boxes = [...pdf.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
      // A point is 25.4 / 72 mm.
      return boxes.map(([, ...sides]) =>
        sides.map((side) => Math.round((Number(side) * 25.4) / 72)),
      )
    }
    expect(await paper()).toEqual([[105, 148]])
    await page.getByLabel('All family, A4').check()
    await page.locator('.m-sheet-all .k-qr').waitFor()
    expect(await paper()).toEqual([[210, 297]])
    await page.emulateMedia({ media: 'print' })
    const overlap = await page.evaluate(() => {
      const code = document.querySelector('.m-card .k-qr')?.getBoundingClientRect()
      const text = document.querySelector('.m-card p')?.getBoundingClientRect()
      return (code?.bottom ?? 1) > (text?.top ?? 0)
    })
    expect(overlap).toBe(false)
    await close()
  })
})

describe('signing out', () => {
  test('leaves nothing of the person on the phone, nor on the way back', async () => {
    const { page, context, close } = await openPhone()
    const name = await enterAs(page, 'family')
    await tab(page, 'Results')
    await tab(page, 'More')
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(kept).toContain(name)
    await page.getByRole('button', { name: /Sign out/ }).click()
    await page.getByLabel('Document number').waitFor()
    const left = await page.evaluate(async () => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      caches: await caches.keys(),
      databases: (await indexedDB.databases()).length,
    }))
    expect(left).toEqual({ local: [], session: [], caches: [], databases: 0 })
    expect((await context.cookies()).filter(({ value }) => value !== '')).toEqual([])
    await page.goBack()
    await page.waitForTimeout(300)
    expect(await page.locator('.k-qr, .m-home').count()).toBe(0)
    await close()
  })
})

const pages = ['', 'results', 'statement', 'reads', 'family', 'family/add', 'more', 'print']

async function seriousFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => /serious|critical/.test(impact ?? ''))
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)
}
const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

describe('every page', () => {
  for (const look of [
    { language: 'zh-CN', theme: 'light' },
    { language: 'en', theme: 'dark' },
    { language: 'zh-CN', theme: 'dark', isElder: true },
    { language: 'en', theme: 'light', isElder: true },
  ] as const) {
    const words = `${look.language} ${look.theme}${'isElder' in look ? ' elder' : ''}`
    test(`fits a phone of 360 pixels and is free of serious faults of access, ${words}`, async () => {
      const { page, faults, close } = await openPhone({ ...look, size: [360, 640] })
      expect(['entrance', await seriousFaults(page)]).toEqual(['entrance', []])
      expect(await widthOf(page)).toBeLessThanOrEqual(360)
      await enterAs(page, 'recalled')
      for (const path of pages) {
        await page.evaluate((to) => history.pushState(null, '', `/m/${to}`), path)
        await page.waitForTimeout(500)
        expect([path, await seriousFaults(page)]).toEqual([path, []])
        expect([path, await widthOf(page)]).toEqual([path, 360])
      }
      expect(faults).toEqual([])
      await close()
    })
  }

  test('in elder mode has the whole code on the first screen, large text and large targets', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { page, close } = await openPhone({ language, isElder: true, size: [360, 640] })
      for (const story of ['recalled', 'due', 'awaiting']) {
        await enterAs(page, story)
        await page.locator('.m-next').waitFor()
        const code = await page.locator('.k-qr').boundingBox()
        const bar = await page.locator('.k-tabs').boundingBox()
        expect([story, (code?.y ?? 0) + (code?.height ?? 999) <= (bar?.y ?? 0)]).toEqual([
          story,
          true,
        ])
        expect(code?.width).toBe(260)
        const small = await page.evaluate(() => {
          const targets = [...document.querySelectorAll('a, button, summary, input, select')]
          const texts = [...document.querySelectorAll('main *, nav *')].filter(
            (node) => node.childElementCount === 0 && node.textContent?.trim(),
          )
          return {
            targets: targets
              .filter((node) => node.getBoundingClientRect().height > 0)
              .filter((node) => node.getBoundingClientRect().height < 60)
              .map((node) => node.outerHTML.slice(0, 80)),
            // 18 pt is 24 px; a shape before a word is no text.
            texts: texts
              .filter((node) => Number.parseFloat(getComputedStyle(node).fontSize) < 24)
              .filter((node) => node.getAttribute('aria-hidden') !== 'true')
              .map((node) => node.outerHTML.slice(0, 80)),
          }
        })
        expect([story, small]).toEqual([story, { targets: [], texts: [] }])
        await tab(page, language === 'en' ? 'More' : '更多')
        await page.getByRole('button', { name: /Sign out|退出/ }).click()
        await page.getByLabel(/Document number|证件号码/).waitFor()
      }
      await close()
    }
  })

  test('never calls a pool positive, and never shows it red', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { page, close } = await openPhone({ language })
      await enterAs(page, 'recalled')
      await page.locator('.m-newest').waitFor()
      expect(await page.locator('main').innerText()).not.toMatch(/阳性|positive/i)
      expect(await page.locator('.k-tone-late, .k-tag-late').count()).toBe(0)
      await close()
    }
  })
})
