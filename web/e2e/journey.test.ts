import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { factsOf } from '../testing/facts.ts'
import { serveCity } from '../testing/serve-city.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveCity(6.5)
const { url } = served
const facts = await factsOf(served.city)
const browser = await aBrowser(served)

const open = (path: string, options?: VisitOptions) => visit(browser, `${url}/desk${path}`, options)

/** Asks the server as the page does, with the page's own session. */
const ask = (page: Page, path: string) =>
  page.evaluate(async (address) => (await fetch(address)).json(), `/api/v1${path}`)

const whole = (n: number) => new Intl.NumberFormat('en').format(n)

async function jumpTo(page: Page, code: string) {
  await page.keyboard.press('/')
  await page.keyboard.type(code)
  await page.locator('.jump-found').waitFor()
  await page.keyboard.press('Enter')
}

describe('a commander at the desk', () => {
  test('enters by choice, sees the numbers of the server, and opens a district down to the door', async () => {
    const { page, faults, close } = await open('/', { language: 'en', as: 'inspector' })
    await page.getByRole('button', { name: /^City commander/ }).click()
    await page.getByRole('button', { name: 'City commander', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Round board' }).click()
    await page.getByRole('heading', { name: 'Round board' }).waitFor()
    const board = await ask(page, `/rounds/${facts.round}/board`)
    expect(board.roll.sampled).toBeGreaterThan(1_000)
    const share = page.locator('.round-share')
    await share.getByText(whole(board.roll.sampled)).waitFor()
    await share.getByText(whole(board.people.resulted)).waitFor()
    expect(await page.getByText('People, tubes and rows are conserved').count()).toBe(1)

    await page.getByRole('button', { name: 'Show the laws' }).click()
    await page.getByText('Reactive pools = recalls opened for them').waitFor()
    expect(await page.locator('.laws tr').count()).toBeGreaterThanOrEqual(9)

    const [district] = board.districts
    await page.locator(`.by-district a[href$="area=${district.area}"]`).first().click()
    await page.getByRole('heading', { name: 'Coverage', exact: true, level: 1 }).waitFor()
    for (const level of ['street', 'community', 'building', 'door']) {
      const asked = new URL(page.url()).searchParams
      const query = asked.get('building')
        ? `building=${asked.get('building')}`
        : `area=${asked.get('area')}`
      const coverage = await ask(page, `/rounds/${facts.round}/coverage?${query}`)
      expect(coverage.rows[0].level).toBe(level)
      await page.locator('.coverage-total').getByText(whole(coverage.total.missing)).waitFor()
      if (level !== 'door') await page.locator('.coverage .ant-table-row a').first().click()
      await page.waitForTimeout(200)
    }
    expect(faults).toEqual([])
    await close()
  })

  test('walks the open loops by keyboard and opens one', async () => {
    const { page, close } = await open('/loops', { language: 'en' })
    const { loops } = await ask(page, '/loops')
    await page.locator('.loops .ant-table-row').first().waitFor()
    for (const key of ['j', 'j', 'k']) await page.keyboard.press(key)
    expect(await page.locator('.row-picked').count()).toBe(1)
    const code = loops[0].subject.split(':')[1]
    expect(await page.locator('.row-picked').innerText()).toContain(code)
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/*${code}*`)
    await page.goBack()
    await page.getByRole('button', { name: /^Tube without result/ }).click()
    expect(page.url()).toContain('kind=tube-not-resulted')
    await page.keyboard.press('?')
    await page.getByRole('heading', { name: 'Keys' }).waitFor()
    await close()
  })

  test('follows a tube to its result with the keyboard alone', async () => {
    const { page, close } = await open('/', { language: 'en' })
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page')
    await jumpTo(page, facts.resultedTube)
    await page.getByRole('heading', { name: facts.resultedTube }).waitFor()
    for (const step of ['Sealed', 'Handed over', 'Received in the laboratory', 'Result released']) {
      expect(await page.getByRole('heading', { name: step, level: 3 }).count(), step).toBe(1)
    }
    expect(await page.locator('.page-line').innerText()).toContain('Negative')
    await jumpTo(page, facts.box)
    await page.getByRole('heading', { name: `Box ${facts.box}` }).waitFor()
    await page.locator('.signature').nth(3).waitFor()
    await close()
  })

  test('sees on the recall board how many members of a pool are through, and until when', async () => {
    const { page, close } = await open(`/recall#${facts.recalledTube}`, { language: 'en' })
    const { recalls } = await ask(page, `/recalls?round=${facts.round}`)
    const recall = recalls.find(({ tube }: { tube: string }) => tube === facts.recalledTube)
    const card = page.locator(`[id="${facts.recalledTube}"]`)
    await card.getByText(`${recall.done}/${recall.members}`).last().waitFor()
    expect(await card.locator('.pool-clock b').innerText()).toMatch(/\d+:\d\d left|late|after/)
    expect(await card.locator('.pool-members li').count()).toBe(recall.members)
    await close()
  })

  test("is asked for a purpose before a person's record is read, and then stands among those who looked", async () => {
    const { page, close } = await open('/', { language: 'en' })
    const asked: Array<string | undefined> = []
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/people/')) asked.push(request.headers()['x-purpose'])
    })
    await jumpTo(page, facts.recalledPerson)
    await page.getByRole('heading', { name: 'Why do you open this record?' }).waitFor()
    expect(asked).toEqual([])
    await page.getByRole('radio', { name: 'Recalling the members of a pool' }).check()
    await page.getByRole('button', { name: 'Open the record' }).click()
    await page.getByRole('heading', { name: 'Who looked' }).waitFor()
    expect(asked).toEqual(['recall'])
    const reads = await page.locator('.reads li').first().innerText()
    expect(reads).toContain('City commander')
    expect(reads).toContain('Recalling the members of a pool')
    expect(await page.locator('.records').first().innerText()).toContain(facts.recalledTube)
    await close()
  })

  test('changes language and theme without a reload', async () => {
    const { page, close } = await open('/loops')
    await page.evaluate(() => document.body.setAttribute('data-same-page', ''))
    await page.getByRole('button', { name: 'Switch to English' }).click()
    await page.getByRole('heading', { name: 'Open loops' }).waitFor()
    await page.getByRole('button', { name: 'Dark theme' }).click()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.locator('body[data-same-page]').count()).toBe(1)
    await close()
  })
})
