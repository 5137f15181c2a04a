import { AxeBuilder } from '@axe-core/playwright'
import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Actor } from '@bihuan/server/door/actor.ts'
import { leaveTraces } from '@bihuan/server/people/leave-trace.ts'
import { readsOf } from '@bihuan/server/people/reads-of-person.ts'
import { runRetention } from '@bihuan/server/retention/run-retention.ts'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveCity } from '../testing/serve-city.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveCity(4)
const { sql } = served.city
const browser = await aBrowser(served)
const open = (path: string, options: VisitOptions = {}) =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', ...options })
const shots = process.env.SHOTS
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}
const serious = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

async function staff(signInName: string): Promise<Actor> {
  const [row] = await sql<Actor[]>`
    select id, display_name as name, role, area_code, unit from accounts where sign_in_name = ${signInName}`
  if (!row) throw new Error(`no ${signInName}`)
  return row
}
const people = async (count: number) =>
  (await sql<{ id: string }[]>`select id from people order by id limit ${count}`).map(
    ({ id }) => id,
  )

describe('beyond the budget', () => {
  test('the glass is broken with a reason, the record opens, the reader stands across the page, also on paper', async () => {
    const inspector = await staff('inspector')
    const [wanted = '', ...others] = await people(101)
    const look = { query: 'person.record', actor: inspector, purpose: 'inspection' }
    await leaveTraces(
      sql,
      others.map((person) => ({ ...look, person, at: served.clock.now() })),
    )
    const { page, close } = await open(`/persons/${wanted}`, { as: 'inspector' })
    await page.getByRole('radio', { name: 'Inspection' }).check()
    await page.getByRole('button', { name: 'Open the record' }).click()
    await page.getByText('You may read 100 people a day').waitFor()
    await shot(page, 'retention-over-budget')
    expect(await page.locator('.watermark').count()).toBe(0)
    await page
      .getByLabel('Why you must read on, in your own words')
      .fill('An old man called: his result is missing and his dialysis is at noon.')
    await page.getByRole('button', { name: 'Read on for 15 minutes' }).click()
    await page.locator('.person').waitFor()
    const mark = page.locator('.watermark span').first()
    const text = (await mark.getAttribute('data-text')) ?? ''
    expect(text).toContain(inspector.name)
    expect(text).toContain(inspector.unit)
    expect(text).toMatch(/\d\d:\d\d/)
    await page.emulateMedia({ media: 'print' })
    expect(await mark.isVisible()).toBe(true)
    expect(
      Number(await page.locator('.watermark').evaluate((one) => getComputedStyle(one).opacity)),
    ).toBeGreaterThan(0.1)
    await shot(page, 'retention-watermark-print')
    expect((await readsOf(sql, wanted)).map(({ glass }) => glass)).toContain('open')
    await close()
  })

  test('a list that names people has the watermark too, and a page that names nobody has none', async () => {
    const list = await open('/recall', { as: 'commander' })
    await list.page.locator('.watermark').waitFor({ state: 'attached' })
    await list.close()
    const bare = await open('/loops', { as: 'commander' })
    await bare.page.waitForLoadState('load')
    expect(await bare.page.locator('.watermark').count()).toBe(0)
    await bare.close()
  })

  test('somebody of another unit reviews it; the figures say who read most', async () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const { page, faults, close } = await open('/reads', { as: 'privacy-officer', language })
      await page.locator('.glass').waitFor()
      await page.locator('.data-table').nth(2).waitFor()
      await shot(page, `retention-reads-${language}`)
      expect(await serious(page)).toEqual([])
      expect(faults).toEqual([])
      await close()
    }
    const { page, close } = await open('/reads', { as: 'privacy-officer' })
    expect(await page.locator('.glass blockquote').innerText()).toContain('dialysis')
    await page.getByLabel('What the review found').fill('Nobody had called.')
    await page.getByRole('button', { name: 'There was no ground' }).click()
    await page.getByText('No review is due').waitFor()
    const [wanted = ''] = await people(1)
    expect((await readsOf(sql, wanted)).map(({ glass }) => glass)).toContain('unfounded')
    await close()
  })
})

describe('keeping and erasing', () => {
  test('every kind has its clock, and what went leaves a certificate that can be shown', async () => {
    await sql`update rounds set closed_at = ${served.clock.now()}`
    const ran = await runRetention(
      sql,
      served.city.city,
      served.clock.now() + 31 * 24 * hourMs,
      Date.now(),
    )
    expect(ran.failed).toEqual([])
    for (const language of ['zh-CN', 'en'] as const) {
      const { page, faults, close } = await open('/retention', { as: 'commander', language })
      await page.locator('.data-table').nth(2).waitFor()
      await shot(page, `retention-plan-${language}`)
      expect(await serious(page)).toEqual([])
      expect(faults).toEqual([])
      await close()
    }
    const { page, close } = await open('/retention', { as: 'commander' })
    await page.getByRole('button', { name: 'Show it' }).last().click()
    await page.waitForURL('**/retention?certificate=*')
    await page.locator('.certificate').getByText('signed by the city').waitFor()
    await page.getByText('Text, signature and key').click()
    expect(await page.locator('.certificate pre').innerText()).toContain('bihuan.erasure.v1')
    await shot(page, 'retention-certificate')
    await close()
  })
})
