import type { Post } from './ask-witness.ts'

const waitMs = 5_000
const bytesMax = 10_000

/** Sends a text to a witness and waits at most five seconds; a long answer is cut off, since a line is short. */
export const postText: Post = async (url, body) => {
  const answer = await fetch(`${url}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(waitMs),
  })
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > bytesMax) break
    parts.push(part)
  }
  return { status: answer.status, text: Buffer.concat(parts).toString('utf8') }
}
