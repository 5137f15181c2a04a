import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChromium } from '../testing/chromium.ts'
import { allSent, aPhone, cut, type FieldWindow, goTo } from './field-phone.ts'

// A copy of the build, so that the next version can be put in its place while the server runs.
const built = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bihuan-versions-'))
cpSync(built, folder, { recursive: true })
process.env.WEB_DIST = folder
const { serveSampler } = await import('../testing/serve-sampler.ts')
const served = await serveSampler(40)
const { round } = served
let browser: Browser
beforeAll(async () => {
  browser = await openChromium()
})
afterAll(async () => {
  await browser?.close()
  await served.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Engine = NonNullable<FieldWindow['__bihuanField']>

/** The next version of the shell: the same files under another version. */
function release(version: string) {
  const file = join(folder, 'f', 'sw.js')
  const next = readFileSync(file, 'utf8').replaceAll(/bihuan-field-[\w-]+/g, (name) =>
    name === 'bihuan-field-' ? name : `bihuan-field-${version}`,
  )
  writeFileSync(file, next)
  if (existsSync(`${file}.br`)) writeFileSync(`${file}.br`, brotliCompressSync(next))
  if (existsSync(`${file}.gz`)) writeFileSync(`${file}.gz`, gzipSync(next))
}

const versions = (page: Page) =>
  page.evaluate(async () =>
    (await caches.keys()).filter((name) => name.startsWith('bihuan-field-')),
  )
const update = (page: Page) =>
  page.evaluate(() => ((window as FieldWindow).__bihuanField as Engine).getSnapshot().update)
const roles = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/f/')
    return { active: registration?.active?.state, waiting: registration?.waiting?.state ?? null }
  })

test('a new version waits while a tube is open or work is unsent, is offered after that, and comes in on the button', {
  timeout: 180_000,
}, async () => {
  const phone = await aPhone(browser, served, { as: 'sampler-1', site: '1' })
  const { page } = phone
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expect.poll(() => versions(page), { timeout: 30_000 }).toHaveLength(1)
  // Only a page that was loaded under a worker can be kept by the old one.
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  const [before] = await versions(page)
  await page.evaluate(
    async (tube) => {
      await ((window as FieldWindow).__bihuanField as Engine).scan(tube)
    },
    round.tube(1, 0),
  )

  release('next')
  await page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration('/f/'))?.update()
  })
  await expect
    .poll(() => roles(page), { timeout: 30_000 })
    .toEqual({ active: 'activated', waiting: 'installed' })
  expect(await update(page)).toEqual({ isReady: true, mayUpdate: false })
  await page.evaluate(() => ((window as FieldWindow).__bihuanField as Engine).update())
  await page.waitForTimeout(500)
  expect(await roles(page)).toEqual({ active: 'activated', waiting: 'installed' })
  expect(await versions(page)).toContain(before)

  // The page opens again with the tube, still under the old one, and offers nothing that could be pressed.
  await page.reload()
  await page.locator('.f-said').waitFor()
  const button = page.getByRole('button', { name: 'Change now' })
  await goTo(page, '/f/more', '.k-notice')
  await expect.poll(() => button.isDisabled()).toBe(true)

  await cut(page, true)
  const kind = await page.evaluate(async (person) => {
    const engine = (window as FieldWindow).__bihuanField as Engine
    await engine.addPerson({ person, name: '张三' })
    return (await engine.seal(1)).kind
  }, round.people[0] ?? '')
  expect(kind).toBe('sealed')
  // The table is empty, the work unsent.
  expect(await update(page)).toEqual({ isReady: true, mayUpdate: false })
  expect(await button.isDisabled()).toBe(true)

  await cut(page, false)
  await allSent(page)
  await expect.poll(() => button.isEnabled()).toBe(true)
  await button.click()
  await expect
    .poll(() => versions(page).catch(() => []), { timeout: 30_000 })
    .toEqual(['bihuan-field-next'])
  await page.waitForFunction(
    () => (window as FieldWindow).__bihuanField?.getSnapshot().phase === 'joined',
  )
  expect(await roles(page)).toEqual({ active: 'activated', waiting: null })
  expect(await update(page)).toMatchObject({ isReady: false })
  await phone.close()
})
