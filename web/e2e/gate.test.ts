import { mkdtempSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { parsePass } from '@bihuan/core/pass/pass.ts'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { ask } from '@bihuan/server/door/query.ts'
import { paperPass } from '@bihuan/server/pass/paper-pass.ts'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumOptions, openChromium } from '../testing/chromium.ts'
import { writeFilmOfQr } from '../testing/fake-video.ts'
import { gateSays, keptBy, measureScans, type ScanTook, scanAt, sentBy } from '../testing/gate.ts'
import { shoot } from '../testing/gun.ts'
import { aGate, servePasses } from '../testing/serve-passes.ts'
import { quantile } from '../testing/strict-write.ts'

const served = await servePasses(80)
const { desk, city, clock } = served
const shots = process.env.SCREENS
let browser: Browser
// Each test takes people that no other has.
let turn = 0
const nextPerson = () => desk.people[turn++] ?? ''
const now = () => clock.now()

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/gate-${name}.png` })
}
const ready = (page: Page) =>
  page.getByText(/数据刚更新|数据 \d 分钟前|Data of this minute|Data \d min old/).waitFor()

async function paper(person: string): Promise<string> {
  const asking = { now: now(), actor: city.actor('grid-worker', '410105'), purpose: 'passes' }
  const { passes } = await ask(city.city, paperPass, { person }, asking)
  return passes[0]?.text ?? ''
}
/** The same text with one letter of its signature changed. */
const forged = (text: string) =>
  `${text.slice(0, 120)}${text[120] === '0' ? '1' : '0'}${text.slice(121)}`

describe('without network a gate says within a second', () => {
  for (const locale of ['zh-CN', 'en'] as const)
    test(`who may pass, who may not, and what is none, in ${locale}`, async () => {
      const [free, staying, onPaper] = [nextPerson(), nextPerson(), nextPerson()]
      await desk.order(staying, {}, now() - 30 * minuteMs)
      const pass = await desk.pass(free, now())
      const stays = await desk.pass(staying, now())
      const printed = await paper(onPaper)
      const phone = await aGate(browser, served, { locale })
      const { page } = phone
      await shot(page, `idle-${locale}`)
      await ready(page)
      await page.context().setOffline(true)
      expect(await scanAt(page, pass.shown(now()))).toMatchObject({ sign: 'passed', code: 'clear' })
      await shot(page, `go-${locale}`)
      expect((await gateSays(page)).text).toContain('张*')
      expect(await scanAt(page, stays.shown(now()))).toMatchObject({
        sign: 'staying',
        code: 'stay',
      })
      await shot(page, `stays-${locale}`)
      const sheet = await scanAt(page, printed)
      expect(sheet).toMatchObject({ sign: 'passed' })
      expect(sheet.text).toMatch(/请看证件|look at a document/)
      await shot(page, `paper-${locale}`)
      const bad = await scanAt(page, forged(pass.shown(now())))
      expect(bad).toMatchObject({ sign: 'refused', code: 'bad-signature' })
      expect(bad.text).not.toContain('张')
      await shot(page, `forged-${locale}`)
      const earlier = await desk.pass(nextPerson(), now() - 10 * minuteMs)
      const picture = earlier.shown(now() - 5 * minuteMs)
      expect(await scanAt(page, picture)).toMatchObject({ sign: 'refused', code: 'live-late' })
      expect(await scanAt(page, '41010000000179')).toMatchObject({ code: 'not-a-pass' })
      expect(phone.faults).toEqual([])
      await phone.close()
    })
})

test('a gate that is opened again without network decides as before, and says how old its data is', async () => {
  const phone = await aGate(browser, served, { locale: 'en' })
  const { page } = phone
  await ready(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const pass = await desk.pass(nextPerson(), now())
  await page.reload()
  await ready(page)
  await page.context().setOffline(true)
  await page.reload()
  await page.getByText('no network, works on').waitFor()
  expect(await scanAt(page, pass.shown(now()))).toMatchObject({ sign: 'passed', code: 'clear' })
  expect(await scanAt(page, forged(pass.shown(now())))).toMatchObject({ sign: 'refused' })
  await shot(page, 'opened-offline')
  await phone.close()
})

test('each class has a sign, a shape and a word of its own, in both languages', async () => {
  const signs = {
    clear: ['passed', '✓', /放行|GO/],
    remind: ['reminded', '✓!', /放行，请提醒|GO, and remind/],
    limit: ['limited', '▲', /限制通行|LIMITED/],
    stay: ['staying', '■', /应留在原处|STAYS/],
  } as const
  for (const [locale, colorScheme] of [
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const) {
    const phone = await aGate(browser, served, { locale })
    await phone.page.evaluate((theme) => localStorage.setItem('bihuan.theme', theme), colorScheme)
    await phone.page.reload()
    await ready(phone.page)
    for (const of of ['clear', 'remind', 'limit', 'stay'] as const) {
      const said = await scanAt(phone.page, await desk.signed(of, now()))
      const [sign, shape, word] = signs[of]
      expect(said.sign).toBe(sign)
      expect(said.text.split('\n')[0]).toBe(shape)
      expect(said.text).toMatch(word)
      await shot(phone.page, `class-${of}-${locale}`)
    }
    await phone.close()
  }
})

describe('what a gate knows', () => {
  test('holds an order a minute after its signature, and the neighbours pass as before', async () => {
    const [person, neighbour] = [nextPerson(), nextPerson()]
    const pass = await desk.pass(person, now())
    const other = await desk.pass(neighbour, now())
    const phone = await aGate(browser, served)
    await ready(phone.page)
    expect(await scanAt(phone.page, pass.shown(now()))).toMatchObject({ sign: 'passed' })
    await desk.order(person, {}, now())
    clock.set({ now: now() + 10_000 })
    await phone.page.evaluate(() => dispatchEvent(new Event('online')))
    // The same pass within two seconds would be the same scan.
    await phone.page.waitForTimeout(2_500)
    const after = await scanAt(phone.page, pass.shown(now()))
    expect(after).toMatchObject({ sign: 'refused', code: 'revoked' })
    await shot(phone.page, 'revoked')
    expect(await scanAt(phone.page, other.shown(now()))).toMatchObject({ sign: 'passed' })
    await phone.close()
  })

  test('is nothing at first without network; then every pass is unsure and care is open', async () => {
    const phone = await aGate(browser, served, { locale: 'en', isGuest: true })
    const { page } = phone
    await page.route('**/api/**', (route) => route.abort())
    await page.evaluate(() => indexedDB.deleteDatabase('bihuan-gate'))
    await page.reload()
    await page.getByText('No data yet').waitFor()
    const pass = await desk.pass(nextPerson(), now())
    expect(await scanAt(page, pass.shown(now()))).toMatchObject({ sign: 'unsure', code: 'no-data' })
    await shot(page, 'no-data')
    await page.getByRole('button', { name: /Medical, birth, escape/ }).click()
    expect((await gateSays(page)).sign).toBe('medical')
    await phone.close()
  })

  test('does not go back to an older list, nor to another root', async () => {
    const early = await (await fetch(`${served.url}/api/v1/passes/bundle`)).json()
    const phone = await aGate(browser, served, { locale: 'en' })
    const { page } = phone
    await ready(page)
    clock.set({ now: now() + 3 * minuteMs })
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.waitForTimeout(1_500)
    let sent: object = early
    await page.route('**/api/v1/passes/bundle', (route) => route.fulfill({ json: sent }))
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByText('new data refused').waitFor()
    await page.getByRole('button', { name: 'Device' }).click()
    expect(await page.locator('dialog').innerText()).toContain('rolled-back')
    await page.getByRole('button', { name: 'Close' }).click()
    sent = { ...early, root: 'A'.repeat(43) }
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.waitForTimeout(500)
    await page.getByRole('button', { name: 'Device' }).click()
    await page.getByText(/comes from another root/).waitFor()
    await shot(page, 'other-root')
    await phone.close()
  })
})

describe('a wrong clock', () => {
  for (const hours of [48, -48])
    test(`set ${hours} h off while the page was closed gives no green and no refusal for time`, async () => {
      const phone = await aGate(browser, served, { locale: 'en' })
      const { page } = phone
      await ready(page)
      const shift = hours * hourMs
      await page.context().addInitScript((ms) => {
        const real = Date.now
        Date.now = () => real() + ms
      }, shift)
      await page.route('**/api/**', (route) => route.abort())
      const pass = await desk.pass(nextPerson(), now())
      const pictured = await desk.pass(nextPerson(), now())
      const sheet = await paper(nextPerson())
      await page.reload()
      await page.locator('.g-data .k-tag-late').first().waitFor()
      for (const text of [pass.shown(now()), pictured.shown(now() - 5 * minuteMs), sheet])
        expect((await scanAt(page, text)).sign).toBe('unsure')
      // What is forged is forged by any clock.
      expect((await scanAt(page, forged(sheet))).sign).toBe('refused')
      await shot(page, `clock${hours}`)
      await phone.close()
    })

  test('that is set while the page is open changes nothing', async () => {
    const phone = await aGate(browser, served)
    const { page } = phone
    await ready(page)
    await page.evaluate((ms) => {
      const real = Date.now
      Date.now = () => real() + ms
    }, 48 * hourMs)
    await page.context().setOffline(true)
    const pass = await desk.pass(nextPerson(), now())
    expect((await scanAt(page, pass.shown(now()))).sign).toBe('passed')
    await phone.close()
  })
})

describe('who needs help', () => {
  test('goes with one touch, before anything was loaded, and whatever stands on the screen', async () => {
    const phone = await aGate(browser, served, { locale: 'en' })
    const { page } = phone
    const go = page.getByRole('button', { name: /Medical, birth, escape/ })
    await go.click()
    expect((await gateSays(page)).sign).toBe('medical')
    await shot(page, 'medical')
    await ready(page)
    const pass = await desk.pass(nextPerson(), now())
    await scanAt(page, forged(pass.shown(now())))
    await go.click()
    expect((await gateSays(page)).sign).toBe('medical')
    await page.getByText(/2 medical/).waitFor()
    expect(await page.locator('dialog[open]').count()).toBe(0)
    const box = await go.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(88)
    await phone.close()
  })

  test('goes also where the phone keeps nothing and nobody is signed in', async () => {
    const phone = await aGate(browser, served, { locale: 'en', isGuest: true })
    const { page } = phone
    await page.context().addInitScript(() => {
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
    })
    await page.reload()
    await page.getByRole('button', { name: /Medical, birth, escape/ }).click()
    expect((await gateSays(page)).sign).toBe('medical')
    await ready(page)
    const pass = await desk.pass(nextPerson(), now())
    expect((await scanAt(page, pass.shown(now()))).sign).toBe('passed')
    await phone.close()
  })
})

describe('of a pass', () => {
  test('nothing stays on the phone and nothing is sent: not who, not when, not what it said', async () => {
    const phone = await aGate(browser, served)
    const { page } = phone
    const sent = sentBy(page)
    await ready(page)
    const passes = await Promise.all([1, 2, 3].map(() => desk.pass(nextPerson(), now())))
    const texts = [...passes.map((pass) => pass.shown(now())), await paper(nextPerson())]
    for (const text of texts) expect((await scanAt(page, text)).sign).toBe('passed')
    await page.waitForTimeout(500)
    // The hour is over: now the counts go out.
    clock.set({ now: now() + hourMs })
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.waitForResponse((one) => one.url().includes('/gates/count'))
    const [counts] = sent.to('/gates/count')
    const body = JSON.parse(counts?.postData() ?? '{}') as Record<string, unknown>
    expect(Object.keys(body).sort()).toEqual(
      ['hour', 'limited', 'medical', 'passed', 'refused', 'reminded', 'staying', 'unsure'].sort(),
    )
    expect(body).toMatchObject({ passed: 4, refused: 0, unsure: 0 })
    expect(Date.parse(String(body.hour)) % hourMs).toBe(0)
    const rows = await city.sql`select passed from gate_counts`
    expect(rows.some(({ passed }) => passed === 4)).toBe(true)
    const kept = await keptBy(page)
    // The control: what was looked through does hold what the phone keeps.
    expect(kept).toContain('certificates')
    expect(kept).toContain('passed')
    for (const text of texts) {
      const read = parsePass(text)
      if (!read) throw new Error('a pass does not read')
      const [head = '', tail = ''] = text.split('.')
      const bytes = [read.pass.serial, read.pass.anchor ?? read.pass.serial, read.signature]
      const traces = [
        // Every piece of twelve letters of what was scanned.
        ...[head, tail].flatMap((part) =>
          Array.from({ length: Math.max(0, part.length - 11) }, (_, at) => part.slice(at, at + 12)),
        ),
        ...bytes.flatMap((one) => [
          Buffer.from(one).toString('hex'),
          Buffer.from(one).toString('base64url'),
          [...one].join(','),
        ]),
        read.pass.nameMasked,
      ]
      const all = sent.all()
      expect(traces.filter((trace) => kept.includes(trace) || all.includes(trace))).toEqual([])
    }
    // Nothing but the bundle, the time and the counts was asked for at all.
    const asked = new Set(sent.to('/api/').map((one) => new URL(one.url()).pathname))
    const allowed = [
      '/api/v1/passes/bundle',
      '/api/v1/demo/clock',
      '/api/v1/gates/count',
      '/api/v1/me',
    ]
    expect([...asked].filter((path) => !allowed.includes(path))).toEqual([])
    await phone.close()
  })

  test('one that is held there, or scanned again within two seconds, is one scan', async () => {
    const phone = await aGate(browser, served, { locale: 'en' })
    const { page } = phone
    await ready(page)
    const pass = await desk.pass(nextPerson(), now())
    await scanAt(page, pass.shown(now()))
    const first = (await gateSays(page)).turn
    await shoot(page, pass.shown(now() + 15_000))
    await page.waitForTimeout(300)
    expect((await gateSays(page)).turn).toBe(first)
    expect(await page.getByText(/Today: 1 go/).count()).toBe(1)
    await page.waitForTimeout(2_100)
    await scanAt(page, pass.shown(now()))
    expect(await page.getByText(/Today: 2 go/).count()).toBe(1)
    await phone.close()
  })
})

test('a camera reads a pass from paper, and the page is readable by who does not see it', async () => {
  const film = join(mkdtempSync(join(tmpdir(), 'bihuan-film-')), 'pass.y4m')
  writeFilmOfQr(film, await paper(nextPerson()))
  const filming = await chromium.launch(
    await chromiumOptions(`--use-file-for-fake-video-capture=${film}`),
  )
  try {
    for (const [locale, colorScheme] of [
      ['zh-CN', 'dark'],
      ['en', 'light'],
    ] as const) {
      const phone = await aGate(filming, served, { hasCamera: true, locale, colorScheme })
      await phone.page.locator('.g-verdict[data-sign]').waitFor()
      await shot(phone.page, `camera-${locale}`)
      expect(await gateSays(phone.page)).toMatchObject({ sign: 'passed', code: 'clear' })
      const { violations } = await new AxeBuilder({ page: phone.page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      // Held there for seconds, it is one scan.
      await phone.page.waitForTimeout(2_500)
      expect((await gateSays(phone.page)).turn).toBe(1)
      await phone.close()
    }
  } finally {
    await filming.close()
  }
})

// From here on the clock is moved by hours, and people are reminded of the round that they missed.
describe('later in the day', () => {
  test('a thousand passes: the frame with the answer is out in 50 ms after the last key, also at the end of a pass’s life', async () => {
    const phone = await aGate(browser, served)
    await ready(phone.page)
    const people = desk.people.slice(30, 70)
    const measured: Record<string, ScanTook[]> = {}
    for (const [name, aheadMs] of [
      ['new', 0],
      ['ten hours old', 10 * hourMs],
    ] as const) {
      const passes = (
        await Promise.all(people.map((person) => desk.passes(person, now(), 8)))
      ).flat()
      clock.set({ now: now() + aheadMs })
      await phone.page.reload()
      await ready(phone.page)
      const took: ScanTook[] = []
      // Codes are good for half a minute, so a few at a time; in two rounds of 13 batches of 40 every pass is another text.
      for (let at = 0; took.length < 520; at = (at + 40) % passes.length)
        took.push(
          ...(await measureScans(
            phone.page,
            passes.slice(at, at + 40).map((pass) => pass.shown(now())),
          )),
        )
      measured[name] = took
      expect((await gateSays(phone.page)).sign).toMatch(/^(passed|reminded)$/)
    }
    const all = Object.values(measured).flat()
    expect(all.length).toBeGreaterThanOrEqual(1_000)
    const words = (of: readonly number[]) =>
      `p50 ${quantile(of, 0.5).toFixed(1)} ms, p99 ${quantile(of, 0.99).toFixed(1)} ms, max ${Math.max(...of).toFixed(1)} ms`
    const load = loadavg()[0] ?? 0
    for (const [name, took] of Object.entries(measured)) {
      const decided = words(took.map((one) => one.decided))
      const painted = words(took.map((one) => one.painted))
      console.info(
        `${took.length} passes ${name}, from the last key: decided ${decided}; frame out ${painted} (load ${load.toFixed(1)})`,
      )
    }
    const painted = all.map((one) => one.painted)
    expect(quantile(painted, 0.5)).toBeLessThanOrEqual(50)
    // Others work on this machine too; the tail is ours only where a core is free.
    if (load < availableParallelism()) expect(quantile(painted, 0.99)).toBeLessThanOrEqual(50)
    await phone.close()
  })

  test('is told by its age, and is unsure when that is too great: never a green, never a refusal', async () => {
    const pass = await desk.pass(nextPerson(), now())
    const phone = await aGate(browser, served, { locale: 'en' })
    const { page } = phone
    await ready(page)
    await page.route('**/api/v1/passes/bundle', (route) => route.fulfill({ status: 503 }))
    const shownAt = now() + 26 * hourMs
    clock.set({ now: shownAt })
    const later = await desk.pass(desk.people[75] ?? '', now())
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByText(/Data 26 h old: too old/).waitFor()
    for (const one of [pass, later])
      expect(await scanAt(page, one.shown(now()) || one.text)).toMatchObject({ sign: 'unsure' })
    expect((await gateSays(page)).text).toMatch(/no reason to turn anybody away/)
    await shot(page, 'old-data')
    await phone.close()
  })
})
