import { createAccount } from '@bihuan/server/accounts/create-account.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { serveCity, serveReal } from '../testing/serve-city.ts'
import { visit } from '../testing/visit.ts'

const served = await serveCity(0.5)
const real = await serveReal(served.city)
const password = 'correct horse battery'
let browser: Browser

beforeAll(async () => {
  browser = await openChromium()
  await served.city.run(createAccount, served.city.actor('administrator'), {
    signInName: 'gao',
    displayName: '高指挥',
    role: 'city-commander',
    areaCode: '4101',
    unit: '市疫情防控指挥部',
    password,
  })
})
afterAll(async () => {
  await browser?.close()
  await real.stop()
  await served.stop()
})

describe('the entrance', () => {
  test('asks for name and password where the city is real, says what was wrong, and leads to the page that was wanted', async () => {
    const { page, close } = await visit(browser, `${real.url}/desk/loops?overdue=true`, {
      language: 'en',
    })
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByLabel('Name').fill('gao')
    await page.getByLabel('Password').fill('wrong password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('The name or the password is wrong').waitFor()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Open loops' }).waitFor()
    expect(page.url()).toContain('/desk/loops?overdue=true')

    await page.context().clearCookies()
    await page.getByText('Your session has ended').waitFor()
    expect(page.url()).toContain('/desk/loops?overdue=true')
    await close()
  })

  test('does not let anybody in by itself who has signed out', async () => {
    const { page, close } = await visit(browser, `${served.url}/desk/`, { language: 'en' })
    await page.getByRole('button', { name: 'City commander', exact: true }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByRole('button', { name: /^Inspector/ }).click()
    await page.getByRole('button', { name: 'Inspector', exact: true }).waitFor()
    await close()
  })
})

describe('a server that is gone', () => {
  test('is told by the age of what is on the page, and the page comes back by itself', async () => {
    const { page, close } = await visit(browser, `${served.url}/desk/round`, { language: 'en' })
    await page.locator('.live-on').waitFor()
    await served.stop()
    await page.getByText(/Data \d+ s old/).waitFor({ timeout: 15_000 })
    expect(await page.getByRole('heading', { name: 'Round board' }).count()).toBe(1)
    await served.start()
    await page.locator('.live-on').waitFor({ timeout: 30_000 })
    await close()
  })
})
