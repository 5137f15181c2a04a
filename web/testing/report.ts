import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext } from 'playwright-core'
import { openProfile } from './chromium.ts'
import { folderFor, startDemoCity } from './demo-city.ts'
import { shellSizes } from './sizes.ts'

const root = join(import.meta.dirname, '..', '..')
const debuggingPort = 4_472

type Lighthouse = (
  address: string,
  flags: object,
  config?: unknown,
) => Promise<{ lhr: { categories: Record<string, { score: number | null }>; audits: Audits } }>
type Audits = Record<string, { score: number | null; numericValue?: number; title: string }>

async function loadLighthouse(): Promise<{ lighthouse: Lighthouse; desktop: unknown }> {
  const { resolve } = createRequire(join(root, 'tools', 'lighthouse', 'package.json'))
  const main = await import(pathToFileURL(resolve('lighthouse')).href)
  const desktop = await import(
    pathToFileURL(resolve('lighthouse/core/config/desktop-config.js')).href
  )
  return { lighthouse: main.default as Lighthouse, desktop: desktop.default as unknown }
}

/** Enters the demo in the browser that Lighthouse then uses: the session is in its cookie, the device in its storage. */
const entrances: Record<string, (url: string, context: BrowserContext) => Promise<void>> = {
  async resident(url, context) {
    const { residents } = (await (await fetch(`${url}/api/v1/demo/residents`)).json()) as {
      residents: { person: string }[]
    }
    await context.request.post(`${url}/api/v1/demo/resident-sessions`, {
      data: { person: residents[0]?.person },
    })
  },
  async commander(url, context) {
    await context.request.post(`${url}/api/v1/demo/sessions`, { data: { signInName: 'commander' } })
  },
  async technician(url, context) {
    await context.request.post(`${url}/api/v1/demo/sessions`, {
      data: { signInName: 'technician-1' },
    })
  },
  async sampler(url, context) {
    await context.request.post(`${url}/api/v1/demo/sessions`, { data: { signInName: 'sampler-1' } })
  },
}

const pages = [
  { path: '/m/', as: null, isPhone: true },
  { path: '/m/', as: 'resident', isPhone: true },
  { path: '/f/', as: null, isPhone: true },
  { path: '/f/', as: 'sampler', isPhone: true },
  { path: '/desk/', as: 'commander', isPhone: false },
  { path: '/desk/round', as: 'commander', isPhone: false },
  { path: '/desk/lab', as: 'technician', isPhone: false },
  { path: '/screen/', as: 'commander', isPhone: false },
]

const asked = process.argv.slice(2)
const told = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`

console.log('First load, gzip')
for (const { shell, bytes, budget } of shellSizes())
  console.log(`  /${shell.padEnd(7)} ${told(bytes).padStart(9)}   budget ${budget} KB`)

const folder = folderFor('report')
const { lighthouse, desktop } = await loadLighthouse()
const city = await startDemoCity(join(folder, 'city'), 4_471, 0.002)
const { url } = city
try {
  await city.runFor(15_000, 600)
  console.log(
    '\nLighthouse (performance / accessibility; phones on its slow 4G and slow processor)',
  )
  for (const { path, as, isPhone } of pages) {
    if (asked.length > 0 && !asked.some((one) => path.startsWith(one))) continue
    const context = await openProfile(
      mkdtempSync(join(folder, 'profile-')),
      `--remote-debugging-port=${debuggingPort}`,
    )
    if (as) await entrances[as]?.(url, context)
    // The marks by which a shell knows that somebody is in.
    const marks = as === 'resident' ? ['bihuan.m.session'] : as ? ['bihuan.session'] : []
    await context.addInitScript((all) => {
      for (const mark of all) localStorage.setItem(mark, '1')
    }, marks)
    // Once before, so that marks of the shell are in storage as they are for somebody who comes again.
    const page = await context.newPage()
    if (as) await page.goto(url + path)
    await page.close()
    const { lhr } = await lighthouse(
      url + path,
      {
        port: debuggingPort,
        onlyCategories: ['performance', 'accessibility'],
        disableStorageReset: as !== null,
        logLevel: 'error',
      },
      isPhone ? undefined : desktop,
    )
    await context.close()
    const score = (name: string) => Math.round((lhr.categories[name]?.score ?? 0) * 100)
    const ms = (name: string) => Math.round(lhr.audits[name]?.numericValue ?? Number.NaN)
    console.log(
      `  ${path.padEnd(12)} ${(as ?? 'nobody').padEnd(10)} ${score('performance')} / ${score('accessibility')}   ` +
        `first paint ${ms('first-contentful-paint')} ms, largest ${ms('largest-contentful-paint')} ms, blocked ${ms('total-blocking-time')} ms`,
    )
    const failed = Object.entries(lhr.audits).filter(
      ([, audit]) => audit.score !== null && audit.score < 0.5,
    )
    for (const [name, { title }] of failed) console.log(`      ${name}: ${title}`)
  }
} finally {
  await city.stop()
  rmSync(folder, { recursive: true, force: true })
}
