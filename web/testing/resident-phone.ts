import type { Browser, Page } from 'playwright-core'
import type { Paper } from './residents.ts'

export type ResidentPhone = { page: Page; faults: string[]; close(): Promise<void> }
type Look = { language: 'zh-CN' | 'en'; isElder?: boolean }

/** A phone that has never been at /m before, at its door. */
export async function aResidentPhone(
  browser: Browser,
  url: string,
  { language, isElder }: Look,
): Promise<ResidentPhone> {
  const context = await browser.newContext({
    locale: language,
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    reducedMotion: 'reduce',
  })
  if (isElder) await context.addInitScript(`localStorage.setItem('bihuan.elder', '1')`)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => {
    // Before somebody has come in, the server says so with 401, and the browser calls that an error.
    if (line.type() === 'error' && !/status of 401/.test(line.text())) faults.push(line.text())
  })
  await page.goto(`${url}/m`)
  await page.getByLabel(/^(Document number|证件号码)$/).waitFor()
  return { page, faults, close: () => context.close() }
}

/** Fills in a document and the name, at the door or where somebody of the family is added. */
export async function typePaper(page: Page, paper: Paper): Promise<void> {
  await page.getByLabel(/^(Document|证件)$/).selectOption(paper.kind)
  if (paper.kind === 'passport')
    await page.getByLabel(/^(Country|国家或地区)$/).selectOption(paper.country)
  await page.getByLabel(/^(Document number|证件号码)$/).fill(paper.number)
  await page.getByLabel(/^(Name as on the document|姓名（与证件一致）)$/).fill(paper.name)
}

/** Types a code and sends it. */
export async function typeCode(page: Page, code: string, button: RegExp): Promise<void> {
  await page.getByLabel(/^(One-time code|验证码)$/).fill(code)
  await page.getByRole('button', { name: button }).click()
}

/** Comes in with a document and the code that the community printed. */
export async function enterOnPaper(page: Page, paper: Paper, code: string): Promise<void> {
  await typePaper(page, paper)
  await page.getByRole('button', { name: /^(I have a code on paper|我有纸质验证码)$/ }).click()
  await typeCode(page, code, /^(Go in|进入)$/)
  await page.locator('.k-qr').waitFor()
}

/** The card of the newest result, once it stands there. */
export async function newestOn(page: Page): Promise<string> {
  await page.locator('.m-newest').waitFor()
  return page.locator('.m-newest').innerText()
}

/** Goes to a tab by its word. */
export const tab = (page: Page, word: string) =>
  page.locator('.k-tabs').getByText(word, { exact: true }).click()
