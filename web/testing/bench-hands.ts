import type { TubeAt } from '@bihuan/server/laboratory/a-bench.ts'
import type { Page } from 'playwright-core'
import { loadingOrder } from '../desk/pages/lab/bench.ts'

/** Types as a gun does: each key by its place on the keyboard, `Process` as a Chinese input method reports it, then Enter. */
export async function gun(page: Page, ...codes: string[]): Promise<void> {
  await page.evaluate((all) => {
    const press = (code: string) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { code, key: 'Process', bubbles: true, cancelable: true }),
      )
    for (const text of all) {
      for (const letter of text) press(/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`)
      press('Enter')
    }
  }, codes)
}

/** Tubes in the order in which the page loads them, all negative but one. */
export const wellsOf = (tubes: readonly string[], reactive = -1): TubeAt[] =>
  tubes.map((tube, n) => ({
    tube,
    well: loadingOrder(96)[n] ?? '',
    call: n === reactive ? 'reactive' : 'negative',
  }))

/** What a file chooser gives to the page. */
export const aFile = (content: Uint8Array | string, name = 'run.txt') => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
})

/** Receives a box at the page of the reception, tube by tube. */
export async function receive(
  page: Page,
  url: string,
  box: string,
  tubes: readonly string[],
): Promise<void> {
  await page.goto(`${url}/desk/lab/reception`)
  await page.locator('.offered').waitFor()
  await gun(page, box)
  await page.locator('.manifest').waitFor()
  await gun(page, ...tubes)
  await page.getByRole('button', { name: `Receive ${tubes.length} tubes`, exact: true }).click()
  await page.getByText('agrees with the manifest').waitFor()
}
