import type { Browser, Page } from 'playwright-core'

/** Stricter than what the server sends today: no 'unsafe-inline' and no nonce anywhere. */
const strictPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export type VisitOptions = {
  language?: 'zh-CN' | 'en'
  theme?: 'light' | 'dark'
  width?: number
  /** The demo account that the door opens for. */
  as?: string
}

/** A page in a browser context of its own, with everything that went wrong on it. */
export type Visit = { page: Page; faults: string[]; close(): Promise<void> }

/** Opens an address as a newcomer whose browser has the given language, theme and width, under the strict policy. */
export async function visit(
  browser: Browser,
  address: string,
  options: VisitOptions = {},
): Promise<Visit> {
  const { language = 'zh-CN', theme = 'light', width = 1280, as = 'commander' } = options
  const context = await browser.newContext({
    locale: language,
    colorScheme: theme,
    viewport: { width, height: 860 },
    reducedMotion: 'reduce',
  })
  await context.addInitScript(
    `localStorage.getItem('bihuan.demo-account') ?? localStorage.setItem('bihuan.demo-account', ${JSON.stringify(as)})`,
  )
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  // A console error is also how the browser reports what the content security policy has blocked.
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  await page.route(
    (url) => url.pathname.startsWith('/desk'),
    async (route) => {
      if (route.request().resourceType() !== 'document') return route.continue()
      const response = await route.fetch()
      const headers = { ...response.headers(), 'content-security-policy': strictPolicy }
      return route.fulfill({ response, headers })
    },
  )
  await page.goto(address)
  await page.waitForSelector('h1:not(:empty)')
  return { page, faults, close: () => context.close() }
}
