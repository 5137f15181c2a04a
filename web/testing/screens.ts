import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { labelCode, labelNumber } from '../../core/labels/label.ts'
import { openChromium } from './chromium.ts'
import { fakeApi } from './fake-api.ts'
import { serveDist } from './serve-dist.ts'

type View = { width: number; language: 'zh-CN' | 'en'; theme: 'light' | 'dark' }

const tubeCode = labelCode('tube', labelNumber('tube', '4101', 4_121))

const pages: Record<string, string> = {
  home: '/desk/',
  round: '/desk/round',
  loops: '/desk/loops',
  recall: '/desk/recall',
  tube: `/desk/tubes/${tubeCode}`,
  'find-tube': '/desk/tubes',
  person: '/desk/persons/P-2201',
}

/** Photographs one page of the desk into the folder. */
export async function photograph(
  browser: Browser,
  url: string,
  name: string,
  view: View,
  folder: string,
) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.width < 600 ? 780 : 900 },
    locale: view.language,
    colorScheme: view.theme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') console.log(`${name}: ${line.text()}`)
  })
  page.on('pageerror', (cause) => console.log(`${name}: ${cause.message}`))
  await page.goto(url + (pages[name] ?? '/desk/'))
  await page.waitForSelector('h1')
  if (name === 'person') {
    await page.getByRole('radio').first().check()
    await page.locator('button[type=submit]').click()
    await page.waitForSelector('.reads')
  }
  await page.waitForTimeout(900)
  await page.screenshot({
    path: join(folder, `${name}-${view.language}-${view.theme}-${view.width}.png`),
    fullPage: true,
  })
  await context.close()
}

// `node web/testing/screens.ts home,round zh-CN light 1440`: into .test/screens, from the fake city.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [
    ,
    ,
    names = Object.keys(pages).join(','),
    language = 'zh-CN',
    theme = 'light',
    width = '1440',
  ] = process.argv
  const folder = fileURLToPath(new URL('../../.test/screens', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const { server, url } = await serveDist(fakeApi())
  const browser = await openChromium()
  for (const name of names.split(',')) {
    await photograph(browser, url, name, { width: Number(width), language, theme } as View, folder)
  }
  await browser.close()
  server.closeAllConnections()
  server.close()
}
