import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { parseLabel } from '@bihuan/core/labels/label.ts'
import { barPath } from '@bihuan/interop/labels/code128.ts'
import { read, utils } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveCity } from '../testing/serve-city.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveCity(3)
const browser = await aBrowser(served)

const open = (path: string, options?: VisitOptions) =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', ...options })

/** Asks the server as the page does, with the page's own session. */
const ask = (page: Page, path: string) =>
  page.evaluate(async (address) => (await fetch(address)).json(), `/api/v1${path}`)

const whole = (n: number) => new Intl.NumberFormat('en').format(n)
const numberOf = (text: string) => Number(text.replaceAll(',', ''))

/** The figure of the plan once it is that of the draft as it stands. */
async function figure(page: Page, name: string): Promise<number> {
  await page.waitForTimeout(500)
  await page.locator('.preview:not(.preview-old) .plan-figures').waitFor()
  return numberOf(await page.locator(`[data-figure="${name}"] b`).innerText())
}

async function choose(page: Page, id: string, option: string) {
  await page.locator(`#${id}`).click()
  await page.locator('.ant-select-item-option').getByText(option, { exact: true }).last().click()
}

async function saved(page: Page, button: string): Promise<Uint8Array> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  return readFileSync(await (await download).path())
}

describe('the city commander', () => {
  test('draws up a notice for one district, is told a mistake at its field, publishes, and watches the round', async () => {
    const { page, faults, close } = await open('/rounds')
    await page.getByRole('link', { name: 'Draw up a notice' }).click()
    await page.locator('#who-districts').waitFor()
    expect(page.url()).toContain('from=2022018')
    expect(await page.locator('#notice-number').inputValue()).toBe('19')
    const wholePlan = await figure(page, 'people')

    await page.locator('#who-districts').click()
    for (let n = 0; n < 6; n += 1) await page.keyboard.press('Backspace')
    await page.keyboard.type('Erqi')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    const due = await figure(page, 'people')
    expect(due).toBeGreaterThan(0)
    expect(due).toBeLessThan(wholePlan)

    const tubesOfTen = await figure(page, 'tubes')
    await choose(page, 'pool-other', '5 a tube')
    expect(await figure(page, 'tubes')).toBeGreaterThan(tubesOfTen)

    const publish = page.getByRole('button', { name: 'Publish notice 19…' })
    const opens = await page.locator('#opens-0').inputValue()
    const closes = await page.locator('#closes-0').inputValue()
    await page.locator('#closes-0').fill(`${opens.slice(0, 11)}07:00`)
    await page
      .locator('[data-path="windows[0].closes"]')
      .getByText('closes after it opens')
      .waitFor()
    expect(await publish.isDisabled()).toBe(true)
    await page.locator('#closes-0').fill(closes)

    const leg = page.locator('tr', { has: page.locator('#limit-leg_delivered') })
    expect(await leg.locator('.grade').innerText()).toBe('grade c, reprint')
    await page.locator('#limit-leg_delivered').fill('300')
    await page.locator('[data-path="limits.tube_at_laboratory"]').waitFor()
    expect(await leg.locator('.grade').innerText()).toBe('our own choice')
    await page.locator('#limit-leg_delivered').fill('120')
    expect(await leg.locator('.grade').innerText()).toBe('grade c, reprint')

    expect(await figure(page, 'people')).toBe(due)
    await publish.click()
    await page
      .getByRole('alertdialog')
      .getByText(`${whole(due)} people`)
      .first()
      .waitFor()
    await page.getByRole('button', { name: `Call ${whole(due)} people` }).click()
    await page.getByText('Round 2022019 is published').waitFor()
    expect(await page.locator('.ant-table-row').first().innerText()).toContain('2022019')
    const board = await ask(page, '/rounds/2022019/board')
    expect(board.roll.due).toBe(due)
    const { notice } = await ask(page, '/rounds/2022019/notice')
    expect(notice.who.areas.map(({ code }: { code: string }) => code)).toEqual(['410103'])
    expect(notice.modes.other.pool).toMatchObject({
      size: 5,
      source: { id: 'drawn-up', grade: 'design' },
    })
    expect(notice.limits.legDelivered.source).toMatchObject({ id: 'transport', grade: 'c' })

    await page.locator('.ant-table-row').first().getByRole('link', { name: 'Board' }).click()
    await page
      .locator('.round-share')
      .getByText(`of ${whole(due)}`)
      .waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('is told in words why a notice is refused', async () => {
    const { page, close } = await open('/rounds/new?from=shipped')
    await page.locator('#notice-number').fill('18')
    await page.locator('#title-en').click()
    expect(await page.locator('#title-en').inputValue()).toContain('Notice 18 of 2022')
    await figure(page, 'people')
    await page.getByRole('button', { name: 'Publish notice 18…' }).click()
    await page.getByRole('button', { name: /^Call / }).click()
    await page.locator('.publish .error').getByText('round.already-published').waitFor()
    expect(await page.locator('.publish .error-title').innerText()).toMatch(/\w+ \w+/)
    await close()
  })

  test('begins a notice in the year of the city, however late its clock is known', async () => {
    const { page, close } = await open('/loops')
    await page.route('**/api/v1/events*', (route) => route.abort())
    await page.route('**/api/v1/demo/clock', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await route.continue()
    })
    await page.goto(`${served.url}/desk/rounds/new?from=shipped`)
    await page.locator('#title-en').waitFor()
    expect(await page.locator('#title-en').inputValue()).toContain('of 2022')
    await close()
  })

  test('reads an earlier round by its address, and the pages that it leads to stay with it', async () => {
    const { page, close } = await open('/round')
    const older = await ask(page, '/rounds/2022018/board')
    await page.locator('.round-choice').click()
    await page.locator('.ant-select-item-option').getByText('Notice 18').click()
    await page.waitForURL('**/round?round=2022018')
    await page.locator('.round-share').getByText(whole(older.roll.due)).waitFor()
    await page.locator('.rail').getByRole('link', { name: 'Coverage' }).click()
    await page.waitForURL('**/round/coverage?round=2022018')
    await page.locator('.coverage .ant-table-row a').first().click()
    await page.waitForURL(/area=\d+&round=2022018/)
    const area = new URL(page.url()).searchParams.get('area')
    const { total } = await ask(page, `/rounds/2022018/coverage?area=${area}`)
    await page.locator('.coverage-total').getByText(whole(total.missing)).waitFor()
    await close()
  })

  test('keeps a round open longer, never shorter, and closes it once', async () => {
    const { page, close } = await open('/rounds')
    const row = page.locator('.ant-table-row', { hasText: '2022018' })
    await row.getByRole('button', { name: 'Extend' }).click()
    const keep = page.getByRole('button', { name: 'Keep the sites open' })
    await page.locator('#extend-until').fill('2022-01-14T17:00')
    expect(await keep.isDisabled()).toBe(true)
    await page.getByText('people were told that hour').waitFor()
    await page.locator('#extend-until').fill('2022-01-14T20:30')
    await keep.click()
    await row.getByText('20:30').waitFor()

    await row.getByRole('button', { name: 'Close', exact: true }).click()
    await page.getByText('tubes on their way').waitFor()
    await page.getByRole('button', { name: 'Close round 2022018' }).click()
    await row
      .getByText(/^Closed|Closed /)
      .first()
      .waitFor()
    expect(await row.getByRole('button').count()).toBe(0)
    await close()
  })

  test('takes coverage along as a sheet with the numbers of the page', async () => {
    const { page, close } = await open('/round/coverage?round=2022018')
    const coverage = await ask(page, '/rounds/2022018/coverage?area=4101')
    const book = read(await saved(page, 'Export as xlsx'), { type: 'buffer' })
    const sheet = book.Sheets[book.SheetNames[0] ?? '']
    if (!sheet) throw new Error('the file has no sheet')
    const [[watermark], heads, ...rows] = utils.sheet_to_json<
      [string, string, string, ...number[]]
    >(sheet, { header: 1 }) as [[string], string[], ...[string, string, string, ...number[]][]]
    const { actor } = await ask(page, '/me')
    expect(watermark).toContain(actor.name)
    expect(watermark).toContain('2022018')
    // The number in the watermark leads to the row that says who made the file.
    const number = /编号 ([0-9a-f]{8})/.exec(watermark)?.[1] ?? 'none'
    const [kept] = await served.city.sql`
      select actor_id from commands where name = 'export.record' and id::text like ${`${number}%`}`
    expect(kept?.actorId).toBe(actor.id)
    expect(heads.slice(0, 5)).toEqual(['编号', '地点', '级别', '应检', '已采样'])
    expect(sheet.A3).toMatchObject({ t: 's', v: coverage.rows[0].id })
    const parts = ['due', 'sampled', 'exempt', 'refused', 'absent', 'unreachable', 'missing']
    const numbers = (row: Record<string, number>) => parts.map((part) => row[part])
    expect(rows.map((row) => row.slice(3))).toEqual(
      [...coverage.rows, coverage.total].map((row) => numbers(row)),
    )
    const shown = await page
      .locator('.coverage .ant-table-row')
      .first()
      .locator('td')
      .allInnerTexts()
    expect(shown.slice(2).map(numberOf)).toEqual(rows[0]?.slice(3))
    await close()
  })

  test('prints labels that a gun reads, on pages of their size, and again after a reload', async () => {
    const { page, faults, close } = await open('/labels')
    await page.locator('#label-quantity').fill('12')
    await page.getByRole('button', { name: 'Take the codes' }).click()
    await page.locator('.label').nth(11).waitFor()
    const codesOf = () =>
      page.locator('.label').evaluateAll((all) => all.map((one) => one.getAttribute('data-code')))
    const codes = await codesOf()
    expect(codes.length).toBe(12)
    for (const code of codes) expect(parseLabel('box', code ?? '').ok).toBe(true)
    expect(await page.locator('.label path').first().getAttribute('d')).toBe(
      barPath(codes[0] ?? '').path,
    )
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(12)
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
    // Points of 1/72 inch: 50 mm are 141.7 and 30 mm are 85.0.
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([142, 85])
    const zpl = new TextDecoder().decode(await saved(page, 'Save as ZPL'))
    expect([...zpl.matchAll(/\^BCN[^^]*\^FH_\^FD(\w+)\^FS/g)].map(([, code]) => code)).toEqual(
      codes,
    )
    await page.reload()
    await page.locator('.label').nth(11).waitFor()
    expect(await codesOf()).toEqual(codes)
    expect(faults).toEqual([])
    await close()
  })

  test('issues tubes to a site, each label with its site and pool', async () => {
    const { page, close } = await open('/labels?round=2022018')
    await choose(page, 'label-kind', 'Tubes of a site')
    await page.locator('#label-site').click()
    await page.keyboard.press('Enter')
    await choose(page, 'label-pool', 'alone, for sampling again after a recall')
    await page.locator('#label-quantity').fill('3')
    await page.getByRole('button', { name: 'Take the codes' }).click()
    await page.locator('.label').nth(2).waitFor()
    const code = (await page.locator('.label').first().getAttribute('data-code')) ?? ''
    expect(parseLabel('tube', code).ok).toBe(true)
    const words = await page.locator('.label').first().innerText()
    expect(words).toContain('单人单管 · 轮次 2022018')
    expect(words).toMatch(/\d+ 号点 \S/)
    await close()
  })
})

describe('other roles', () => {
  test('are told who draws up notices and who takes codes', async () => {
    const { page, close } = await open('/rounds', { as: 'inspector' })
    await page.getByText('Rounds are drawn up, extended and closed by the city commander').waitFor()
    expect(await page.getByRole('link', { name: 'Draw up a notice' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Extend' }).count()).toBe(0)
    expect(await page.locator('.rail').getByRole('link', { name: 'Labels' }).count()).toBe(0)
    await page.goto(`${served.url}/desk/rounds/new`)
    await page.getByText('Only the city commander draws up a notice').waitFor()
    await page.goto(`${served.url}/desk/labels`)
    await page.getByText('This role takes no codes').waitFor()
    await close()
  })
})

describe('the pages of rounds and labels', () => {
  const pages = ['/rounds', '/rounds/new?from=shipped', '/labels']

  for (const [language, theme] of [
    ['zh-CN', 'light'],
    ['en', 'dark'],
  ] as const) {
    test(`stand without a serious fault of access or a blocked style, ${language} ${theme}`, async () => {
      for (const path of pages) {
        const { page, faults, close } = await open(path, { language, theme })
        await page.waitForTimeout(1_200)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        const serious = violations.filter(
          ({ impact }) => impact === 'serious' || impact === 'critical',
        )
        expect(serious.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
        expect(faults, path).toEqual([])
        await close()
      }
    })
  }

  test('are no wider than a phone of 360 pixels', async () => {
    for (const path of pages) {
      const { page, close } = await open(path, { width: 360 })
      await page.waitForTimeout(600)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([path, width <= 360]).toEqual([path, true])
      await close()
    }
  })
})
