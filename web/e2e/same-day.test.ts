import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { hourMs, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { askAssist } from '@bihuan/server/assist/ask-assist.ts'
import { moveCase, openCase } from '@bihuan/server/cases/store.ts'
import { takeDays } from '@bihuan/server/days/take-days.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveOrders } from '../testing/serve-orders.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveOrders()
const { desk } = served
const { city } = desk
const evening = instantOf('2022-01-14T20:00:00+08:00')
const night = instantOf('2022-01-15T01:00:00+08:00')
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
  const from = {
    id: randomUUID(),
    keys: city.city.keys,
    anchors: city.city.anchors,
    actor: desk.officers.actor('wu'),
    now: evening,
  }
  await city.sql.begin(async (tx) => {
    for (const n of [0, 1, 2]) {
      const id = await openCase(
        tx,
        {
          id: `case-${n}`,
          person: desk.people[n] ?? null,
          source: 'import',
          positiveAt: evening - 5 * hourMs,
        },
        from,
      )
      if (n === 0 || id === null) continue
      await moveCase(tx, id, 'assign', from)
      await moveCase(tx, id, 'begin', from)
    }
    await tx`
      insert into contacts (id, case_id, person_id, area_code, relation, first_exposed_at, last_exposed_at, proposed, proposal, decided, decided_by,
        decided_at, named_by, named_at, located_at, located_due, informed_due, placed_due)
      select gen_random_uuid(), 'case-' || (n % 3), p, '410105001001', 'colleague', ${evening - 30 * hourMs}, ${evening - 28 * hourMs}, 'close', '{}', 'close',
        'wu', ${evening + hourMs / 2}, 'wu', ${evening}, case when n % 2 = 0 then ${evening + hourMs}::timestamptz end, ${evening + 3 * hourMs},
        ${evening + 8 * hourMs}, ${evening + 8 * hourMs}
      from unnest(${desk.people.slice(10, 25)}::bigint[]) with ordinality t (p, n)`
  })
  await city.run(
    askAssist,
    desk.officers.actor('wu'),
    {
      kind: 'locate',
      urgency: 'urgent',
      subject: '协查密接下落',
      words: '该人员与病例同车，请协助查找并告知。',
      people: [{ name: '张三', phone: '13800000000', address: '某小区3号楼' }],
      from: '410105',
      toOffice: '邻市疾控中心',
    },
    evening,
  )
  served.clock.set({ now: night })
  await takeDays(city.city, night)
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
})

const open = (path: string, as: string, options: VisitOptions = {}) =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', as, ...options })
// The machine of a build is shared: a second is too short for an answer.
const slow = { timeout: 15_000 }
const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

/** Chooses in the field that has the focus by typing, as somebody does who waits for the list. */
async function pick(page: Page, field: string, word: string) {
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), slow).toContain(field)
  const options = page.locator('.ant-select-item-option').filter({ visible: true })
  await page.keyboard.type(word)
  await options.filter({ hasText: word }).first().waitFor()
  await page.keyboard.press('Enter')
  await options.first().waitFor({ state: 'hidden' })
}

