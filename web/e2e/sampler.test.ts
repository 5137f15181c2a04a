import { mkdtempSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expectConserved } from '@bihuan/server/custody/a-way.ts'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumOptions, openChromium } from '../testing/chromium.ts'
import { writeFilmOfQr } from '../testing/fake-video.ts'
import { shoot, shootAll, turnOf } from '../testing/gun.ts'
import { serveSampler } from '../testing/serve-sampler.ts'
import { quantile, strictWrites } from '../testing/strict-write.ts'

const scansWanted = 1_008
// Enough for a second try of the longest test.
const served = await serveSampler(2_000)
const { round, code, name } = served
const film = join(mkdtempSync(join(tmpdir(), 'bihuan-film-')), 'tube.y4m')
const shots = process.env.SCREENS
let browser: Browser
let filming: Browser
// Each test takes people and tubes that no other has.
let person = 0
let tube = 0
const nextTube = () => round.tube(1, tube++)
const nextPeople = (count: number) => Array.from({ length: count }, () => code(person++))

beforeAll(async () => {
  writeFilmOfQr(film, round.tube(1, 5_000))
  browser = await openChromium()
  filming = await chromium.launch(
    await chromiumOptions(`--use-file-for-fake-video-capture=${film}`),
  )
})
afterAll(async () => {
  await browser?.close()
  await filming?.close()
  await served.stop()
})

/** A phone in the hands of the sampler of a site, with the roster taken. */
async function aPhone(options: BrowserContextOptions = {}, from = browser) {
  const context = await from.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    permissions: ['camera'],
    ...options,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  await page.goto(`${served.url}/f/`)
  await page.getByRole('button', { name: /周护士/ }).click()
  await page.getByRole('button', { name: /1号采样点/ }).click()
  await page.locator('.f-sample').waitFor({ timeout: 60_000 })
  // Before somebody has signed in, the server says so with 401.
  faults.length = 0
  return { page, faults, close: () => context.close() }
}

const said = (page: Page) => page.locator('.f-said').innerText()
const count = (page: Page) => page.locator('.f-count').innerText()
const shot = async (page: Page, file: string) =>
  shots ? void (await page.screenshot({ path: join(shots, `${file}.png`) })) : undefined

