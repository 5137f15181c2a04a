export type Sending = {
  method: 'GET' | 'POST' | 'DELETE'
  /** Below /api/v1. */
  path: string
  body?: unknown
  /** Idempotency-Key, of every POST. */
  key?: string
}
export type Answer = {
  status: number
  body: unknown
  /** The server's own clock by its Date header, epoch ms; whole seconds. */
  dateMs: number | null
  retryAfterMs: number | null
}
/** Sends and waits for the answer; rejects when there was none, and then nobody knows whether it was done. */
export type Send = (sending: Sending) => Promise<Answer>

// A phone at the edge of its cell takes long for 100 KB; beyond this the same is sent again.
const timeoutMs = 20_000

const whole = (text: string | null) => (text !== null && /^\d+$/.test(text) ? Number(text) : null)

/** Over the network of the browser. `language` is asked each time: the words of a refusal are in it. */
export function fetchSend(language: () => string): Send {
  return async ({ method, path, body, key }) => {
    const headers = new Headers({
      accept: 'application/json, application/problem+json',
      'accept-language': language(),
    })
    if (body !== undefined) headers.set('content-type', 'application/json')
    if (key !== undefined) headers.set('idempotency-key', key)
    const response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // A body that breaks off is no answer.
    const text = await response.text()
    const date = Date.parse(response.headers.get('date') ?? '')
    const seconds = whole(response.headers.get('retry-after'))
    return {
      status: response.status,
      body: text === '' ? null : (JSON.parse(text) as unknown),
      dateMs: Number.isNaN(date) ? null : date,
      retryAfterMs: seconds === null ? null : seconds * 1_000,
    }
  }
}
