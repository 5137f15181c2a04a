import { isoOf } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { expectConserved } from '@bihuan/server/custody/a-way.ts'
import { boxStory } from '@bihuan/server/custody/box-story.ts'
import { receiveBox } from '@bihuan/server/custody/receive-box.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveSampler } from '../testing/serve-sampler.ts'
import {
  allSent,
  aPhone,
  cut,
  goTo,
  overflow,
  sampleTube,
  seriousFaults,
  shoot,
} from './field-phone.ts'

const served = await serveSampler(120)
const { round, city } = served
const screens = process.env.SCREENS
let browser: Browser
let person = 0
let tube = 0
let box = 0
const people = (count: number) =>
  Array.from({ length: count }, () => {
    const n = person++
    return { person: round.people[n] ?? '', name: served.name(n) }
  })
const tubes = (count: number) => Array.from({ length: count }, () => round.tube(1, tube++))
const story = (code: string) =>
  city.ask(boxStory, city.actor('district-commander', '410105'), { box: code })

beforeAll(async () => {
  await city.run(createAccount, city.actor('administrator'), {
    signInName: 'technician',
    displayName: '何检验',
    role: 'lab-technician',
    areaCode: '410105',
    unit: 'laboratory:1',
    isDemo: true,
  })
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

/** The account of a demo sign-in name. */
async function accountOf(signInName: string): Promise<string> {
  const [row] = await city.sql<
    { id: string }[]
  >`select id from accounts where sign_in_name = ${signInName}`
  return row?.id ?? ''
}

describe('a box of three tubes', () => {
  test('goes from the site to the courier to the laboratory, offline in the middle; both counts are kept', async () => {
    const site = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
    const inside = tubes(3)
    for (const one of inside) expect(await sampleTube(site.page, one, people(2))).toBe('sealed')
    const code = round.box(++box)
    await cut(site.page, true)
    await goTo(site.page, '/f/box')
    await shoot(site.page, inside[0] ?? '')
    await site.page.getByText('Scan the label of the box first').waitFor()
    await shoot(site.page, code)
    await shoot(site.page, inside[0] ?? '')
    await site.page.getByText('1 in the box').waitFor()
    await site.page.getByRole('button', { name: /Take all \(2\)/ }).click()
    await site.page.getByRole('button', { name: 'Seal with 3 tubes' }).click()
    await site.page.getByRole('heading', { name: `Box ${code}` }).waitFor()
    await site.page
      .getByLabel("Code on the courier's badge")
      .fill((await accountOf('courier')).toUpperCase())
    await site.page.keyboard.press('Enter')
    await site.page.getByLabel('Tubes counted').fill('3')
    await site.page.getByLabel(/Temperature/).fill('4,1')
    await site.page.getByText('The same').waitFor()
    await site.page.getByRole('button', { name: 'Sign and offer' }).click()
    await site.page.getByText('waits on this phone').first().waitFor()

    const road = await aPhone(browser, served, { as: 'courier' })
    await goTo(road.page, '/f/box')
    await shoot(road.page, code)
    await road.page.getByText('Missing: the site has not reported this box yet').waitFor()
    await road.page.getByLabel('Tubes counted').fill('2')
    await road.page.getByLabel(/Temperature/).fill('5')
    await road.page.getByRole('button', { name: 'Go on and sign' }).click()
    await road.page.getByRole('button', { name: 'I sign: 2 tubes' }).click()
    await road.page.getByText('Departed').waitFor()
    await road.page.getByText('Missing').first().waitFor()

    await cut(site.page, false)
    await allSent(site.page)
    await site.page
      .getByText('Your signature has arrived')
      .or(site.page.getByText('has left the site'))
      .first()
      .waitFor()
    await road.page.getByText('Both have signed').waitFor({ timeout: 60_000 })
    await road.page.getByText('1 fewer').waitFor()
    const [leg] = (await story(code)).legs
    expect([
      leg?.offered,
      leg?.accepted,
      leg?.agreed,
      leg?.offeredCelsius,
      leg?.acceptedCelsius,
    ]).toEqual([3, 2, false, 4.1, 5])

    // Where it goes stands in the list of boxes, which is asked for every ten seconds.
    await road.page.getByText('Laboratory 1', { exact: true }).waitFor({ timeout: 30_000 })
    await cut(road.page, true)
    await road.page.getByLabel('Temperature now, ℃').fill('6,5')
    await road.page.getByRole('button', { name: 'Note down' }).click()
    await road.page.getByText('6.5 ℃').waitFor()
    await road.page.getByLabel('Tubes counted').fill('3')
    await road.page.getByRole('button', { name: 'Sign and offer to the laboratory' }).click()
    await road.page.getByText('Offered to the laboratory').first().waitFor()
    await cut(road.page, false)
    await allSent(road.page)
    const technician = city.actor('lab-technician', '410105', 'laboratory:1')
    await city.run(
      receiveBox,
      technician,
      {
        box: code,
        laboratory: '1',
        tubes: inside,
        at: isoOf(served.clock.now()),
      },
      served.clock.now(),
    )
    await road.page.getByText('Received by the laboratory').waitFor({ timeout: 60_000 })
    const { legs, receivedCount } = await story(code)
    expect([legs[1]?.offered, legs[1]?.accepted, legs[1]?.offeredCelsius, receivedCount]).toEqual([
      3, 3, 6.5, 3,
    ])
    await expectConserved(city)
    expect(site.faults.filter((fault) => !/40[149]/.test(fault))).toEqual([])
    await Promise.all([site.close(), road.close()])
  })

  test('is counted tube by tube, and a tube that is not of it is seen', async () => {
    const site = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
    const inside = tubes(2)
    for (const one of inside) await sampleTube(site.page, one, people(1))
    const code = round.box(++box)
    await goTo(site.page, '/f/box')
    await shoot(site.page, code)
    for (const one of inside) await shoot(site.page, one)
    await site.page.getByRole('button', { name: 'Seal with 2 tubes' }).click()
    await site.page.getByLabel('Courier', { exact: true }).selectOption({ label: '王转运' })
    await site.page.getByLabel('Tubes counted').fill('2')
    await site.page.getByRole('button', { name: 'Sign and offer' }).click()
    await allSent(site.page)

    const road = await aPhone(browser, served, { as: 'courier' })
    await goTo(road.page, '/f/box')
    await road.page.getByText('Offered to you').click()
    await road.page.getByRole('radio', { name: 'Tube by tube' }).check()
    await road.page.waitForTimeout(200)
    await road.page.getByText('not known on this phone').waitFor({ state: 'detached' })
    await shoot(road.page, inside[0] ?? '')
    await shoot(road.page, round.tube(1, 700))
    await road.page.getByText('is not on the list of this box').waitFor()
    await shoot(road.page, inside[0] ?? '')
    await road.page.getByText('is counted already').waitFor()
    await road.page.getByText(`Not scanned yet: ${inside[1]}`).waitFor()
    await shoot(road.page, inside[1] ?? '')
    await road.page.getByText('1 more').waitFor()
    await road.page.getByRole('button', { name: 'Go on and sign' }).click()
    await road.page.getByText('Giver: 周护士').waitFor()
    await road.page.getByRole('button', { name: 'I sign: 3 tubes' }).click()
    await road.page.getByText('Both have signed').waitFor({ timeout: 30_000 })

    await road.page.getByRole('button', { name: /The box is lost/ }).click()
    await road.page.getByLabel('What happened').fill('Overturned in the rain')
    await road.page.getByRole('button', { name: 'Report the box lost' }).click()
    await road.page.getByText('Reported lost').first().waitFor()
    await allSent(road.page)
    expect((await story(code)).lostAt).not.toBeNull()
    await expectConserved(city)
    await Promise.all([site.close(), road.close()])
  })
})

describe('the pages of boxes', () => {
  test.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)(
    'are without serious fault in %s, %s, and fit 360 px',
    async (language, colorScheme) => {
      const viewport = { width: 360, height: 740 }
      const site = await aPhone(browser, served, {
        as: 'sampler-1',
        site: '1',
        language,
        colorScheme,
        viewport,
      })
      for (const one of tubes(3)) await sampleTube(site.page, one, people(2))
      const code = round.box(++box)
      await goTo(site.page, '/f/box')
      await shoot(site.page, code)
      await site.page.locator('.fh-row .k-button').first().click()
      expect([await seriousFaults(site.page), await overflow(site.page)]).toEqual([[], 0])
      if (screens)
        await site.page.screenshot({ path: `${screens}/box-fill-${language}.png`, fullPage: true })
      await site.page.locator('.fh-row .k-button-main').click()
      await site.page.locator('.fh-beside').waitFor()
      await site.page.locator('select').selectOption({ label: '王转运' })
      await site.page.locator('.fh-form input').first().fill('2')
      expect([await seriousFaults(site.page), await overflow(site.page)]).toEqual([[], 0])
      if (screens)
        await site.page.screenshot({ path: `${screens}/box-give-${language}.png`, fullPage: true })
      await site.page.locator('.fh-form .k-button-main').click()
      await allSent(site.page)

      const road = await aPhone(browser, served, { as: 'courier', language, colorScheme, viewport })
      await goTo(road.page, '/f/box')
      await road.page.locator(`a[href*="${code}"]`).waitFor({ timeout: 30_000 })
      expect([await seriousFaults(road.page), await overflow(road.page)]).toEqual([[], 0])
      if (screens)
        await road.page.screenshot({
          path: `${screens}/courier-list-${language}.png`,
          fullPage: true,
        })
      await road.page.locator(`a[href*="${code}"]`).click()
      await road.page.locator('.fh-form .k-field input').first().fill('3')
      if (screens)
        await road.page.screenshot({
          path: `${screens}/courier-count-${language}.png`,
          fullPage: true,
        })
      expect([await seriousFaults(road.page), await overflow(road.page)]).toEqual([[], 0])
      await road.page.locator('.fh-form > .k-button-main').click()
      await road.page.locator('.fh-signers .k-tone-ok').waitFor()
      if (screens)
        await road.page.screenshot({
          path: `${screens}/courier-sign-${language}.png`,
          fullPage: true,
        })
      await road.page.locator('.fh-row .k-button-main').click()
      await road.page.locator('.fh-bar').waitFor()
      await road.page.locator('.k-status.k-tone-ok').waitFor({ timeout: 30_000 })
      expect([await seriousFaults(road.page), await overflow(road.page)]).toEqual([[], 0])
      if (screens)
        await road.page.screenshot({
          path: `${screens}/courier-way-${language}.png`,
          fullPage: true,
        })
      await Promise.all([site.close(), road.close()])
    },
  )
})
