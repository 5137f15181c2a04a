import { syntheticIdentity, syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import { expectConserved } from '@bihuan/server/custody/a-way.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveSampler } from '../testing/serve-sampler.ts'
import { allSent, aPhone, cut, goTo, overflow, seriousFaults, shoot } from './field-phone.ts'

const served = await serveSampler(120)
const { round, city } = served
const screens = process.env.SCREENS
let browser: Browser
let tube = 0
const nextTube = () => round.tube(1, tube++)
const personAt = (n: number) => round.people[n] ?? ''

/** Building 1 becomes a sealed house of five floors with two doors each, two people behind every door. */
async function sealTheFirstHouse() {
  await city.sql`
    update households set door_no = ((id + 1) / 2)::text || '0' || (2 - id % 2)::text where building_id = 1`
  await city.sql`update roll set mode = 'door' where building_id = 1`
}

const samplesOf = (person: string) =>
  city.sql<{ tubeId: string }[]>`select tube_id from samples where person_id = ${person}`
const markOf = async (person: string) =>
  (
    await city.sql<{ kind: string; fact: string }[]>`
      select kind, fact from roll_marks where person_id = ${person}`
  )[0]

beforeAll(async () => {
  await sealTheFirstHouse()
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

describe('from door to door', () => {
  test('marks and samples without network; with it the server has both', async () => {
    const { page, close } = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
    await cut(page, true)
    await goTo(page, '/f/doors', '.k-list')
    await page.getByText('Sealed, sampled at the door').first().click()
    const top = page.getByRole('button', { name: /Door 1-502/ })
    await top.waitFor()
    // The gun's and the keyboard's way: from the top left door by arrows.
    await page.getByRole('button', { name: /Door 1-501/ }).focus()
    await page.keyboard.press('ArrowRight')
    expect(await top.evaluate((node) => node === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /Door 1-502/ }).waitFor()
    await page.getByRole('checkbox').first().uncheck()
    await page.getByRole('radio', { name: 'Refused' }).check()
    await page.getByRole('button', { name: 'Refused: says was sampled elsewhere' }).click()
    await page.locator('.fh-behind-state').getByText('Refused', { exact: true }).waitFor()

    const code = nextTube()
    await shoot(page, code)
    await page.getByText('0 of 10').waitFor()
    await page.locator('.fh-behind').getByRole('button').first().click()
    await page.getByText('1 of 10').waitFor()
    await page.locator('.fh-behind-state').getByText('Sampled', { exact: true }).waitFor()
    await page.getByRole('button', { name: '1 swabs counted: seal' }).click()
    await page.getByText('Scan a tube first').or(page.getByText('Sealed, 1')).first().waitFor()
    // Door 502 of the house is household 10: people 19 and 20 of the roll.
    expect([(await samplesOf(personAt(18))).length, await markOf(personAt(19))]).toEqual([
      0,
      undefined,
    ])
    await cut(page, false)
    await allSent(page)
    const both = await Promise.all(
      [18, 19].map(async (n) => ({
        samples: (await samplesOf(personAt(n))).length,
        mark: (await markOf(personAt(n))) ?? null,
      })),
    )
    expect(both).toContainEqual({ samples: 1, mark: null })
    expect(both).toContainEqual({
      samples: 0,
      mark: { kind: 'refused', fact: 'Refused: says was sampled elsewhere' },
    })
    await expectConserved(city)
    await page.getByRole('link', { name: 'The whole building' }).click()
    await page.getByRole('button', { name: 'Door 1-502: 1 of 2 sampled, Refused' }).waitFor()
    await page.getByRole('radio', { name: 'List' }).check()
    await page.getByRole('button', { name: 'Open door 1-101' }).waitFor()
    await close()
  })

  test.each([
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const)(
    'is without serious fault in %s, %s, and fits 360 px',
    async (language, colorScheme) => {
      const viewport = { width: 360, height: 740 }
      const as = language === 'en' ? 'grid' : 'sampler-1'
      const phone = await aPhone(browser, served, {
        as,
        site: '1',
        language,
        colorScheme,
        viewport,
      })
      const { page } = phone
      const look = async (name: string) => {
        if (screens)
          await page.screenshot({ path: `${screens}/${name}-${language}.png`, fullPage: true })
        expect([name, await seriousFaults(page), await overflow(page)]).toEqual([name, [], 0])
      }
      await goTo(page, '/f/doors', '.k-list')
      await look('doors-list')
      await page.locator('.k-list a').first().click()
      await page.locator('.k-door').first().waitFor()
      await look('doors-house')
      await page.locator('.k-door').first().click()
      await page.locator('.fh-behind').waitFor()
      await look('doors-door')
      await goTo(page, '/f/register', '.fh-said')
      await page.locator('select').first().selectOption('passport')
      await look('register')
      await goTo(page, '/f/receive', 'input[type=file]')
      await look('receive')
      await phone.close()
    },
  )
})

describe('somebody without a code', () => {
  test('a foreigner with a passport is registered and sampled; another time the passport is known', async () => {
    const { page, close } = await aPhone(browser, served, { as: 'registrar', site: '1' })
    const passport = syntheticPassport(4_711)
    await goTo(page, '/f/register', '.fh-said')
    await shoot(page, nextTube())
    await page.getByText('0 of 10').waitFor()
    await page.getByLabel('Document').selectOption('passport')
    await page.getByLabel('Country').selectOption('UTO')
    await page.getByLabel('Number').fill('l 0000-4711')
    await page.getByRole('button', { name: 'Look up' }).click()
    await page.getByText('The city does not know this person').waitFor()
    await page.getByRole('button', { name: 'Register and sample' }).click()
    await page.getByText('Choose one').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Anna Rossi')
    await page.getByRole('radio', { name: 'Female' }).check()
    await page.getByLabel('Day of birth').fill('1986.4.3')
    await page.getByLabel('Where they live now').fill('金水路 1 号')
    if (screens) await page.screenshot({ path: `${screens}/register-new.png`, fullPage: true })
    await page.getByRole('button', { name: 'Register and sample' }).click()
    await page.getByText('1 of 10').waitFor()
    await page.getByRole('button', { name: '1 swabs counted: seal' }).click()
    await allSent(page)
    const [known] = await city.sql<{ personId: string }[]>`
      select d.person_id from documents d join people p on p.id = d.person_id
      where d.number_hash = ${city.city.keys.documentHash('passport', 'UTO', passport.number)} and p.name = 'Anna Rossi'`
    expect((await samplesOf(known?.personId ?? '0')).length).toBe(1)
    await page.getByLabel('Number').fill(passport.number)
    await page.getByLabel('Country').selectOption('UTO')
    await page.getByRole('button', { name: 'Look up' }).click()
    await page.getByText('The city knows this person').waitFor()
    await page.getByText('A*** R****').waitFor()
    if (screens) await page.screenshot({ path: `${screens}/register-known.png`, fullPage: true })
    await page.getByRole('button', { name: 'Code for the phone page' }).click()
    await page.getByText('Good until').waitFor()
    expect(await page.locator('.fh-label').last().innerText()).toMatch(/^[0-9A-Z]{8}$/)
    await expectConserved(city)
    await close()
  })

  test('a resident whose number is typed is found in the roster without network; a wrong digit is told', async () => {
    const { page, close } = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
    await cut(page, true)
    await goTo(page, '/f/register', '.fh-said')
    await shoot(page, nextTube())
    const { number } = syntheticIdentity(31)
    const wrong = number.slice(0, 16) + (number.charAt(16) === '3' ? '4' : '3') + number.slice(17)
    await page.getByLabel('Number').fill(wrong)
    await page.getByText('the check character does not fit').waitFor()
    await page.getByLabel('Number').fill(number)
    await page.getByRole('button', { name: 'Look up' }).click()
    await page.getByText('Compare with the document').waitFor()
    await page.getByRole('button', { name: /years/ }).first().click()
    await page.getByRole('button', { name: 'Sample', exact: true }).click()
    await page.getByText('1 of 10').waitFor()
    await page.getByRole('button', { name: '1 swabs counted: seal' }).click()
    await page.getByRole('button', { name: 'People in line: one more' }).click()
    await page.getByRole('button', { name: '+10' }).click()
    await page.getByRole('button', { name: 'Report the queue' }).click()
    await cut(page, false)
    await allSent(page)
    expect((await samplesOf(personAt(30))).length).toBe(1)
    const [site] = await city.sql<
      { queuePeople: number }[]
    >`select queue_people from sites where id = 1`
    expect(site?.queuePeople).toBe(23)
    await close()
  })
})
