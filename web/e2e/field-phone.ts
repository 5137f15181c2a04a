import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { FieldEngine } from '../f/engine/types.ts'

export type FieldWindow = Window & { __bihuanField?: FieldEngine }

export type Phone = { page: Page; faults: string[]; close(): Promise<void> }
export type PhoneOptions = BrowserContextOptions & {
  /** The demo account that signs in. */
  as: string
  /** The site that the phone joins; a courier's joins none. */
  site?: string
  language?: 'zh-CN' | 'en'
}

/** A phone in somebody's hands: signed in, joined where a site is given, with the engine open to the test. */
export async function aPhone(
  browser: Browser,
  served: { url: string; round: { round: string } },
  { as, site, language = 'en', ...options }: PhoneOptions,
): Promise<Phone> {
  const context = await browser.newContext({
    locale: language,
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    ...options,
  })
  await context.addInitScript("localStorage.setItem('bihuan.drive', '1')")
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const faults: string[] = []
  page.on('pageerror', (cause) => faults.push(cause.message))
  page.on('console', (line) => {
    if (line.type() === 'error') faults.push(line.text())
  })
  await page.goto(`${served.url}/f/?drive`)
  await page.waitForFunction(() => (window as FieldWindow).__bihuanField !== undefined)
  await page.evaluate(
    async ({ as, round, site }) => {
      const engine = (window as FieldWindow).__bihuanField
      await engine?.signIn(as)
      if (site !== undefined) await engine?.join(round, site)
    },
    { as, round: served.round.round, site },
  )
  // The start leads on to the page of the role; going elsewhere before would be undone.
  await page.waitForURL(/\/f\/(?:sample|box|doors|drive|site|home)/)
  return { page, faults, close: () => context.close() }
}

/** Goes to a page of the shell without loading it anew, as its own links do; `mark` is something that only this page has. */
export async function goTo(page: Page, path: string, mark = '.fh-said') {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
  }, path)
  await page.locator(mark).first().waitFor()
  // The gun is heard from the frame after the page stands; no hand is faster.
  await page.waitForTimeout(200)
}

/** Cuts the phone off, as the demo does, and gives it back. */
export const cut = (page: Page, isCut: boolean) =>
  page.evaluate((is) => (window as FieldWindow).__bihuanField?.cutNetwork(is), isCut)

/** Waits until nothing of the phone is unsent. */
export const allSent = (page: Page) =>
  page.waitForFunction(
    () => {
      const engine = (window as FieldWindow).__bihuanField
      void engine?.drain()
      return engine?.getSnapshot().unsent.count === 0
    },
    null,
    { timeout: 60_000, polling: 500 },
  )

/** Takes a tube with people of the roster through the engine, as the sampler's page does. */
export const sampleTube = (
  page: Page,
  tube: string,
  people: readonly { person: string; name: string }[],
) =>
  page.evaluate(
    async ({ tube, people }) => {
      const engine = (window as FieldWindow).__bihuanField
      await engine?.scan(tube)
      for (const one of people) await engine?.addPerson(one)
      return (await engine?.seal(people.length))?.kind
    },
    { tube, people },
  )

/** The serious faults that axe finds, as `rule: place`. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

/** How far the page is wider than its window, pixels. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** A gun inside the page: on a busy machine real keys come too slowly, and one late key splits a code in two. */
export const shoot = (page: Page, text: string) =>
  page.evaluate((code) => {
    const press = (key: string) =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', {
          code: key,
          key: 'Process',
          bubbles: true,
          cancelable: true,
        }),
      )
    for (const letter of code) press(/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`)
    press('Enter')
  }, text)
