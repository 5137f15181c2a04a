import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { FieldWindow } from '../e2e/field-phone.ts'
import { openChromium } from './chromium.ts'
import { type DemoCity, folderFor, startDemoCity } from './demo-city.ts'
import { montage, type Shot } from './montage.ts'
import { type Picture, pictures } from './pictures.ts'
import { type Subjects, subjectsOf } from './subjects.ts'

// `npm run screens [shell…]`: every page of the product in both languages and both themes, from a living demo city, one
// picture a page into docs/screens/all. Somebody must look at them; nothing here can fail because a page is ugly.
const root = join(import.meta.dirname, '..', '..')
const target = join(root, 'docs', 'screens', 'all')
const looks = [
  { language: 'zh-CN', theme: 'light' },
  { language: 'zh-CN', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const
type Look = (typeof looks)[number]
const phoneScale = 0.75
const deskScale = 0.6

async function enter(
  context: BrowserContext,
  city: DemoCity,
  picture: Picture,
  subjects: Subjects,
) {
  const { as } = picture
  if (as === null) return
  const [path, data] =
    as === 'resident' || as === 'ordered'
      ? [
          '/demo/resident-sessions',
          { person: as === 'ordered' ? subjects.ordered : subjects.resident },
        ]
      : ['/demo/sessions', { signInName: as }]
  await context.request.post(`${city.url}/api/v1${path}`, { data })
}

async function joinSite(page: Page, city: DemoCity, as: string, subjects: Subjects) {
  await page.goto(`${city.url}/f/?drive`)
  await page.waitForFunction(() => (window as FieldWindow).__bihuanField !== undefined)
  await page.evaluate(
    async ({ as, round, site }) => {
      const engine = (window as FieldWindow).__bihuanField
      await engine?.signIn(as)
      if (as !== 'courier-1') await engine?.join(round, site)
    },
    { as, round: subjects.round, site: subjects.site },
  )
  await page.waitForURL(/\/f\/(?:sample|box|doors|register)/)
}

async function photograph(
  browser: Browser,
  city: DemoCity,
  picture: Picture,
  subjects: Subjects,
  { language, theme }: Look,
): Promise<Shot> {
  const context = await browser.newContext({
    locale: language,
    colorScheme: theme,
    viewport: picture.size,
    reducedMotion: 'reduce',
  })
  await context.addInitScript(
    ({ theme, language, as, isElder }) => {
      localStorage.setItem('bihuan.theme', theme)
      localStorage.setItem('bihuan.language', language)
      localStorage.setItem('bihuan.drive', '1')
      if (isElder) localStorage.setItem('bihuan.elder', '1')
      if (as === 'resident' || as === 'ordered') localStorage.setItem('bihuan.m.session', '1')
      if (as) {
        localStorage.setItem('bihuan.session', '1')
        localStorage.setItem('bihuan.demo-account', as)
      }
    },
    { theme, language, as: picture.as, isElder: picture.isElder ?? false },
  )
  await enter(context, city, picture, subjects)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  if (picture.shell === 'f' && picture.as !== null) await joinSite(page, city, picture.as, subjects)
  const at = typeof picture.path === 'string' ? picture.path : picture.path(subjects)
  await page.goto(`${city.url}/${picture.shell}${at}`)
  await page.locator('h1:not(:empty), .f-sample').first().waitFor()
  await picture.prepare?.(page, subjects)
  // Data after the frame, and charts after the data.
  await page.waitForTimeout(picture.restMs ?? 900)
  const png = await page.screenshot()
  await context.close()
  return { label: `${language} · ${theme}`, png }
}

/** Lets the city run until it has one of everything that a page can be about. */
async function whenReady(of: DemoCity): Promise<Subjects> {
  for (let turns = 1; ; turns += 1) {
    await of.runFor(20_000, 600)
    try {
      return await subjectsOf(of)
    } catch (cause) {
      if (turns === 8) throw cause
    }
  }
}

const wanted = process.argv.slice(2)
const folder = folderFor('screens')
const city = await startDemoCity(join(folder, 'city'), 4_473, 0.01)
const browser = await openChromium()
let failures = 0
try {
  const subjects = await whenReady(city)
  mkdirSync(target, { recursive: true })
  for (const picture of pictures) {
    const isAsked = wanted.length === 0 || wanted.some((one) => picture.file.startsWith(one))
    if (!isAsked) continue
    try {
      const shots: Shot[] = []
      for (const look of looks) shots.push(await photograph(browser, city, picture, subjects, look))
      const scale = picture.size.width < 600 ? phoneScale : deskScale
      writeFileSync(
        join(target, `${picture.file}.jpg`),
        await montage(browser, shots, picture.size, scale),
      )
      console.log(`  ${picture.file}`)
    } catch (cause) {
      failures += 1
      console.error(
        `  ${picture.file}: ${cause instanceof Error ? cause.message.split('\n')[0] : cause}`,
      )
    }
  }
} finally {
  await browser.close()
  await city.stop()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(failures === 0 ? 0 : 1)
