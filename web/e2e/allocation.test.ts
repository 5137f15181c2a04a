import { randomUUID } from 'node:crypto'
import { type Needs, noNeeds } from '@bihuan/core/isolation/needs.ts'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import { openTransfers } from '@bihuan/server/transfers/open-transfers.ts'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveIsolation } from '../testing/serve-isolation.ts'
import { visit } from '../testing/visit.ts'

const served = await serveIsolation()
const browser = await aBrowser(served)
const { desk } = served
const { city } = desk
const dispatcher = city.actor('transfer-dispatcher', '410105')
await city.run(createAccount, city.actor('administrator'), {
  signInName: 'diaodu',
  displayName: 'diaodu',
  role: 'transfer-dispatcher',
  areaCode: '410105',
  unit: '金水区转运组',
  isDemo: true,
})
// Four who wait: one needs dialysis, which no site gives; two are late.
const waiting = desk.people.slice(20, 24)
const asked = waiting.map((person, at) => ({
  person,
  kind: 'to-site' as const,
  cohort: 'contact' as const,
  basis: 'close_contact',
  order: null,
  area: '410105001001',
  source: 'case 1',
  party: randomUUID(),
  needs: { ...noNeeds, care: at === 0 ? ['dialysis'] : [] } satisfies Needs,
  dueAt: city.start + (at < 2 ? -1 : 6) * hourMs,
}))
await city.sql.begin((tx) =>
  openTransfers(tx, asked, {
    id: randomUUID(),
    now: city.start,
    keys: city.city.keys,
    actor: dispatcher,
  }),
)

const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

describe('rooms', () => {
  test('a dispatcher proposes, sees gap and reasons, accepts, and fixes a room by hand with the keyboard', async () => {
    const { page, faults, close } = await visit(browser, `${served.url}/desk/allocation`, {
      language: 'zh-CN',
      as: 'diaodu',
    })
    await page.getByText('2 人没有房间且已超时').waitFor()
    await shot(page, 'allocation-zh-waiting')
    await page.getByRole('button', { name: '统一计算方案' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('与已证明下界的差距').waitFor()
    await page.getByRole('button', { name: /1 人.\s*没有隔离点能提供所需照护/ }).waitFor()
    await shot(page, 'allocation-zh-proposal')
    await page.getByRole('button', { name: '采用，无人改房' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('已采用').first().waitFor()
    const given = await city.sql`
      select id from transfers where person_id = any(${waiting}::bigint[]) and to_room_id is not null`
    expect(given).toHaveLength(3)
    await page.getByRole('button', { name: /已有房间/ }).click()
    // Two had a room before; a row of the list before would be gone when the key comes.
    const seekers = page.locator('.allocation-seekers .allocation-open')
    await expect.poll(() => seekers.count()).toBe(5)
    await seekers.first().press('Enter')
    await page.getByRole('heading', { name: '为什么是这间房' }).waitFor()
    await page.getByLabel('为什么选这间房（加密保存）').fill('靠近护士站')
    await page
      .getByRole('button', { name: /^安排并锁定/ })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await page.getByText('人工锁定').first().waitFor()
    await expect
      .poll(async () => (await city.sql`select from room_locks where unlocked_at is null`).length)
      .toBe(1)
    await shot(page, 'allocation-zh-hand')
    expect(faults).toEqual([])
    await close()
    const english = await visit(browser, `${served.url}/desk/allocation?show=assigned`, {
      language: 'en',
      as: 'diaodu',
    })
    await english.page
      .getByRole('button', { name: /accepted/ })
      .first()
      .click()
    await english.page.getByText('Gap to the proven bound').waitFor()
    await shot(english.page, 'allocation-en')
    expect(english.faults).toEqual([])
    await english.close()
  })

  test('a manager keeps the roster of the site on a tablet', async () => {
    const { page, faults, close } = await visit(browser, `${served.url}/desk/site-staff`, {
      language: 'zh-CN',
      as: 'site-manager',
      width: 1024,
    })
    await page.getByText('名册上没有人').waitFor()
    await page.getByLabel('人员编号').fill(desk.people[30] ?? '')
    await page.getByRole('button', { name: /^添\s?加$/ }).click()
    await page.getByRole('button', { name: '入闭环' }).click()
    await page.getByText(/在闭环内，至/).waitFor()
    await page.getByRole('button', { name: '已采样' }).click()
    await expect
      .poll(
        async () =>
          (await city.sql`select from site_staff_tests where taken_at is not null`).length,
      )
      .toBe(1)
    await shot(page, 'site-staff-zh')
    expect(faults).toEqual([])
    await close()
  })
})
