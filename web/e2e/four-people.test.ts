import { syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import { expectConserved } from '@bihuan/server/custody/a-way.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { shootAll } from '../testing/gun.ts'
import { prepareReader, readQr } from '../testing/read-qr.ts'
import {
  aResidentPhone,
  enterOnPaper,
  newestOn,
  tab,
  typeCode,
  typePaper,
} from '../testing/resident-phone.ts'
import { paperCode, paperOf, papersOf } from '../testing/residents.ts'
import { serveSampler } from '../testing/serve-sampler.ts'
import { aWayToResults } from '../testing/to-result.ts'
import { visit } from '../testing/visit.ts'
import { allSent, aPhone, goTo, shoot } from './field-phone.ts'

const served = await serveSampler(60)
const { round, city, url } = served
const toResult = await aWayToResults(served)
const screens = process.env.SCREENS
let browser: Browser
let tubes = 0

// Two live behind each door: the first of a pair and the second.
const old = { person: round.people[0] ?? '', name: served.name(0) }
const parent = { person: round.people[10] ?? '', name: served.name(10) }
const child = { person: round.people[11] ?? '', name: served.name(11) }
const double = { person: round.people[20] ?? '', name: served.name(20) }

beforeAll(async () => {
  prepareReader()
  const { sql } = city
  await sql`update people set born_on = '1938-05-01', phone_cipher = null where id = ${old.person}`
  await sql`update people set born_on = '2016-06-01', phone_cipher = null where id = ${child.person}`
  await sql`update people set phone_cipher = ${city.city.keys.seal('10021234567')} where id = ${parent.person}`
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const nextTube = () => round.tube(1, tubes++)
const shot = async (page: Page, file: string) => {
  if (screens) await page.screenshot({ path: `${screens}/${file}.png` })
}
const aDesk = (path: string, as: string) =>
  visit(browser, `${url}/desk${path}`, { language: 'en', as })

/** The tubes of everybody whose swab counts, of one person. */
const tubesOf = (person: string) =>
  city.sql<{ tubeId: string }[]>`select tube_id from samples where person_id = ${person}`

/** Seals the open tube by the number of swabs that a person counted, on the sampler's own page. */
async function sealCounted(page: Page, count: number) {
  await page.getByRole('link', { name: '更多' }).click()
  await page.getByRole('link', { name: /现在封管/ }).click()
  await page
    .locator('.f-numbers')
    .getByRole('button', { name: String(count), exact: true })
    .click()
  await page.locator('.f-said', { hasText: `已封管，${count}人` }).waitFor()
  await allSent(page)
}

/** The newest code in the messages that phones would have received, read off the page. */
async function messageOn(page: Page): Promise<string> {
  const message = page.locator('.m-demo .k-row-title').filter({ hasText: '登录' }).first()
  await message.waitFor()
  return /\d{6}/.exec((await message.textContent()) ?? '')?.[0] ?? ''
}

describe('through the whole loop', () => {
  test('comes an old person without a phone, by a card on paper; the registrar reads the result out, a relative shows it', async () => {
    const cards = await aDesk('/cards?area=410105001001&building=1&household=1', 'grid')
    await cards.page.getByRole('button', { name: 'Show the cards' }).click()
    const card = cards.page.locator('.card', { hasText: old.name })
    await card.waitFor()
    const code = await readQr(card)
    expect(code).toMatch(/^R1[0-9A-V]+$/)
    await cards.page.getByRole('button', { name: `Activation code for ${old.name}` }).click()
    const activation = await cards.page.locator('.activation-slip .code').innerText()
    expect(cards.faults).toEqual([])
    await cards.close()

    const site = await aPhone(browser, served, { as: 'sampler-1', site: '1', language: 'zh-CN' })
    const tube = nextTube()
    const [opened, taken] = await shootAll(site.page, [tube, code])
    expect([opened, taken]).toEqual([
      expect.stringContaining('已开管'),
      expect.stringContaining('1 张*'),
    ])
    await sealCounted(site.page, 1)
    await site.close()
    expect(await tubesOf(old.person)).toEqual([{ tubeId: tube.slice(0, 13) }])
    await toResult([{ tube, well: 'A1', call: 'negative' }])

    const desk = await aDesk('/persons', 'registrar')
    const paper = await paperOf(city, old.person)
    await desk.page.locator('#document-number').fill(paper.number)
    await desk.page.locator('#document-purpose').click()
    await desk.page
      .locator('.ant-select-item-option', { hasText: "Answering the person's own question" })
      .click()
    await desk.page.getByRole('button', { name: 'Find', exact: true }).click()
    await desk.page.getByRole('radio', { name: "Answering the person's own question" }).check()
    await desk.page.getByRole('button', { name: 'Open the record' }).click()
    const result = desk.page.locator('.records li').first()
    await result.waitFor()
    expect(await result.innerText()).toContain('Negative')
    expect(await result.innerText()).toContain('1号采样点')
    await shot(desk.page, 'journey-old-desk')
    expect(desk.faults).toEqual([])
    await desk.close()

    const phone = await aResidentPhone(browser, url, { language: 'zh-CN', isElder: true })
    await enterOnPaper(phone.page, paper, activation)
    expect(await phone.page.locator('html').getAttribute('data-elder')).not.toBeNull()
    const newest = await newestOn(phone.page)
    expect(newest).toContain('阴性')
    expect(newest).toMatch(/\d+分钟前采样，1号采样点/)
    await shot(phone.page, 'journey-old-m')
    await tab(phone.page, '结果')
    await phone.page.getByText('谁查看过这些信息').click()
    await phone.page.getByText('答复本人询问').first().waitFor()
    await shot(phone.page, 'journey-old-reads')
    expect(phone.faults).toEqual([])
    await phone.close()
    await expectConserved(city)
  })

  test('comes a child, in the tube of the family; the parent shows the code and reads the result on behalf', async () => {
    const phone = await aResidentPhone(browser, url, { language: 'zh-CN' })
    const { page } = phone
    await typePaper(page, await paperOf(city, parent.person))
    await page.getByRole('button', { name: '发验证码到我的手机' }).click()
    await typeCode(page, await messageOn(page), /^进入$/)
    await page.locator('.k-qr').waitFor()
    const ownCode = await readQr(page.locator('.m-code'))

    await tab(page, '家人')
    await page.getByRole('link', { name: '添加家人' }).click()
    await page.getByLabel('对方是我的').selectOption('child')
    await typePaper(page, await paperOf(city, child.person))
    await page.getByRole('button', { name: '给本人发验证码' }).click()
    await page.getByLabel('验证码').waitFor()
    const onPaper = await paperCode(served, child.person)
    await typeCode(page, onPaper, /^添加$/)
    await page.locator('.k-field-fault').waitFor()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: '添加', exact: true }).click()
    await page.locator('.k-list').getByText(child.name).waitFor()

    await tab(page, '采样码')
    await page.getByRole('button', { name: child.name }).click()
    await page.locator('h1', { hasText: '代办' }).waitFor()
    await page.getByRole('img', { name: new RegExp(child.name) }).waitFor()
    const childCode = await readQr(page.locator('.m-code'))
    expect(childCode).not.toBe(ownCode)
    await shot(page, 'journey-child-code')

    const site = await aPhone(browser, served, { as: 'sampler-1', site: '1', language: 'zh-CN' })
    const tube = nextTube()
    await shootAll(site.page, [tube, ownCode])
    await site.page.getByRole('button', { name: /一家人/ }).click()
    await site.page.getByRole('checkbox').check()
    await site.page.getByRole('button', { name: '加入1人' }).click()
    await site.page.locator('.f-count', { hasText: '2/10' }).waitFor()
    // The code that the parent shows is the child's: scanned now, it is known to be in already.
    expect((await shootAll(site.page, [childCode]))[0]).toContain('重复，第2位')
    await shot(site.page, 'journey-child-site')
    await sealCounted(site.page, 2)
    await site.close()
    expect(await tubesOf(child.person)).toEqual([{ tubeId: tube.slice(0, 13) }])
    await toResult([{ tube, well: 'A1', call: 'negative' }])

    await page.reload()
    await page.locator('.k-qr').waitFor()
    await page.getByRole('button', { name: child.name }).click()
    await page.locator('h1', { hasText: '代办' }).waitFor()
    await page.locator('.m-newest', { hasText: '阴性' }).waitFor()
    expect(await newestOn(page)).toMatch(/前采样，1号采样点/)
    await tab(page, '结果')
    await page.getByRole('heading', { name: `${child.name}的结果` }).waitFor()
    await page.locator('.k-list .k-row', { hasText: '阴性' }).first().waitFor()
    await page.getByText('谁查看过这些信息').click()
    await page.getByRole('heading', { name: `谁查看过${child.name}的信息` }).waitFor()
    const trace = page.locator('.k-list .k-row', { hasText: '家人代办' }).first()
    await trace.waitFor()
    expect(await trace.innerText()).toContain('张')
    await shot(page, 'journey-child-reads')
    expect(phone.faults).toEqual([])
    await phone.close()
    await expectConserved(city)
  })

  test('comes a foreigner with a passport whom the city does not know, and reads the result in English', async () => {
    const passport = syntheticPassport(4_712)
    const paper = { kind: 'passport', ...passport, name: 'Anna Rossi', person: '' }
    const site = await aPhone(browser, served, { as: 'registrar', site: '1' })
    const { page } = site
    const lookUp = async () => {
      await page.getByLabel('Document').selectOption('passport')
      await page.getByLabel('Country').selectOption(passport.country)
      await page.getByLabel('Number').fill(passport.number.toLowerCase())
      await page.getByRole('button', { name: 'Look up' }).click()
    }
    await goTo(page, '/f/register')
    const tube = nextTube()
    await shoot(page, tube)
    await page.getByText('0 of 10').waitFor()
    await lookUp()
    await page.getByText('The city does not know this person').waitFor()
    await page.getByLabel('Name', { exact: true }).fill(paper.name)
    await page.getByRole('radio', { name: 'Female' }).check()
    await page.getByLabel('Day of birth').fill('19860403')
    await page.getByLabel('Where they live now').fill('金水路 1 号')
    await page.getByRole('button', { name: 'Register and sample' }).click()
    await page.getByText('1 of 10').waitFor()
    await page.getByRole('button', { name: '1 swabs counted: seal' }).click()
    await allSent(page)
    await toResult([{ tube, well: 'A1', call: 'negative' }])

    await lookUp()
    await page.getByText('The city knows this person').waitFor()
    await page.getByRole('button', { name: 'I have seen the document' }).click()
    await page.getByText('Document seen and noted').first().waitFor()
    await allSent(page)
    await page.getByRole('button', { name: 'Code for the phone page' }).click()
    await page.getByText('Good until').waitFor()
    const code = await page.locator('.fh-label').last().innerText()
    await shot(page, 'journey-foreigner-registrar')
    await site.close()

    const phone = await aResidentPhone(browser, url, { language: 'en' })
    await enterOnPaper(phone.page, paper, code)
    expect(await phone.page.locator('.m-home h1').innerText()).toContain(paper.name)
    const newest = await newestOn(phone.page)
    expect(newest).toContain('Negative')
    expect(newest).toMatch(/sampled \d+ minutes ago/)
    await shot(phone.page, 'journey-foreigner-m')
    expect(phone.faults).toEqual([])
    await phone.close()
    await expectConserved(city)
  })

  test('comes a person with two documents: the second is heard as a duplicate with place and time, both open the same page', async () => {
    const [card] = await papersOf(city, double.person)
    if (!card) throw new Error('no card')
    const passport = { ...card, kind: 'passport', country: 'CHN', number: 'XX0004713' }
    const site = await aPhone(browser, served, { as: 'registrar', site: '1' })
    const { page } = site
    const lookUp = async (at: Page, { kind, country, number }: typeof card) => {
      await at.getByLabel('Document', { exact: true }).selectOption(kind)
      if (kind === 'passport') await at.getByLabel('Country').first().selectOption(country)
      await at.getByLabel('Number').first().fill(number)
      await at.getByRole('button', { name: 'Look up' }).click()
      await at.getByText('The city knows this person').waitFor()
    }
    await goTo(page, '/f/register')
    await lookUp(page, card)
    const second = page.locator('section', {
      has: page.getByRole('heading', { name: 'A second document', exact: true }),
    })
    await second.getByLabel('Country').selectOption(passport.country)
    await second.getByLabel('Number').fill(passport.number)
    await second.getByRole('button', { name: 'I have seen both: add it' }).click()
    await page.getByText('Second document added').first().waitFor()
    await allSent(page)
    expect((await papersOf(city, double.person)).map(({ kind }) => kind)).toEqual([
      'passport',
      'resident-id',
    ])

    const tube = nextTube()
    await shoot(page, tube)
    await page.getByText('0 of 10').waitFor()
    await page.getByRole('button', { name: 'Sample', exact: true }).click()
    await page.getByText('1 of 10').waitFor()
    await page.getByRole('button', { name: '1 swabs counted: seal' }).click()
    await allSent(page)
    // The other document the same day: at this site, and at another one whose roster was taken since.
    await shoot(page, nextTube())
    await page.getByText('0 of 10').waitFor()
    await lookUp(page, passport)
    await page.getByRole('button', { name: 'Sample', exact: true }).click()
    const said = (at: Page) => at.locator('.fh-said').innerText()
    await page.locator('.fh-said', { hasText: 'Sampled today' }).waitFor()
    expect(await said(page)).toMatch(/here at \d\d:\d\d/)
    await shot(page, 'journey-double-here')
    const other = await aPhone(browser, served, { as: 'sampler-2', site: '2' })
    await goTo(other.page, '/f/register')
    await shoot(other.page, round.tube(2, 0))
    await other.page.getByText('0 of 10').waitFor()
    await lookUp(other.page, passport)
    await other.page.getByRole('button', { name: 'Sample', exact: true }).click()
    await other.page.locator('.fh-said', { hasText: 'Sampled today' }).waitFor()
    expect(await said(other.page)).toMatch(/at another site at \d\d:\d\d/)
    await shot(other.page, 'journey-double-elsewhere')
    await allSent(other.page)
    await Promise.all([site.close(), other.close()])
    expect(await tubesOf(double.person)).toEqual([{ tubeId: tube.slice(0, 13) }])
    await toResult([{ tube, well: 'A1', call: 'negative' }])

    const shown: unknown[] = []
    for (const paper of [card, passport]) {
      const phone = await aResidentPhone(browser, url, { language: 'zh-CN' })
      await enterOnPaper(phone.page, paper, await paperCode(served, double.person))
      expect(await newestOn(phone.page)).toContain('阴性')
      const name = await phone.page.locator('.m-home h1').innerText()
      await tab(phone.page, '结果')
      await phone.page.getByRole('list', { name: '结果' }).waitFor()
      const rows = await phone.page
        .getByRole('list', { name: '结果' })
        .locator('.k-row')
        .allInnerTexts()
      expect(rows).toHaveLength(1)
      shown.push([name.trim(), rows])
      expect(phone.faults).toEqual([])
      await phone.close()
    }
    expect(shown[1]).toEqual(shown[0])
    expect(shown[0]).toEqual([double.name, [expect.stringContaining('阴性')]])
    await expectConserved(city)
  })
})