describe('the sampler', () => {
  test('fills a tube of ten by gun without a touch, sealing included, and the server has it', async () => {
    const { page, faults, close } = await aPhone()
    await shot(page, 'field-start')
    const first = nextTube()
    await shoot(page, first)
    await expect.poll(() => said(page)).toContain('已开管')
    const ten = nextPeople(10)
    const heard = await shootAll(page, ten)
    expect(heard[2]).toContain('3 张*')
    expect(await count(page)).toBe('10/10')
    expect(await said(page)).toContain('满管')
    await shot(page, 'field-full')
    // Somebody more is refused in words, and is not in the tube.
    expect((await shootAll(page, nextPeople(1)))[0]).toContain('满管')
    expect((await shootAll(page, [nextTube()]))[0]).toContain('另一管还没封')
    expect((await shootAll(page, [first]))[0]).toContain('已封管，10人')
    expect((await shootAll(page, [nextTube()]))[0]).toContain('已开管')
    await expect
      .poll(
        async () =>
          (
            await served.city.sql<{ members: number }[]>`
              select member_count as members from tubes where state = 'sealed'`
          )[0]?.members,
        { timeout: 20_000 },
      )
      .toBe(10)
    await expectConserved(served.city)
    expect(faults).toEqual([])
    await close()
  })

  test('hears a duplicate with its place, takes back, and goes on', async () => {
    const { page, faults, close } = await aPhone()
    const people = nextPeople(3)
    await shootAll(page, [nextTube(), ...people])
    const [answer] = await shootAll(page, people.slice(0, 1))
    expect(answer).toContain('▲')
    expect(answer).toContain('重复，第1位')
    expect(await count(page)).toBe('3/10')
    await shot(page, 'field-again')
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => said(page)).toContain('已撤销')
    expect(await count(page)).toBe('2/10')
    // One from the middle: chosen in the list, taken off by the same button.
    await page.locator('.f-members button').last().click()
    await page.getByRole('button', { name: '取下此人' }).click()
    await expect.poll(() => count(page)).toBe('1/10')
    expect((await shootAll(page, people.slice(2)))[0]).toContain('●')
    expect(faults).toEqual([])
    await close()
  })

  test('seals a tube that is not full only with the count that is in it', async () => {
    const { page, close } = await aPhone()
    await shootAll(page, [nextTube(), ...nextPeople(2)])
    await page.getByRole('link', { name: '更多' }).click()
    await page.getByRole('link', { name: /现在封管/ }).click()
    await page.locator('.f-numbers').getByRole('button', { name: '3', exact: true }).click()
    await expect.poll(() => said(page)).toContain('数到3支，名单2人')
    await shot(page, 'field-count')
    await page.locator('.f-numbers').getByRole('button', { name: '2', exact: true }).click()
    await expect.poll(() => said(page)).toContain('已封管，2人')
    await close()
  })

  test('moves everybody to a new code when the tube fell', async () => {
    const { page, close } = await aPhone()
    await shootAll(page, [nextTube(), ...nextPeople(2)])
    await page.goto(`${served.url}/f/sample?do=move`)
    const next = nextTube()
    await page.getByText('请扫新管').waitFor()
    expect((await shootAll(page, [next]))[0]).toContain('已移到新管')
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(() => count(page)).toBe('1/10')
    await close()
  })

  test('adds the family of the last person, and somebody by the last six and the name', async () => {
    const { page, faults, close } = await aPhone()
    // Two live in each household: the first of a pair is scanned, the second is ticked.
    person += person % 2
    const [first = ''] = nextPeople(1)
    const other = name(person++)
    await shootAll(page, [nextTube(), first])
    await page.getByRole('button', { name: /一家人/ }).click()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: '加入1人' }).click()
    await expect.poll(() => count(page)).toBe('2/10')
    const typed = person++
    await page.getByRole('button', { name: '手输' }).click()
    await page.getByLabel('证件后六位', { exact: true }).fill(served.tail(typed))
    await page.getByLabel('姓名', { exact: true }).fill(name(typed))
    await page.getByRole('list', { name: '找到' }).getByRole('button').click()
    await expect.poll(() => count(page)).toBe('3/10')
    expect(other).not.toBe(name(typed))
    expect(faults).toEqual([])
    await close()
  })

  test('reads codes under a Chinese input method, and as text that a PDA commits', async () => {
    const { page, close } = await aPhone({ hasTouch: true, isMobile: true })
    const mine = nextTube()
    const [one = '', two = ''] = nextPeople(2)
    expect((await shootAll(page, [mine], 'Process'))[0]).toContain('已开管')
    expect((await shootAll(page, [one], 'Process'))[0]).toContain('1 张')
    const before = await turnOf(page)
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('f-pda')
    await page.keyboard.insertText(two)
    await expect.poll(() => count(page)).toBe('2/10')
    expect(await turnOf(page)).toBe(before + 1)
    // A word of an input method is no scan.
    await page.keyboard.insertText('张三')
    await page.waitForTimeout(200)
    expect(await turnOf(page)).toBe(before + 1)
    await close()
  })

  test('reads a tube by the camera, once', async () => {
    const { page, faults, close } = await aPhone({}, filming)
    await page.getByRole('button', { name: '相机扫码' }).click()
    await expect.poll(() => said(page), { timeout: 30_000 }).toContain('已开管')
    await shot(page, 'field-camera')
    expect(await page.locator('.f-finder').getAttribute('data-reader')).toBe('wasm')
    await page.waitForTimeout(3_000)
    expect(await turnOf(page)).toBe(1)
    expect(faults).toEqual([])
    await close()
  })

  test('works on without network, says how much is unsent and since when, and sends it when it is back', async () => {
    const { page, close } = await aPhone()
    await page.getByRole('button', { name: '断网试试' }).click()
    await shootAll(page, [nextTube(), ...nextPeople(4)])
    const badge = page.locator('.f-badge')
    await expect.poll(() => badge.innerText()).toMatch(/▲\s*离线 · \d+条未传 · 最早0分/)
    await shot(page, 'field-offline')
    await badge.click()
    await page.getByRole('heading', { name: '未传数据' }).waitFor()
    await page.getByRole('button', { name: '显示为二维码' }).click()
    await page.locator('.f-frames svg').waitFor()
    await shot(page, 'field-unsent')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '存成密封文件' }).click()
    expect((await download).suggestedFilename()).not.toBe('')
    await page.getByRole('link', { name: '返回' }).click()
    await page.getByRole('button', { name: '恢复网络' }).click()
    await expect.poll(() => badge.innerText(), { timeout: 20_000 }).toMatch(/●\s*在线$/)
    await close()
  })
})

