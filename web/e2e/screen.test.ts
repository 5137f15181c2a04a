import { AxeBuilder } from '@axe-core/playwright'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { factsOf } from '../testing/facts.ts'
import { serveCity, serveReal } from '../testing/serve-city.ts'

const served = await serveCity(6.5)
const { url } = served
const facts = await factsOf(served.city)
const password = 'correct horse battery'
const browser = await aBrowser(served)

type Look = { language?: 'zh-CN' | 'en'; size?: [number, number]; moving?: boolean; at?: string }

async function openWall({ language = 'en', size = [1920, 1080], moving, at = url }: Look = {}) {
  const context = await browser.newContext({
    locale: language,
    viewport: { width: size[0], height: size[1] },
    reducedMotion: moving ? 'no-preference' : 'reduce',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  if (moving) await page.clock.install()
  const response = await page.goto(`${at}/screen`)
  const policy = response?.headers()['content-security-policy'] ?? ''
  return { page, faults, policy, close: () => context.close() }
}

/** The wall once everything on it has been read. */
async function readWall(look?: Look) {
  const wall = await openWall(look)
  await wall.page.locator('.loops tbody tr').first().waitFor({ state: 'attached' })
  await wall.page.locator('.pools li').first().waitFor({ state: 'attached' })
  await wall.page.locator('.streets li').first().waitFor({ state: 'attached' })
  return wall
}

const ask = (page: Page, path: string) =>
  page.evaluate(async (address) => (await fetch(address)).json(), `/api/v1${path}`)
const whole = (n: number) => new Intl.NumberFormat('en').format(n)
const share = (n: number, of: number) => `${((100 * n) / of).toFixed(1)}%`
const textOf = (page: Page, place: string) =>
  page.locator(place).evaluate((element) => element.textContent ?? '')

/** What does not fit where it stands: parts with more in them than is seen, and the page itself. */
const overflowing = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('html, .wall, .wall-body, .wall-view, .k-panel, .map-tiles')]
      .filter((part) => part.clientHeight > 0)
      .filter(
        (part) =>
          part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1,
      )
      .map((part) => `${part.nodeName} ${part.className}`),
  )

