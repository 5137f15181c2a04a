import type { Browser, BrowserContext, Page } from 'playwright-core'

/** How a phone looks at a page. */
export type Look = {
  language?: 'zh-CN' | 'en'
  theme?: 'light' | 'dark'
  isElder?: boolean
  size?: readonly [number, number]
}

export type StatusPhone = {
  page: Page
  context: BrowserContext
  faults: string[]
  close(): Promise<void>
}

/** A phone of somebody who is in already, at an address of /m. */
export async function openAs(
  browser: Browser,
  url: string,
  person: string,
  path = '/status',
  { language = 'en', theme = 'light', isElder = false, size = [390, 844] }: Look = {},
): Promise<StatusPhone> {
  const context = await browser.newContext({
    locale: language,
    colorScheme: theme,
    viewport: { width: size[0], height: size[1] },
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
  })
  await context.addInitScript(
    ({ theme, language, isElder }) => {
      localStorage.setItem('bihuan.theme', theme)
      localStorage.setItem('bihuan.language', language)
      localStorage.setItem('bihuan.m.session', '1')
      if (isElder) localStorage.setItem('bihuan.elder', '1')
    },
    { theme, language, isElder },
  )
  await context.request.post(`${url}/api/v1/demo/resident-sessions`, { data: { person } })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => {
    if (line.type() === 'error' && !/net::ERR/.test(line.text())) faults.push(line.text())
  })
  await page.goto(`${url}/m${path}`)
  await page.locator('h1:not(:empty)').first().waitFor()
  return { page, context, faults, close: () => context.close() }
}
