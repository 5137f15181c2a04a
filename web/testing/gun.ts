import type { Page } from 'playwright-core'

const codeOf = (letter: string) =>
  letter === '.' ? 'Period' : /\d/.test(letter) ? `Digit${letter}` : `Key${letter}`

/** Types a code as a keyboard-wedge gun does, with real keys of the browser; slow machines make it a slow gun. */
export async function shoot(page: Page, text: string): Promise<void> {
  for (const letter of text) await page.keyboard.press(codeOf(letter))
  await page.keyboard.press('Enter')
}

/** What the page says at the number of an outcome: the counter of outcomes, and the words in the head block. */
export const turnOf = (page: Page) =>
  page.locator('.f-said').evaluate((node) => Number((node as HTMLElement).dataset.turn))

/**
 * Types codes one after the other inside the page, as fast as a gun can, and waits for the answer to each. `key` is what the
 * keys say they are: under a Chinese input method that is `Process`, whatever was pressed.
 */
export function shootAll(page: Page, texts: readonly string[], key?: string): Promise<string[]> {
  return page.evaluate(
    async ({ texts, key }) => {
      const said = () => document.querySelector<HTMLElement>('.f-said')
      const turn = () => Number(said()?.dataset.turn)
      const press = (code: string, letter: string) =>
        document.body.dispatchEvent(
          new KeyboardEvent('keydown', {
            code,
            key: key ?? letter,
            isComposing: key === 'Process',
            bubbles: true,
            cancelable: true,
          }),
        )
      const answers: string[] = []
      for (const text of texts) {
        const before = turn()
        for (const letter of text)
          press(/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`, letter)
        press('Enter', 'Enter')
        const until = performance.now() + 20_000
        while (turn() === before && performance.now() < until)
          await new Promise((resolve) => requestAnimationFrame(resolve))
        answers.push(said()?.innerText ?? '')
      }
      return answers
    },
    { texts: [...texts], key },
  )
}
