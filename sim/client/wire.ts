import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export type Answer = { status: number; body: unknown }
export type Sending = {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: unknown
}

/** Sends one request to the end; rejects on a fault of the network only. */
export type Wire = { send(it: Sending): Promise<Answer>; close(): void }

// Overload answers (429, 503) and faults of the server may pass; everything else is an answer.
const mayPass = (status: number) => status === 429 || status >= 500
const triesMax = 8
const firstPauseMs = 100
const pauseMsMax = 5_000

/** Connections that are kept open to one server; `node:http`, which costs about half of what `fetch` does here. */
export function openWire(url: string, connections = 32): Wire {
  const base = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    close: () => agent.destroy(),
    send: ({ method, path, headers, body }) =>
      new Promise<Answer>((resolve, reject) => {
        const payload = body === undefined ? null : Buffer.from(JSON.stringify(body))
        const sent = request(
          {
            agent,
            method,
            host: base.hostname,
            port: base.port,
            path,
            headers: {
              ...headers,
              'accept-language': 'en',
              ...(payload
                ? { 'content-type': 'application/json', 'content-length': payload.length }
                : {}),
            },
          },
          (response) => {
            const parts: Buffer[] = []
            response.on('data', (part: Buffer) => parts.push(part))
            response.on('error', reject)
            response.on('end', () => {
              const text = Buffer.concat(parts).toString('utf8')
              const status = response.statusCode ?? 0
              try {
                resolve({ status, body: text === '' ? null : JSON.parse(text) })
              } catch {
                resolve({ status, body: { title: text.slice(0, 200) } })
              }
            })
          },
        )
        sent.on('error', reject)
        sent.setTimeout(60_000, () => sent.destroy(new Error('no answer within 60 s')))
        sent.end(payload ?? undefined)
      }),
  }
}

/**
 * Sends until there is an answer, with growing pauses: network faults, overload and faults of the server are tried again
 * with the same headers, so with the same Idempotency-Key. Rejects when the last try fails or the signal says stop.
 */
export async function sendUntilAnswered(
  wire: Wire,
  it: Sending,
  signal?: AbortSignal,
): Promise<Answer> {
  for (let tries = 1, pause = firstPauseMs; ; tries += 1, pause = Math.min(pauseMsMax, pause * 2)) {
    signal?.throwIfAborted()
    try {
      const answer = await wire.send(it)
      if (!mayPass(answer.status) || tries >= triesMax) return answer
    } catch (error) {
      if (tries >= triesMax) throw error
    }
    await wait(pause, undefined, signal ? { signal } : {})
  }
}
