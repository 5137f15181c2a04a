import type { Browser } from 'playwright-core'
import { afterAll } from 'vitest'
import { openChromium } from './chromium.ts'

/** A browser for the tests of one file, which ends with the file, and with it the city that it looks at. */
export async function aBrowser(served: { stop(): Promise<unknown> }): Promise<Browser> {
  const browser = await openChromium()
  afterAll(async () => {
    await browser.close()
    await served.stop()
  })
  return browser
}
