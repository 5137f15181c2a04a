import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { conserves } from '@bihuan/server/testing/conserves.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveDevices } from '../testing/serve-devices.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveDevices()
const { round, city } = served
const dayMinutes = 1_440
let browser: Browser
let joined = ''
const person = (n: number) => round.people[n] ?? ''

/** An upload of a device whose clock is so many minutes ahead. */
const upload = (as: string, device: string, minutes: number, ahead: number, tube: string) =>
  served.send(as, minutes, '/uploads', {
    round: round.round,
    device,
    sentAt: served.at(minutes + ahead),
    events: [served.words(device).seal(tube, [person(40), person(41)])],
  })

beforeAll(async () => {
  browser = await openChromium()
  await upload('sampler-1', '101', 100, 3, round.tube(1, 0))
  const site = { round: round.round, site: '1' }
  const answer = await served.send<{ device: string }>('sampler-1', 110, '/devices/join', site)
  joined = answer.device
  await served.send('sampler-1', 205, '/devices/101/hand-overs', {
    ...{ to: 'sampler-2', samples: 612, tubes: 63, boxes: 2, unsent: 4 },
    openTube: round.tube(1, 1),
    at: served.at(205),
  })
  await served.send('registrar', 210, `/people/${person(1)}/documents`, served.passport(1))
  await upload('sampler-2', '102', 290, -dayMinutes - 10, round.tube(2, 0))
  await served.send('registrar', 300, `/people/${person(2)}/documents`, served.passport(2))
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const open = (path: string, as: string, options: VisitOptions = {}) =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', as, ...options })
const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (!shots) return
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const rows = (page: Page) => page.locator('.devices .ant-table-row')
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
async function seriousFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).include('main').analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
async function choose(page: Page, id: string, word: string) {
  await page.locator(`#${id}`).click()
  await page.locator('.ant-select-item-option', { hasText: word }).first().click()
}

/** The work of the phone that never reached the network: two seals, one of them of nobody, two walk-ins and a box. */
function work() {
  const said = served.words(joined)
  const nurse = served.account('sampler-1')
  const act = (kind: object) => ({ id: randomUUID(), seq: said.nextSeq(), account: nurse, ...kind })
  const command = (path: string, body: object) =>
    act({ kind: 'command', path: `/api/v1${path}`, body })
  const walkIn = (serial: number, known: number) =>
    said.walkIn({
      documents: [served.passport(serial)],
      bornOn: known === 1 ? '1980-01-03' : '1991-05-06',
    })
  const [first, second] = [walkIn(1, 1), walkIn(2, 2)]
  const box = { round: round.round, site: '1', box: round.box(1), tubes: [round.tube(1, 2)] }
  return [
    act({ kind: 'events', events: [said.seal(round.tube(1, 2), [first.person, person(5)])] }),
    act({ kind: 'events', events: [said.seal(round.tube(1, 3), ['410100000999999'])] }),
    command('/walk-ins', first),
    command('/walk-ins', second),
    command('/boxes', { ...box, at: served.at(40) }),
  ]
}

describe('the sync desk', () => {
  test('shows devices silent longest first, wrong clocks, and what was handed over; its address holds the filter', async () => {
    const { page, faults, close } = await open('/devices', 'registrar')
    await rows(page).first().waitFor()
    const text = await rows(page).allInnerTexts()
    expect(text.map((row) => row.match(/^\d+/)?.[0])).toEqual([joined, '101', '102'])
    expect(text[0]).toContain('never heard')
    expect(text[1]).toMatch(/3:2\d ago/)
    expect(text[1]).toContain('0:03 fast')
    expect(text[1]).toMatch(/周护士 → sampler-2.*612 samples · 63 tubes · 2 boxes/s)
    expect(text[1]).toContain(`tube ${round.tube(1, 1)} open`)
    expect(text[2]).toMatch(/24:(09|10) slow/)
    expect(await rows(page).nth(1).locator('.tag-late, .tag-wait').allInnerTexts()).toHaveLength(4)
    expect(await rows(page).nth(2).locator('.tag-late').count()).toBe(1)
    await shot(page, 'devices')

    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/devices?site=2')
    await rows(page).nth(1).waitFor({ state: 'detached' })
    expect(await rows(page).innerText()).toMatch(/^102/)
    await page.getByRole('button', { name: 'Show all' }).click()
    await choose(page, 'device-silent', 'More than 2 hours')
    await page.waitForURL('**/devices?silent=silent')
    await rows(page).nth(2).waitFor({ state: 'detached' })
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export as xlsx' }).click()
    expect((await saved).suggestedFilename()).toMatch(/^采集设备-[0-9a-f]{8}\.xlsx$/)
    const exported = await city.sql`select outcome from commands where name = 'export.record'`
    expect(exported).toMatchObject([{ outcome: { what: 'devices', rows: 2 } }])
    expect(faults).toEqual([])
    await close()
  })

  test('opens the file of a phone that never reached the network, and tells each act', async () => {
    const { page, faults, close } = await open('/devices#sealed-file', 'registrar')
    await rows(page).first().waitFor()
    const text = served.file(joined, work())
    const choice = page.locator('#sealed-file')
    const name = `bihuan-${joined}.json`
    await choice.setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    })
    await page.getByText(`${name}: work of device ${joined}`).waitFor()
    const counts = page.locator('.sealed-counts')
    expect((await counts.innerText()).replace(/\s+/g, ' ')).toMatch(
      /3 new.*0 known already.*1 refused.*1 to be signed/,
    )
    await page.getByText('Nobody has this person number').waitFor()
    expect(await page.locator('.sealed-sign li').innerText()).toBe('周护士: seal a box')
    expect(
      await city.sql`select from samples where person_id = ${person(5)} and tube_id = ${round.tube(1, 2).slice(0, 13)}`,
    ).toHaveLength(1)
    await shot(page, 'devices-sealed')

    await page.getByLabel('Or paste its text').fill(text)
    await page.getByRole('button', { name: 'Open this text' }).click()
    await page.getByText('3 known already').waitFor()
    expect(faults).toEqual([])

    await page.getByLabel('Or paste its text').fill('hello')
    await page.getByRole('button', { name: 'Open this text' }).click()
    await page.getByText('The text is no file of a field device').waitFor()
    const other = served.file(joined, [], '102')
    await choice.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(other) })
    await page.getByText('sealed.not-opened').waitFor()
    await close()
    await conserves(city)
  })
})

