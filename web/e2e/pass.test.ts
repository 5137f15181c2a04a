import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import { parsePass } from '@bihuan/core/pass/pass.ts'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { sentBy } from '../testing/gate.ts'
import { prepareReader, readQr } from '../testing/read-qr.ts'
import { aResident, servePasses } from '../testing/serve-passes.ts'

const served = await servePasses(40)
const { desk, city, clock, url } = served
const shots = process.env.SCREENS
let browser: Browser
let turn = 0
const nextPerson = () => desk.people[turn++] ?? ''
const now = () => clock.now()
const phoneSize = { viewport: { width: 390, height: 844 } }

beforeAll(async () => {
  prepareReader()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/m-${name}.png` })
}
async function openPass(page: Page): Promise<void> {
  await page.goto(`${url}/m/pass`)
  await page.locator('.m-pass .k-qr').waitFor()
}
const code = (page: Page) => readQr(page.locator('.m-pass .k-qr'))
/** The version of the QR code on the page, from how many squares it has beside its border of 2. */
const version = (page: Page) =>
  page
    .locator('.k-qr')
    .getAttribute('viewBox')
    .then((box) => (Number(box?.split(' ')[2]) - 4 - 17) / 4)
const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

describe('the pass on a resident’s phone', () => {
  for (const locale of ['zh-CN', 'en'] as const)
    test(`says what one may do in word, shape and colour, moves, and is taken at a gate, in ${locale}`, async () => {
      const phone = await aResident(browser, served, nextPerson(), { locale, ...phoneSize })
      const { page } = phone
      await openPass(page)
      const card = page.locator('.m-pass')
      expect(await card.getAttribute('data-class')).toBe('clear')
      expect(await card.innerText()).toMatch(/●[\s\S]*(您可以外出|You may go out)[\s\S]*张\*/)
      expect(await version(page)).toBeLessThanOrEqual(8)
      const first = await code(page)
      expect(await desk.seen(first, now())).toMatchObject({ ok: true, class: 'clear' })
      await shot(page, `pass-${locale}`)
      expect(await axe(page)).toEqual([])
      // A picture is seen to stand still: the clock, the mark and in a quarter of a minute the code go on.
      const before = await card.locator('time').innerText()
      const mark = () => card.locator('.m-pass-way i').getAttribute('style')
      const place = await mark()
      await page.waitForTimeout(16_000)
      expect(await card.locator('time').innerText()).not.toBe(before)
      expect(await mark()).not.toBe(place)
      const second = await code(page)
      expect(second).not.toBe(first)
      expect(second.split('.')[0]).toBe(first.split('.')[0])
      expect(await desk.seen(second, now())).toMatchObject({ ok: true })
      expect(await desk.seen(first, now() + 31_000)).toMatchObject({ fault: 'live-late' })
      expect(phone.faults).toEqual([])
      await phone.close()
    })

  test('under an order says so, with care and the way to object beside it', async () => {
    const person = nextPerson()
    await desk.order(person, {}, now() - 30 * minuteMs)
    for (const locale of ['zh-CN', 'en'] as const) {
      const phone = await aResident(browser, served, person, { locale, ...phoneSize })
      await openPass(phone.page)
      const card = phone.page.locator('.m-pass')
      expect(await card.getAttribute('data-class')).toBe('stay')
      expect(await card.innerText()).toContain('■')
      expect(await phone.page.locator('a[href="tel:120"]').count()).toBe(1)
      await shot(phone.page, `pass-stay-${locale}`)
      await phone.close()
    }
  })

  test('is another at each opening; of what two gates see only the name is the same', async () => {
    const phone = await aResident(browser, served, nextPerson(), phoneSize)
    const seen: string[] = []
    for (let opening = 0; opening < 3; opening += 1) {
      await openPass(phone.page)
      seen.push(await code(phone.page))
    }
    const passes = seen.map((text) => parsePass(text)?.pass)
    const distinct = (of: (pass: (typeof passes)[number]) => unknown) =>
      new Set(passes.map((pass) => String(of(pass)))).size
    expect(distinct((pass) => pass?.serial)).toBe(3)
    expect(distinct((pass) => pass?.anchor)).toBe(3)
    expect(distinct((pass) => pass?.nameMasked)).toBe(1)
    await phone.close()
  })

  test('works without network until it ends, says from when it is, and then what to do', async () => {
    const phone = await aResident(browser, served, nextPerson(), { locale: 'en', ...phoneSize })
    const { page } = phone
    await page.context().addInitScript(() => {
      const real = performance.now.bind(performance)
      Object.assign(globalThis, { ahead: 0 })
      performance.now = () => real() + (globalThis as unknown as { ahead: number }).ahead
    })
    await openPass(page)
    const first = await code(page)
    await page.context().setOffline(true)
    const go = (ms: number) =>
      page.evaluate((by) => {
        ;(globalThis as unknown as { ahead: number }).ahead += by
      }, ms)
    await go(3 * hourMs)
    await page.getByText(/No network · this pass is from/).waitFor({ timeout: 45_000 })
    const later = await code(page)
    expect(later.split('.')[0]).toBe(first.split('.')[0])
    expect(await desk.seen(later, now() + 3 * hourMs)).toMatchObject({ ok: true, class: 'clear' })
    await shot(page, 'pass-offline')
    await go(10 * hourMs)
    await page.getByText('The pass is over, and there is no network').waitFor()
    expect(await page.locator('.k-qr').count()).toBe(0)
    await shot(page, 'pass-over')
    await phone.close()
  })

  test('leaves the seeds of its codes on the phone, and signing out deletes them', async () => {
    const phone = await aResident(browser, served, nextPerson(), phoneSize)
    const { page } = phone
    const sent = sentBy(page)
    await openPass(page)
    const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }))
    const seeds = [...(await kept()).matchAll(/\\"seed\\":\\"([\w-]{22})\\"/g)].map(
      ([, one]) => one,
    )
    expect(seeds).toHaveLength(4)
    for (const seed of seeds) expect(sent.all()).not.toContain(seed)
    // The control: what they hash down to was sent.
    expect(sent.to('anchors=')).toHaveLength(1)
    await page.goto(`${url}/m/more`)
    await page.getByRole('button', { name: /Sign out|退出/ }).click()
    await page.getByLabel(/证件号码/).waitFor()
    for (const seed of seeds) expect(await kept()).not.toContain(seed)
    await phone.close()
  })

  test('is there for the family, and in large text on a small phone', async () => {
    const [me, granny] = [nextPerson(), nextPerson()]
    await city.sql`
      insert into proxies (id, person_id, proxy_person_id, relation, slot, consented_at, until_at)
      values (${randomUUID()}, ${granny}, ${me}, 'parent', 1, ${now() - hourMs}, ${now() + 99 * hourMs})`
    await desk.order(granny, {}, now() - 30 * minuteMs)
    const phone = await aResident(browser, served, me, {
      isElder: true,
      viewport: { width: 360, height: 640 },
    })
    const { page } = phone
    await openPass(page)
    await shot(page, 'pass-elder')
    await page.locator('.m-people button').nth(1).click()
    await page.locator('.m-pass[data-class="stay"] .k-qr').waitFor()
    expect(await desk.seen(await code(page), now())).toMatchObject({ ok: true, class: 'stay' })
    await shot(page, 'pass-elder-family')
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await phone.close()
  })

  test('of who has shown nobody a document yet says where to show it', async () => {
    const person = nextPerson()
    await city.sql`
      insert into self_registrations (person_id, address_cipher, registered_at) values (${person}, '', ${now()})`
    const phone = await aResident(browser, served, person, { locale: 'en', ...phoneSize })
    await phone.page.goto(`${url}/m/pass`)
    await phone.page.getByText(/Nobody has seen the document yet/).waitFor()
    await shot(phone.page, 'pass-unseen')
    await phone.close()
  })
})

test('a pass on paper is printed with its end and what to do, and a gate asks for a document', async () => {
  const person = nextPerson()
  for (const locale of ['zh-CN', 'en'] as const) {
    const phone = await aResident(browser, served, person, { locale, ...phoneSize })
    await phone.page.goto(`${url}/m/pass/paper`)
    await phone.page.locator('.m-card .k-qr').waitFor()
    const text = await readQr(phone.page.locator('.m-card .k-qr'))
    expect(await desk.seen(text, now() + hourMs)).toMatchObject({ ok: true, mustSeeDocument: true })
    expect(await version(phone.page)).toBeLessThanOrEqual(8)
    await shot(phone.page, `paper-${locale}`)
    await phone.page.emulateMedia({ media: 'print' })
    await shot(phone.page, `paper-print-${locale}`)
    await phone.close()
  }
})

test('who opens /m does not carry the pass along: it comes after the first page was drawn', async () => {
  const phone = await aResident(browser, served, nextPerson(), phoneSize)
  const { page } = phone
  const scripts: { path: string; body: Promise<string> }[] = []
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url())
    if (pathname.endsWith('.js')) scripts.push({ path: pathname, body: answer.text() })
  })
  await page.goto(`${url}/m/`)
  await page.locator('.k-qr').waitFor()
  const first = scripts.length
  await page.waitForTimeout(3_000)
  const withPass = async (some: typeof scripts) => {
    const bodies = await Promise.all(some.map(({ body }) => body))
    return bodies.filter((body) => body.includes('bihuan/live/v1')).length
  }
  expect(await withPass(scripts.slice(0, first))).toBe(0)
  // The control: it did come, so that it is there when the network is gone.
  expect(await withPass(scripts)).toBe(1)
  await phone.close()
})
