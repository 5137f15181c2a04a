import { Problem, problemOf, unreachable } from './problem.ts'
import type { Purpose } from './wire.ts'

const base = '/api/v1'

/** Sent with every request; the shell sets it when the reader changes the language. */
export const requestContext = { language: 'zh-CN' }

/** When the server last said anything at all, `performance.now()`; 0 before the first word. */
export const contact = { heardAt: 0 }

export type ReadOptions = { signal?: AbortSignal; purpose?: Purpose }
/** `key` is the Idempotency-Key; keep it and pass it again to repeat the same write. */
export type WriteOptions = { key?: string }

function headersFor(purpose?: Purpose): Headers {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': requestContext.language,
  })
  if (purpose) headers.set('x-purpose', purpose)
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

/** An Idempotency-Key for a write that may have to be repeated. */
export const newKey = (): string => crypto.randomUUID()

/** Sends a command, with an Idempotency-Key of its own unless one is given. Throws a Problem when refused. */
export function write<Body>(
  path: string,
  input: unknown,
  options: WriteOptions = {},
): Promise<Body> {
  const headers = headersFor()
  headers.set('content-type', 'application/json')
  headers.set('idempotency-key', options.key ?? newKey())
  return answer<Body>(path, { method: 'POST', headers, body: JSON.stringify(input) })
}

// The session's cookie is hidden from scripts; this only remembers that there was one, so that a newcomer's first
// question is not one that must be refused.
const sessionKey = 'bihuan.session'

/** Whether this browser has signed in before. */
export const mayHaveSession = () => localStorage.getItem(sessionKey) !== null

/** Opens a session, in the demo without a password. */
export async function signIn(signInName: string, password?: string): Promise<void> {
  await (password === undefined
    ? write('/demo/sessions', { signInName })
    : write('/sessions', { signInName, password }))
  localStorage.setItem(sessionKey, '1')
}

/** Ends the session. */
export async function signOut(): Promise<void> {
  await answer<void>('/sessions', { method: 'DELETE' })
  localStorage.removeItem(sessionKey)
}

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