describe('the wall', () => {
  test('shows the numbers of the server, each with the moment it is from', async () => {
    const { page, close } = await readWall()
    const board = await ask(page, `/rounds/${facts.round}/board`)
    const { counts } = await ask(page, '/loops')
    const { laws } = await ask(page, `/rounds/${facts.round}/conservation`)
    expect(board.roll.sampled).toBeGreaterThan(1_000)
    const clock = new Intl.DateTimeFormat('en', {
      timeStyle: 'medium',
      hourCycle: 'h23',
      timeZone: 'Asia/Shanghai',
    }).format(new Date(board.now))
    expect(await textOf(page, '.freshly')).toContain(`as of ${clock}`)

    expect(await page.locator('.people .k-figure-value').allTextContents()).toEqual([
      whole(board.roll.sampled),
      whole(board.people.resulted),
    ])
    const parts = await page.locator('.parts a').allTextContents()
    const sum = parts.reduce((total, text) => total + Number(text.replaceAll(',', '')), 0)
    expect(sum).toBe(board.roll.due)
    const { atSite, inTransit, inLaboratory } = board.tubes
    expect(await page.locator('.tubes .k-figure-value').allTextContents()).toEqual(
      [atSite + inTransit + inLaboratory, atSite, inTransit, inLaboratory].map(whole),
    )
    await page.getByText(`${laws.length} of ${laws.length} laws hold`).waitFor()

    expect(await page.locator('.tile').count()).toBe(16)
    for (const row of board.districts) {
      const tile = await textOf(page, `.tile[data-area="${row.area}"]`)
      expect(tile).toContain(row.due > 0 ? share(row.peopleResulted, row.due) : 'nobody due')
    }
    for (const { kind, open, overdue } of counts) {
      const row = page.locator(`.loops tr[data-kind="${kind}"] .num`)
      const [shownOpen = '', shownOverdue = ''] = await row.allTextContents()
      expect([kind, shownOpen, shownOverdue.replace('■', '')]).toEqual([
        kind,
        whole(open),
        whole(overdue),
      ])
    }
    expect(await textOf(page, '.recall-sums')).toContain(whole(board.recalls.open))
    const { recalls } = await ask(page, `/recalls?round=${facts.round}&state=open`)
    const [first] = recalls
    const pool = await page.locator('.pools li').first().textContent()
    expect(pool).toContain(`${first.tube}${first.done}/${first.members}`)
    expect(pool).toMatch(/\d+:\d\d left|late \d+:\d\d/)
    expect(await page.locator('.laboratories tbody tr').count()).toBe(board.laboratories.length)
    await close()
  })

  test('leads from every number to its list', async () => {
    const { page, close } = await readWall()
    const addresses = await page
      .locator('.wall-body a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    expect(addresses.length).toBeGreaterThan(40)
    expect(addresses.filter((address) => !address.startsWith('/desk/'))).toEqual([])

    await page.getByRole('button', { name: 'Loops and recall' }).click()
    const row = page.locator('.loops tr[data-kind="tube-not-resulted"]')
    const open = (await row.locator('.num a').first().textContent()) ?? ''
    await row.locator('.num a').first().click()
    await page.getByRole('heading', { name: 'Open loops' }).waitFor()
    expect(page.url()).toContain('/desk/loops?kind=tube-not-resulted')
    expect(Number(open)).toBeGreaterThan(0)
    const kind = page.getByRole('button', { name: /^Tube without result/ })
    await kind.filter({ hasText: open }).waitFor()
    await close()
  })

  for (const [language, ...size] of [
    ['zh-CN', 1366, 768],
    ['en', 1366, 768],
    ['en', 1920, 1080],
    ['zh-CN', 3840, 1080],
    ['en', 3840, 1080],
  ] as const) {
    test(`fits ${size.join(' × ')} in ${language} without scrolling, free of serious faults of access and blocked styles`, async () => {
      const { page, faults, policy, close } = await readWall({ language, size: [...size] })
      const turns = await page.locator('.wall-names button').count()
      for (let view = 0; view < Math.min(3, turns); view += 1) {
        const button = page.locator('.wall-names button').nth(view)
        if (await button.isVisible()) await button.click()
        await page.waitForTimeout(200)
        expect([view, await overflowing(page)]).toEqual([view, []])
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        const serious = violations.filter(({ impact }) => /serious|critical/.test(impact ?? ''))
        expect(serious.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
      }
      expect(policy).toMatch(/script-src 'self'; style-src 'self';/)
      expect(faults).toEqual([])
      await close()
    })
  }

  test('is no wider than a phone, where it is a page to scroll', async () => {
    const { page, close } = await readWall({ size: [360, 800] })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
    await close()
  })

  test('turns to the next view after 20 s, unless it is held', async () => {
    const { page, close } = await openWall({ moving: true })
    const chosen = page.locator('.wall-names [aria-pressed="true"]')
    await chosen.waitFor()
    expect(await chosen.textContent()).toBe('Map')
    await page.clock.fastForward(20_100)
    await page.getByRole('button', { name: 'Loops and recall', pressed: true }).waitFor()
    await page.getByRole('button', { name: 'Hold this view' }).click()
    await page.clock.fastForward(60_000)
    expect(await chosen.textContent()).toBe('Loops and recall')
    await close()
  })

  test('stands still from the start for one who wants no motion', async () => {
    const { page, close } = await readWall()
    expect(await page.getByRole('button', { name: 'Turn every 20 s' }).count()).toBe(1)
    await close()
  })
})

describe('a wall in a city that is no demo', () => {
  test('sends one to the desk to sign in, and is there afterwards', async () => {
    await served.city.run(createAccount, served.city.actor('administrator'), {
      signInName: 'gao',
      displayName: '高指挥',
      role: 'city-commander',
      areaCode: '4101',
      unit: '市疫情防控指挥部',
      password,
    })
    const real = await serveReal(served.city)
    const { page, close } = await openWall({ at: real.url })
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByLabel('Name').fill('gao')
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('.wall').waitFor()
    expect(new URL(page.url()).pathname).toBe('/screen/')
    expect(await page.getByText('Demo, invented people').count()).toBe(0)
    await close()
    await real.stop()
  })
})

describe('an alarm', () => {
  test('names the loops that are late, with owner and clock, and leads to them', async () => {
    const { page, close } = await readWall()
    await page.getByText('Nothing is overdue, every count adds up, the data is live').waitFor()
    served.clock.set({ now: served.clock.now() + 3 * hourMs })
    const alarm = page.locator('.alarm').first()
    await alarm.waitFor({ timeout: 20_000 })
    const { loops } = await ask(page, '/loops?overdue=true')
    const [worst] = loops
    const text = (await alarm.textContent()) ?? ''
    expect(text).toContain(worst.subject.split(':')[1])
    expect(text).toContain(worst.ownerName)
    expect(text).toMatch(/■late \d+:\d\d/)
    expect(await overflowing(page)).toEqual([])
    await alarm.locator('a').click()
    await page.getByRole('heading', { name: 'Open loops' }).waitFor()
    expect(page.url()).toContain(`kind=${worst.kind}&overdue=true`)
    await close()
  })

  test('says that the data is old when the server is gone, since when and whose it is, and goes when it is back', async () => {
    const { page, close } = await readWall({ size: [1366, 768] })
    expect(await page.locator('.wall-stale').count()).toBe(0)
    await served.stop()
    await page.locator('.wall-stale').waitFor({ timeout: 20_000 })
    const alarm = page.locator('.alarm').first()
    expect(await alarm.textContent()).toMatch(
      /■ Data is old.*numbers as of \d\d:\d\d:\d\d.*Administrator.*Data \d+ s old/,
    )
    expect(await textOf(page, '.freshly')).toMatch(/■Data is oldas of \d\d:\d\d:\d\d/)
    expect(await page.locator('.people .k-figure-value').first().textContent()).toMatch(/\d/)
    expect(await overflowing(page)).toEqual([])
    await served.start()
    await page.locator('.wall-stale').waitFor({ state: 'detached', timeout: 30_000 })
    await close()
  })

  test('says when a count does not add up', async () => {
    const { page, close } = await readWall()
    // Last in this file: the city is not whole afterwards.
    await served.city.sql`update tubes set member_count = member_count + 1
      where id = (select id from tubes where member_count > 1 order by id limit 1)`
    await page
      .locator('.alarm', { hasText: 'A count does not add up' })
      .waitFor({ timeout: 20_000 })
    await page.locator('.laws-line .k-tag-late').waitFor({ timeout: 20_000 })
    await close()
  })
})
