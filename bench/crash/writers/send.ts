import { Agent, request } from 'node:http'

/** What came back: an answer with its status, or nothing that says whether it was written. */
export type Answer =
  | { kind: 'answer'; status: number; text: string; ms: number; retryAfterS: number | null }
  | { kind: 'unknown'; why: string }

export type Post = { url: string; path: string; token: string; id: string; body: string }

/** Longer than any stall that is no fault; a device gives up then and asks again. */
const patienceMs = 3_000

/** A sender with connections of its own. */
export function sender() {
  const agent = new Agent({ keepAlive: true })
  return {
    post: ({ url, path, token, id, body }: Post): Promise<Answer> =>
      new Promise((resolve) => {
        const began = performance.now()
        const call = request(new URL(path, url), {
          method: 'POST',
          agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            authorization: `Bearer ${token}`,
            'idempotency-key': id,
          },
        })
        const timer = setTimeout(() => call.destroy(new Error('no answer')), patienceMs)
        const fail = (error: Error) => {
          clearTimeout(timer)
          resolve({ kind: 'unknown', why: error.message })
        }
        call.on('error', fail)
        call.on('response', (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          // An answer that is cut off says nothing.
          response.on('error', fail)
          response.on('end', () => {
            clearTimeout(timer)
            const seconds = Number(response.headers['retry-after'] ?? 'none')
            resolve({
              kind: 'answer',
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              ms: performance.now() - began,
              retryAfterS: Number.isFinite(seconds) ? seconds : null,
            })
          })
        })
        call.end(body)
      }),
    close: () => agent.destroy(),
  }
}
export type Sender = ReturnType<typeof sender>
