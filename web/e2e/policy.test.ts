import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveNight } from '../testing/serve-night.ts'
import { type VisitOptions, visit } from '../testing/visit.ts'

const served = await serveNight()
const browser = await aBrowser(served)

const open = (path: string, options?: VisitOptions) =>
  visit(browser, `${served.url}/desk${path}`, { language: 'en', as: 'he', ...options })

describe('the rules at the desk', () => {
  test('can be read by everybody who works for the city, each value with its source', async () => {
    const { page, faults, close } = await open('/policy', { as: 'reader' })
    await page.locator('.policy-values').first().waitFor()
    expect(await page.locator('h1').innerText()).toContain('9th edition')
    const days = page.locator('li', { hasText: 'stage 1 · days' }).first()
    expect(await days.innerText()).toContain('7')
    await days.locator('.policy-grade').click()
    await page.locator('.policy-sources', { hasText: 'stheadline.com' }).first().waitFor()
    expect(await page.getByRole('link', { name: 'Prepare rules' }).count()).toBe(0)
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test('a change is looked ahead at, with figures first and names only for a purpose', async () => {
    const { page, faults, close } = await open('/policy/ahead?pack=cn-20m')
    const released = page.locator('.effect-released b')
    await released.waitFor()
    expect(Number(await released.innerText())).toBeGreaterThan(100)
    expect(await page.locator('.ant-table-row').count()).toBe(0)
    await page.getByRole('button', { name: /orders/i }).click()
    await page.locator('.ant-table-row').first().waitFor()
    expect(await page.locator('.ant-table-row').first().innerText()).toContain('张')
    const [reads] = await served.city.sql<{ n: number }[]>`
      select count(*)::int as n from person_reads where query = 'policy.affected' and actor_id = 'he'`
    expect(reads?.n).toBe(50)
    expect(faults).toEqual([])
    await close()
  })

  test('rules of our own are told their faults at the line, and run their cases', async () => {
    const { page, faults, close } = await open('/policy/draft?own=1')
    const text = page.locator('.policy-text textarea')
    await text.waitFor()
    const before = await text.inputValue()
    await text.fill(before.replace('decision_hours', 'decision_houres'))
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('There is no such field').waitFor()
    expect(await page.locator('.policy-wrong').innerText()).toBe('8')
    await text.fill(before)
    // The plan beneath ends with that day, and so must what stands on it.
    await page.getByRole('tab', { name: 'packs/city-1.yaml' }).click()
    await text.fill(
      (await text.inputValue()).replace(/(effective_to: \{ v: ')[\d-]+/, '$12022-11-10'),
    )
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('All 2 cases').waitFor()
    await page.getByText('decided within hours').first().waitFor()
    expect(faults).toEqual([])
    await close()
  })

  test('a pack is confirmed value by value, signed by one and then by another, and holds from its night on', async () => {
    const first = await open('/policy/draft?pack=cn-20m')
    const { page } = first
    await page.getByText('Values that wait for your word').waitFor()
    const parts = page.locator('.panel', {
      has: page.getByRole('button', { name: 'Confirm them all' }),
    })
    for (let n = 0; n < (await parts.count()); n += 1) {
      const part = parts.nth(n)
      await part.getByLabel('One note for the rest of this part').fill('逐项核对过')
      await part.getByRole('button', { name: 'Confirm them all' }).click()
    }
    await page.getByText(/^(\d+) of \1 unverified values/).waitFor()
    await page.getByLabel('Second officer').click()
    await page.locator('.ant-select-item-option').getByText('佘敏').click()
    await page.getByLabel('Why these rules now').fill('国务院公布二十条，当夜施行。')
    await page.getByRole('button', { name: /Count whom it touches/ }).click()
    await page.waitForURL(/\/policy\/sign\//)
    await page.locator('.effect-released b').waitFor()
    const sign = page.getByRole('button', { name: 'Sign with my passkey' })
    expect(await sign.isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: /I have looked/ }).check()
    await sign.click()
    await page.getByText('It waits for the other officer').waitFor()
    const address = new URL(page.url()).pathname.replace('/desk', '')
    expect(first.faults).toEqual([])
    await first.close()

    const second = await open(address, { as: 'she' })
    await second.page.getByRole('checkbox', { name: /I have looked/ }).check()
    await second.page.getByRole('button', { name: 'Sign with my passkey' }).click()
    await second.page.getByText('both have signed').waitFor()
    await second.page.getByRole('link', { name: /among what was adopted/ }).click()
    await second.page.getByText('signed, begins later').waitFor()
    expect(second.faults).toEqual([])
    await second.close()
  })
})