describe('the same day', () => {
  test('the board says what the server counts, and leads to the lists', async () => {
    const { page, faults, close } = await open('/clocks', 'wu')
    const first = page.locator('.clock-kinds li', { hasText: 'Contact not placed' })
    await first.waitFor()
    expect(await first.locator('b').textContent()).toBe('15')
    await shot(page, 'clocks-board-en')
    await page.getByText('By case', { exact: true }).click()
    await page.getByRole('link', { name: 'C-0001' }).waitFor()
    await page.getByRole('button', { name: 'Show' }).first().click()
    await page.locator('.case-speeds li').first().waitFor()
    await shot(page, 'clocks-cases-en')
    await page.getByText('Six speeds', { exact: true }).click()
    await page.locator('.speed-bars').first().waitFor()
    await shot(page, 'clocks-speeds-en')
    expect(faults).toEqual([])
    await close()
    if (!shots) return
    for (const view of ['board', 'cases', 'speeds']) {
      const zh = await open(`/clocks?view=${view}`, 'wu', { language: 'zh-CN' })
      await zh.page.waitForTimeout(1_500)
      await shot(zh.page, `clocks-${view}-zh`)
      await zh.close()
    }
  })

  test('is closed without a mouse: what is late gets reason, owner and time, the rest stays, and it is signed', async () => {
    const { page, faults, close } = await open('/day/410105/2022-01-14', 'wu')
    await page.locator('.day-list .ant-table-row').first().waitFor()
    await shot(page, 'day-open-en')
    const within = page.getByRole('button', { name: 'Carry over all that is within its limit' })
    await within.focus()
    await page.keyboard.press('Enter')
    const left = page.locator('.day-acts [aria-live]')
    await expect.poll(() => left.textContent(), slow).toMatch(/^1[0-9] still to decide$/)
    await page.keyboard.press('Escape')
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('a')
    await page.locator('.carry-form').waitFor()
    await page.keyboard.press('c')
    await pick(page, '-reason', 'too few hands')
    await page.keyboard.press('Tab')
    await pick(page, '-owner', 'Street team')
    await page.locator('.carry-form .carry-words input').focus()
    await page.keyboard.type('人手不足，明早八点前办结。')
    await shot(page, 'day-carry-en')
    await page.keyboard.press('Enter')
    await expect.poll(() => left.textContent(), slow).toBe('Everything is done or carried over')
    const end = page.getByRole('button', { name: 'Close the day and sign' })
    await end.focus()
    await page.keyboard.press('Enter')
    // A signing is opened for a purpose, as whatever may be about people.
    const why = page.getByRole('button', { name: 'Orders and appeals' })
    await why.waitFor()
    await why.focus()
    await page.keyboard.press('Enter')
    const button = page.getByRole('button', { name: 'Sign with my passkey' })
    await button.waitFor()
    await shot(page, 'day-sign-en')
    await button.focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(
        async () => (await city.sql`select from day_closes where closed_at is not null`).length,
        slow,
      )
      .toBe(1)
    expect(faults).toEqual([])
    await close()
  })

  test('is printed, saved, and the saved file is checked; a changed one does not pass', async () => {
    const { page, faults, close } = await open('/day/410105/2022-01-14', 'wu', {
      language: 'zh-CN',
    })
    const paper = page.locator('.day-paper')
    await paper.waitFor({ state: 'attached' })
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: '保存文件' }).click()
    const text = readFileSync(await (await coming).path(), 'utf8')
    const said = await paper.textContent()
    expect(said).toContain('人手不足：人手不足，明早八点前办结。')
    expect(said).toContain('C-0001')
    await shot(page, 'day-closed-zh')
    if (shots) writeFileSync(`${shots}/day.pdf`, await page.pdf({ preferCSSPageSize: true }))
    await page.goto(`${served.url}/desk/day/verify`)
    const give = (name: string, content: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
    await give('day.json', text)
    await expect.poll(() => page.getByRole('status').textContent(), slow).toContain('核验通过')
    await shot(page, 'day-verify-zh')
    await give('changed.json', text.replace('人手不足，', '无车转运，'))
    await expect.poll(() => page.getByRole('status').textContent(), slow).toContain('核验不通过')
    expect(faults).toEqual([])
    await close()
  })

  test('a request is read for a purpose, answered and printed; the queue names nobody', async () => {
    const { page, faults, close } = await open('/assist?direction=out', 'wu', {
      language: 'zh-CN',
    })
    await page.locator('.assist .ant-table-row').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('张三')
    await shot(page, 'assist-zh')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.locator('.assist-named').waitFor()
    expect(await page.locator('.assist-named').textContent()).toContain('张三')
    await page.locator('.assist-form textarea').fill('经查，该人员在我市居住，已告知并居家。')
    await page.getByRole('button', { name: '答复', exact: true }).click()
    await page.locator('.assist-letter section').waitFor({ state: 'attached' })
    await shot(page, 'assist-request-zh')
    if (shots) writeFileSync(`${shots}/letter.pdf`, await page.pdf({ preferCSSPageSize: true }))
    await page.goto(`${served.url}/desk/assist/new`)
    await page.locator('.assist-form').waitFor()
    await shot(page, 'assist-new-zh')
    expect(faults).toEqual([])
    await close()
    const [row] = await city.sql<{ answeredAt: number }[]>`select answered_at from assist_requests`
    expect(isoOf(row?.answeredAt ?? 0) >= isoOf(night)).toBe(true)
  })
})
