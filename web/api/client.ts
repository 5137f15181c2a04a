import { Problem, problemOf, unreachable } from './problem.ts'
import type { Purpose } from './wire.ts'

const base = '/api/v1'

/** Sent with every request; the shell sets them when the reader changes language or purpose. */
export const requestContext: { language: string; purpose: Purpose | null } = {
  language: 'zh-CN',
  purpose: null,
}

/** When the server last said anything at all, `performance.now()`; 0 before the first word. */
export const contact = { heardAt: 0 }

export type ReadOptions = { signal?: AbortSignal; purpose?: Purpose }
/** `key` is the Idempotency-Key; keep it and pass it again to repeat the same write. */
export type WriteOptions = { key?: string; purpose?: Purpose }

function headersFor(purpose: Purpose | null | undefined): Headers {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': requestContext.language,
  })
  const reason = purpose ?? requestContext.purpose
  if (reason) headers.set('x-purpose', reason)
  return headers
}

async function answer<Body>(path: string, init: RequestInit): Promise<Body> {
  let response: Response
  try {
    response = await fetch(base + path, { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw unreachable()
  }
  contact.heardAt = performance.now()
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 ? undefined : await response.json()) as Body
}

/** Asks a question. Throws a Problem when it is refused or the server is not there. */
export function read<Body>(path: string, options: ReadOptions = {}): Promise<Body> {
  const init: RequestInit = { headers: headersFor(options.purpose) }
  if (options.signal) init.signal = options.signal
  return answer<Body>(path, init)
}

/** Sends a command, with an Idempotency-Key of its own unless one is given. Throws a Problem when refused. */
export function write<Body>(
  path: string,
  input: unknown,
  options: WriteOptions = {},
): Promise<Body> {
  const headers = headersFor(options.purpose)
  headers.set('content-type', 'application/json')
  headers.set('idempotency-key', options.key ?? crypto.randomUUID())
  return answer<Body>(path, { method: 'POST', headers, body: JSON.stringify(input) })
}

/** Ends the session. */
export const signOut = () => answer<void>('/sessions', { method: 'DELETE' })

/** A query string without the empty ones: `{area: '410105', kind: ''}` is `?area=410105`. */
export function queryOf(values: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, String(value))
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** True when it makes no sense to ask again: the server has understood and refused. */
export const isFinal = (cause: unknown) =>
  cause instanceof Problem && cause.status >= 400 && cause.status < 500 && cause.status !== 429
