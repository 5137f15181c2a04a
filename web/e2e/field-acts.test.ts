import { expectConserved } from '@bihuan/server/custody/a-way.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveSampler } from '../testing/serve-sampler.ts'
import {
  allSent,
  aPhone,
  cut,
  type FieldWindow,
  goTo,
  overflow,
  sampleTube,
  seriousFaults,
  shoot,
} from './field-phone.ts'

const served = await serveSampler(80)
const { round, city } = served
let browser: Browser
let person = 0
let tube = 0
const nextTube = () => round.tube(1, tube++)
const nextPeople = (count: number) =>
  Array.from({ length: count }, () => {
    const n = person++
    return { person: round.people[n] ?? '', name: served.name(n) }
  })

beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const stateOf = async (code: string) =>
  (
    await city.sql<{ state: string; memberCount: number }[]>`
      select state, member_count from tubes where id = ${code.slice(0, 13)}`
  )[0] ?? null
const samplesOf = (one: string) =>
  city.sql<{ tubeId: string }[]>`select tube_id from samples where person_id = ${one}`
const fits = async (page: Parameters<typeof overflow>[0]) =>
  expect([await seriousFaults(page), await overflow(page)]).toEqual([[], 0])

describe('a tube', () => {
  test('that leaked is void with its reason, after one of its people was taken back', async () => {
    const { page, close } = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
    const code = nextTube()
    const both = nextPeople(2)
    await shoot(page, code)
    await page.getByText('Tube open').waitFor()
    await page.evaluate(async (people) => {
      for (const who of people) await (window as FieldWindow).__bihuanField?.addPerson(who)
    }, both)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back').first().waitFor()
    await page.getByRole('link', { name: 'More' }).click()
    await page.getByRole('link', { name: /Void it/ }).click()
    const confirm = page.getByRole('button', { name: /Void it; everybody/ })
    expect(await confirm.isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Leaked' }).click()
    await fits(page)
    await confirm.click()
    await page.getByText('Tube void').waitFor()
    await allSent(page)
    expect((await stateOf(code))?.state).toBe('void')
    // Who was taken back may be sampled again at once; both may.
    expect(await sampleTube(page, nextTube(), both)).toBe('sealed')
    await allSent(page)
    expect((await samplesOf(both[1]?.person ?? '')).length).toBe(1)
    await expectConserved(city)
    await close()
  })

  test('for one person is opened, filled and sealed by three scans', async () => {
    const { page, close } = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
    await page.getByRole('button', { name: 'Single' }).click()
    await page.getByText('Scan a tube for one person, the person, and the tube again.').waitFor()
    await fits(page)
    const code = round.tube(1, 0, 1)
    const n = person++
    await shoot(page, code)
    await page.getByText('0 of 1').or(page.getByText('Tube open')).first().waitFor()
    await shoot(page, served.code(n))
    await page.getByText('Tube full, next tube').waitFor()
    await shoot(page, code)
    await page.getByText('Sealed, 1').waitFor()
    await allSent(page)
    expect(await stateOf(code)).toEqual({ state: 'sealed', memberCount: 1 })
    await expectConserved(city)
    await close()
  })
})

describe('a newborn', () => {
  test('is registered under the name of the mother without network, and is on the server afterwards', async () => {
    const { page, close } = await aPhone(browser, served, { as: 'registrar', site: '1' })
    await cut(page, true)
    await goTo(page, '/f/register')
    await shoot(page, nextTube())
    await page.getByText('0 of 10').waitFor()
    await page.getByLabel('Document').selectOption('none')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByLabel(/A newborn without a name/).check()
    await page.getByLabel('Name of the mother').fill('柳小满')
    await page.getByRole('radio', { name: 'Female' }).check()
    await page.getByLabel('Day of birth').fill('20220110')
    await page.getByLabel('Where they live now').fill('金水路 2 号')
    await fits(page)
    await page.getByRole('button', { name: 'Register and sample' }).click()
    await page.getByText('1 of 10').waitFor()
    await page.getByRole('button', { name: '1 swabs counted: seal' }).click()
    await cut(page, false)
    await allSent(page)
    const [child] = await city.sql<{ id: string; bornOn: string }[]>`
      select id, born_on from people where name like '柳小满%'`
    expect(child?.bornOn).toBe('2022-01-10')
    expect((await samplesOf(child?.id ?? '0')).length).toBe(1)
    await expectConserved(city)
    await close()
  })
})

describe('the work of a phone that has no network', () => {
  test('comes to the server through another phone: by the text of its codes, and by its file; twice counts once', async () => {
    const lost = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
    await cut(lost.page, true)
    const code = nextTube()
    const two = nextPeople(2)
    expect(await sampleTube(lost.page, code, two)).toBe('sealed')
    const out = await lost.page.evaluate(async () => {
      const engine = (window as FieldWindow).__bihuanField
      const made = await engine?.exportFile()
      const text = (await made?.file.text()) ?? ''
      return { frames: (await engine?.exportFrames()) ?? [], name: made?.name ?? '', text }
    })
    await lost.close()

    const { page, close } = await aPhone(browser, served, { as: 'sampler-2', site: '2' })
    await goTo(page, '/f/receive', 'input[type=file]')
    const field = page.getByLabel('Text of a code')
    await field.fill('4101000000017V')
    await field.press('Enter')
    await page.getByText("Not a code of another phone's work").waitFor()
    for (const frame of out.frames.toReversed()) {
      await field.fill(frame)
      await field.press('Enter')
    }
    await page.getByText(/All \d+ codes are here and kept/).waitFor()
    await allSent(page)
    expect(await stateOf(code)).toEqual({ state: 'sealed', memberCount: 2 })
    await page.getByLabel('File of another phone').setInputFiles({
      name: out.name,
      mimeType: 'application/json',
      buffer: Buffer.from(out.text),
    })
    await page.getByText(`${out.name} is kept`).waitFor()
    await fits(page)
    await allSent(page)
    for (const { person: one } of two) expect((await samplesOf(one)).length).toBe(1)
    await expectConserved(city)
    await close()
  })
})

describe('the end of a shift', () => {
  test('is signed with what was done, and the next person goes on with the same phone', async () => {
    const { page, close } = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
    await sampleTube(page, nextTube(), nextPeople(2))
    await allSent(page)
    await page.getByRole('link', { name: 'More' }).click()
    await page.getByRole('link', { name: /Hand over the shift/ }).click()
    await page.getByLabel('To whom (sign-in name)').fill('registrar')
    await page.getByRole('button', { name: 'Hand over and sign' }).click()
    await page.getByText('Handed over to registrar').waitFor()
    await allSent(page)
    const [given] = await city.sql<{ samples: number; tubes: number; unsent: number }[]>`
      select samples, tubes, unsent from shift_hand_overs order by received_at desc limit 1`
    expect(given).toEqual({ samples: 2, tubes: 1, unsent: 0 })
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('radio', { name: 'Registrar' }).check()
    await page.getByRole('button', { name: /郑登记/ }).click()
    await page.waitForFunction(
      () => (window as FieldWindow).__bihuanField?.getSnapshot().account?.role === 'registrar',
    )
    await goTo(page, '/f/sample', '.f-sample')
    const next = nextTube()
    expect(await sampleTube(page, next, nextPeople(1))).toBe('sealed')
    await allSent(page)
    expect((await stateOf(next))?.memberCount).toBe(1)
    await expectConserved(city)
    await close()
  })
})