describe('one person twice', () => {
  test('is decided by a registrar with a reason, each way with what follows', async () => {
    const { page, faults, close } = await open('/same-person', 'registrar')
    const cards = page.locator('.claim-cards > li')
    await cards.first().waitFor()
    expect(await cards.count()).toBe(2)
    expect(await page.locator('.claim-side b').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^过\*+/), expect.stringMatching(/^张\*+$/)]),
    )
    expect(await cards.filter({ hasText: 'same birthday' }).count()).toBe(1)
    expect(await cards.filter({ hasText: 'birthdays differ' }).count()).toBe(1)
    await shot(page, 'same-person')
    await page.setViewportSize({ width: 360, height: 860 })
    await shot(page, 'same-person-360')
    expect(await seriousFaults(page)).toEqual([])
    expect(await overhang(page)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 860 })
    const same = cards.filter({ hasText: person(1) })
    const differs = cards.filter({ hasText: person(2) })
    expect(await same.getByRole('button', { name: 'Decide' }).isDisabled()).toBe(true)
    await same.getByRole('radio', { name: 'The same person' }).check()
    await same.getByRole('textbox').fill('Passport and face compared')
    await page.keyboard.press('Enter')
    await page.getByText('Decided: 1').waitFor()
    await page.locator('#page').focus()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    await differs.getByRole('textbox').fill('Two faces, one passport number misread')
    await differs.getByRole('button', { name: 'Decide' }).click()
    await page.getByText('No question is open').waitFor()
    const settled =
      await city.sql`select known::text, verdict, reason from same_person_claims order by known`
    expect(settled).toMatchObject([
      { known: person(1), verdict: 'same', reason: 'Passport and face compared' },
      { known: person(2), verdict: 'different' },
    ])
    expect(faults).toEqual([])
    await close()
  })
})

test('a sampler sees the own site alone and decides nobody; a courier sees neither', async () => {
  const sampler = await open('/devices', 'sampler-2')
  await rows(sampler.page).first().waitFor()
  expect(await rows(sampler.page).count()).toBe(1)
  expect(await sampler.page.getByRole('link', { name: 'One person twice?' }).count()).toBe(0)
  await sampler.close()
  for (const path of ['/devices', '/same-person']) {
    const courier = await open(path, 'courier')
    await courier.page.getByText('This role').waitFor()
    expect(await courier.page.getByRole('link', { name: 'Field devices' }).count()).toBe(0)
    expect(courier.faults).toEqual([])
    await courier.close()
  }
})

test.each([
  { language: 'zh-CN', theme: 'light', width: 1280 },
  { language: 'en', theme: 'dark', width: 1280 },
  { language: 'zh-CN', theme: 'dark', width: 360 },
  { language: 'en', theme: 'light', width: 360 },
] as const)('the pages are accessible in $language, $theme, $width wide', async (options) => {
  for (const path of ['/devices', '/same-person']) {
    const { page, faults, close } = await open(path, 'registrar', options)
    await page
      .locator('.ant-table-row, .device-cards > li, .claim-cards > li, .claim-settled > li')
      .first()
      .waitFor()
    if (path === '/devices') {
      await page.locator('#sealed-text').fill(served.file(joined, work()))
      await page.locator('.sealed-ways button').click()
      await page.locator('.sealed-counts').waitFor()
    }
    await shot(page, `${path.slice(1)}-${options.language}-${options.theme}-${options.width}`)
    expect([path, await seriousFaults(page)]).toEqual([path, []])
    expect([path, await overhang(page)]).toEqual([path, 0])
    expect(faults).toEqual([])
    await close()
  }
})
