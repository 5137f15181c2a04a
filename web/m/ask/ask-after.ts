import { askAgain, followAnswers, knownOf } from './answers.ts'

/**
 * Asks a question anew after something was said: an answer that is on its way was given before it, so its end is waited for first.
 */
export async function askAfter(path: string): Promise<void> {
  if (knownOf(path).busy)
    await new Promise<void>((done) => {
      const stop = followAnswers(() => {
        if (knownOf(path).busy) return
        stop()
        done()
      })
    })
  await askAgain(path, true)
}
