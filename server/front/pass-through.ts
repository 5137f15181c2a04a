import { Agent, type IncomingMessage, request } from 'node:http'
import type { Head } from './head.ts'
import { statusLine } from './refusal.ts'

// RFC 9110, 7.6.1, and what says whose the request is: only the front knows that.
const ownHeaders = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'content-length',
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
])

const end = '\r\n'
const lineEnd = Buffer.from(end)
const lastChunk = Buffer.from(`0${end}${end}`)

/** The headers that an application gets: the client's without those of the connection, and the client's address. */
export function handedHeaders(headers: readonly string[], address: string): string[] {
  const kept: string[] = []
  for (let n = 0; n < headers.length; n += 2) {
    const name = headers[n] ?? ''
    if (!ownHeaders.has(name)) kept.push(name, headers[n + 1] ?? '')
  }
  kept.push('x-forwarded-for', address)
  return kept
}

/** Writes to a client; false says that it takes no more for now, and `drained` will say when. */
export type Sink = {
  write(bytes: Buffer): boolean
  onDrained(act: () => void): void
  /** The answer is whole. `closes` says that the connection must end with it. */
  end(closes: boolean): void
  /** The answer broke off; what is written cannot be mended. */
  break(): void
}

export type Passing = { abort(): void }

function headBytes(response: IncomingMessage, isChunked: boolean, closes: boolean): Buffer {
  const raw = response.rawHeaders
  let text = statusLine(response.statusCode ?? 502)
  for (let n = 0; n < raw.length; n += 2)
    if (!/^(connection|keep-alive|transfer-encoding)$/i.test(raw[n] ?? ''))
      text += `${raw[n]}: ${raw[n + 1]}\r\n`
  if (isChunked) text += 'transfer-encoding: chunked\r\n'
  if (closes) text += 'connection: close\r\n'
  return Buffer.from(`${text}\r\n`, 'latin1')
}

function stream(response: IncomingMessage, head: Head, sink: Sink): void {
  const status = response.statusCode ?? 502
  const hasBody = head.method !== 'HEAD' && status !== 204 && status !== 304
  const hasLength = response.headers['content-length'] !== undefined
  const isChunked = hasBody && !hasLength && head.keepsAlive
  const closes = !head.keepsAlive
  sink.write(headBytes(response, isChunked, closes))
  response.on('data', (chunk: Buffer) => {
    const bytes = isChunked
      ? Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, lineEnd])
      : chunk
    if (sink.write(bytes)) return
    response.pause()
    sink.onDrained(() => response.resume())
  })
  response.on('end', () => {
    if (isChunked) sink.write(lastChunk)
    sink.end(closes)
  })
  response.on('error', () => sink.break())
}

/** Plain HTTP to an application's own server: pages, streams, signing in, whatever is no route of the table. */
export class PassThrough {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

  /** Sends one request and streams its answer; `failed` is called where there is none. */
  send(
    socketPath: string,
    head: Head,
    address: string,
    body: Buffer,
    sink: Sink,
    failed: () => void,
  ): Passing {
    const headers = handedHeaders(head.headers, address)
    const hasBody = body.length > 0 || head.headers.includes('content-length')
    if (hasBody) headers.push('content-length', String(body.length))
    let isAnswered = false
    let isAborted = false
    const sent = request({
      agent: this.#agent,
      socketPath,
      method: head.method,
      path: head.url,
      headers,
      setDefaultHeaders: false,
    })
    sent.on('response', (response) => {
      isAnswered = true
      stream(response, head, sink)
    })
    sent.on('error', () => {
      if (isAborted) return
      if (isAnswered) sink.break()
      else failed()
    })
    sent.end(body)
    return {
      abort() {
        isAborted = true
        sent.destroy()
      },
    }
  }

  close(): void {
    this.#agent.destroy()
  }
}
