import { AxeBuilder } from '@axe-core/playwright'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { describe, expect, test } from 'vitest'
import { aBrowser } from '../testing/a-browser.ts'
import { serveCity } from '../testing/serve-city.ts'
import { visit } from '../testing/visit.ts'

const served = await serveCity(3)
const browser = await aBrowser(served)

describe('following a tube', () => {
  test('tells one step after the other, forwards and back, and says what each is for', async () => {
    const { page, faults, close } = await visit(browser, `${served.url}/desk/`, { language: 'en' })
    await page.getByRole('link', { name: /3 minutes/ }).click()
    await page.getByText(/^Step 1 of \d+$/).waitFor()
    await page.getByText('belongs to one site').waitFor()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText(/^Step 2 of \d+$/).waitFor()
    await page.getByText('one owner: this device').waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await page.getByText(/^Step 1 of \d+$/).waitFor()
    const axe = await new AxeBuilder({ page }).analyze()
    expect(
      axe.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical'),
    ).toEqual([])
    expect(faults).toEqual([])
    await close()
  })

  test('hurries the city at the last step that there is, and gives the speed back', async () => {
    const [row] = await served.city.sql<{ id: string }[]>`
      select id from tubes where state = 'sealed' and resulted_at is null order by sealed_at limit 1`
    const code = labelCode('tube', Number(row?.id))
    const at = `${served.url}/desk/follow/${code}`
    const { page, close } = await visit(browser, at, { language: 'en' })
    await page.getByText(/^Step 1 of \d+$/).waitFor()
    const speed = () => served.clock.state().speed
    const before = speed()
    await page.locator('.follow-list button').last().click()
    // Chosen by hand it stands still; nothing is hurried for somebody who reads.
    await page.getByText('hurries the city').waitFor()
    expect(speed()).toBe(before)
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect.poll(speed).toBe(600)
    await page
      .getByRole('link', { name: /^Now|Home/ })
      .first()
      .click()
    await expect.poll(speed).toBe(before)
    await close()
  })
})