// The budget is of a quiet machine (issue 3). Where others work too, a scan may take three times what the machine takes for
// one flushed write and one frame at the same time, and all figures are printed.
const budgetMs = 100
const loadFactor = 3
// A tube of ten is twelve scans; six writes beside them make 504.
const tubeScans = 12
const tubeWrites = 6

describe('the time from the last key to sound and paint', () => {
  test(`is at most ${budgetMs} ms for 99 of 100 in ${scansWanted} scans`, async () => {
    const load = loadavg()[0] ?? 0
    const cores = availableParallelism()
    const { page, faults, close } = await aPhone()
    const codes: string[] = []
    while (codes.length < scansWanted) {
      const one = nextTube()
      codes.push(one, ...nextPeople(10), one)
    }
    // In turns, so that both meet the same neighbours.
    const answers: string[] = []
    const writes: number[] = []
    for (let at = 0; at < codes.length; at += tubeScans) {
      answers.push(...(await shootAll(page, codes.slice(at, at + tubeScans))))
      writes.push(...(await strictWrites(page, tubeWrites)))
    }
    const control = quantile(writes, 0.99)
    const times = await page.evaluate(() =>
      ['scan-to-sound', 'scan-to-paint'].map((entry) =>
        performance.getEntriesByName(entry).map(({ duration }) => duration),
      ),
    )
    const isLoaded = load > cores
    const limit = isLoaded ? Math.max(budgetMs, loadFactor * control) : budgetMs
    console.log(
      `load ${load.toFixed(1)} on ${cores} cores; ${writes.length} flushed writes and frames: p99 ${control.toFixed(1)} ms; limit ${limit.toFixed(1)} ms`,
    )
    for (const [at, durations] of times.entries()) {
      const [p50, p99, most] = [0.5, 0.99, 1].map((share) => quantile(durations, share).toFixed(1))
      console.log(
        `${at === 0 ? 'sound' : 'paint'}: ${durations.length} scans, p50 ${p50} ms, p99 ${p99} ms, max ${most} ms`,
      )
    }
    // Every code was read as it is, at the first time.
    expect(answers.filter((answer) => !/^(●|■\s*满管，换管)/.test(answer))).toEqual([])
    for (const durations of times) {
      expect(durations.length).toBe(scansWanted)
      expect(quantile(durations, 0.99)).toBeLessThanOrEqual(limit)
    }
    expect(faults).toEqual([])
    await close()
  })
})

describe('every page of the sampler', () => {
  test.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)(
    'in %s and %s has no serious fault of access and no sideways scroll at 360 px',
    async (locale, colorScheme) => {
      const { page, faults, close } = await aPhone({
        colorScheme,
        viewport: { width: 360, height: 640 },
      })
      await page.evaluate(
        ([language, theme]) => {
          localStorage.setItem('bihuan.language', language)
          localStorage.setItem('bihuan.theme', theme)
        },
        [locale, colorScheme] as const,
      )
      await page.goto(`${served.url}/f/sample`)
      await page.locator('.f-sample').waitFor()
      await shootAll(page, [nextTube(), ...nextPeople(6)])
      for (const path of [
        'sample',
        'sample?do=type',
        'sample?do=seal',
        'sample?do=void',
        'more',
        'unsent',
        'shift',
        'selftest',
        'enter',
      ]) {
        await page.goto(`${served.url}/f/${path}`)
        await page.locator('h1').waitFor({ state: 'attached' })
        await page.waitForTimeout(300)
        await shot(page, `field-${path.replace(/\W+/g, '-')}-${locale}-${colorScheme}`)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const serious = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        )
        expect(
          serious.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html).slice(0, 3)]),
        ).toEqual([])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect([path, wide]).toEqual([path, 0])
      }
      expect(faults).toEqual([])
      await close()
    },
  )
})
