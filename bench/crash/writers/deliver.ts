import type { Book } from '../book/book.ts'
import { pause } from '../stand/processes.ts'
import type { Post, Sender } from './send.ts'

export type Delivery = {
  sender: Sender
  book: Book
  post: () => Post
  /** Called before each further try of something that may have been written. */
  again?: () => void
  /** Asked before each further try: true leaves it for ever, as a device that is lost does. */
  givesUp?: () => boolean
  ended: () => boolean
}

/** Longest wait before another try, whatever Retry-After says; milliseconds. */
const waitMsMax = 2_000

/**
 * Sends until it is answered for good: 200 is an acknowledgement; no answer, 429 and 5xx are "unknown, try again with the
 * same id"; everything else is a refusal, which nobody here deserves. Null when it was given up, or all ended before.
 */
export async function deliver({ sender, book, post, again, givesUp, ended }: Delivery) {
  while (!ended()) {
    const began = performance.now()
    const answer = await sender.post(post())
    if (answer.kind === 'answer' && answer.status === 200)
      return { text: answer.text, began, at: performance.now() }
    if (answer.kind === 'unknown') {
      book.unknown += 1
      await pause(50)
    } else if (answer.status === 429 || answer.status >= 500) {
      book.refusedForNow(answer.status, answer.ms)
      await pause(Math.min(waitMsMax, (answer.retryAfterS ?? 0.05) * 1_000))
    } else {
      book.complaints.push(`${post().path} ${answer.status}: ${answer.text.slice(0, 200)}`)
      return null
    }
    if (givesUp?.()) return null
    again?.()
  }
  return null
}
