import type { Answer } from './load.ts'

/** A fault of the wire: what came is no HTTP/1.1 answer. */
export class WireFault extends Error {}

const endOfHead = Buffer.from('\r\n\r\n')
const endOfLine = Buffer.from('\r\n')
const nothing = Buffer.alloc(0)
// No head of ours comes near it; without an end nobody waits for ever.
const headBytesMax = 64 * 1024

type Head = { status: number; headers: Map<string, string>; bodyAt: number }

function readHead(buffer: Buffer): Head | null {
  const end = buffer.indexOf(endOfHead)
  if (end < 0) {
    if (buffer.length > headBytesMax) throw new WireFault('a head without an end')
    return null
  }
  const [first = '', ...lines] = buffer.toString('latin1', 0, end).split('\r\n')
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1])
  if (!Number.isInteger(status)) throw new WireFault(`not a status line: ${first.slice(0, 40)}`)
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { status, headers, bodyAt: end + endOfHead.length }
}

/** The body in pieces that each tell their length, and where it ends; null until all of it is here. */
function readChunks(buffer: Buffer, from: number): { body: Buffer; end: number } | null {
  const parts: Buffer[] = []
  for (let at = from; ; ) {
    const lineEnd = buffer.indexOf(endOfLine, at)
    if (lineEnd < 0) return null
    const words = buffer.toString('latin1', at, lineEnd)
    const size = Number.parseInt(words, 16)
    if (!/^[0-9a-f]+/i.test(words))
      throw new WireFault(`not a size of a chunk: ${words.slice(0, 20)}`)
    const start = lineEnd + endOfLine.length
    const end = start + size + endOfLine.length
    if (size === 0) {
      // Trailers, if any, end with an empty line; without them that line comes at once.
      if (buffer.length < end) return null
      if (buffer.indexOf(endOfLine, start) === start) return { body: Buffer.concat(parts), end }
      const last = buffer.indexOf(endOfHead, start)
      return last < 0 ? null : { body: Buffer.concat(parts), end: last + endOfHead.length }
    }
    if (buffer.length < end) return null
    parts.push(buffer.subarray(start, start + size))
    at = end
  }
}

/**
 * Reads the answers of one connection from pieces that the network cut anywhere: bodies by content-length or chunked.
 * `onAnswer` gets each whole one in order. Throws a WireFault.
 */
export function answerReader(onAnswer: (answer: Answer) => void): (piece: Buffer) => void {
  let held: Buffer = nothing
  let head: Head | null = null
  return (piece) => {
    held = held.length === 0 ? piece : Buffer.concat([held, piece])
    for (;;) {
      head ??= readHead(held)
      if (!head) return
      const whole = bodyOf(held, head)
      if (!whole) return
      const { status, headers } = head
      held = held.subarray(whole.end)
      head = null
      // 100 and its like come before the answer.
      if (status >= 200) onAnswer({ status, headers, body: whole.body })
      if (held.length === 0) return
    }
  }
}

function bodyOf(buffer: Buffer, { status, headers, bodyAt }: Head) {
  if (status < 200 || status === 204 || status === 304) return { body: nothing, end: bodyAt }
  if (headers.get('transfer-encoding')?.toLowerCase() === 'chunked')
    return readChunks(buffer, bodyAt)
  const length = Number(headers.get('content-length'))
  if (!headers.has('content-length') || !Number.isInteger(length))
    throw new WireFault('an answer that does not tell its length')
  const end = bodyAt + length
  return buffer.length < end ? null : { body: buffer.subarray(bodyAt, end), end }
}
