/** What a frame between the front and an application says; the number stands on the wire. */
export const frameKind = { request: 1, answer: 2, ping: 3, pong: 4, hello: 5 } as const

/**
 * One message on the socket between the front and an application. `code` is the number of a route in a request and the
 * status in an answer; `head` is Latin-1, at most 65,535 characters; `body` travels as it is.
 */
export type Frame = { kind: number; id: number; code: number; head: string; body: Buffer }

// length of what follows (4), kind (1), id (4), code (2), length of the head (2)
const fixedBytes = 13
const none = Buffer.alloc(0)

/** Bytes of a frame. Throws where the head is longer than a frame can say. */
export function frameOf(
  kind: number,
  id: number,
  code: number,
  head = '',
  body: Buffer | string = none,
): Buffer {
  if (head.length > 0xffff) throw new RangeError('the head of a frame is too long')
  const bodyBytes = typeof body === 'string' ? Buffer.byteLength(body) : body.length
  const frame = Buffer.allocUnsafe(fixedBytes + head.length + bodyBytes)
  frame.writeUInt32LE(frame.length - 4, 0)
  frame[4] = kind
  frame.writeUInt32LE(id, 5)
  frame.writeUInt16LE(code, 9)
  frame.writeUInt16LE(head.length, 11)
  frame.write(head, fixedBytes, 'latin1')
  if (typeof body === 'string') frame.write(body, fixedBytes + head.length)
  else body.copy(frame, fixedBytes + head.length)
  return frame
}

/** Cuts a stream of bytes into frames, wherever the stream was cut. Throws on a frame beyond `bytesMax`. */
export function frameReader(bytesMax: number, take: (frame: Frame) => void) {
  let parts: Buffer[] = []
  let held = 0
  let needed = fixedBytes
  return (chunk: Buffer): void => {
    parts.push(chunk)
    held += chunk.length
    if (held < needed) return
    const bytes = parts.length === 1 ? chunk : Buffer.concat(parts, held)
    let at = 0
    needed = fixedBytes
    while (bytes.length - at >= fixedBytes) {
      const whole = bytes.readUInt32LE(at) + 4
      if (whole > bytesMax || whole < fixedBytes) throw new RangeError('not a frame of ours')
      if (bytes.length - at < whole) {
        needed = whole
        break
      }
      const bodyAt = at + fixedBytes + bytes.readUInt16LE(at + 11)
      take({
        kind: bytes[at + 4] ?? 0,
        id: bytes.readUInt32LE(at + 5),
        code: bytes.readUInt16LE(at + 9),
        head: bytes.toString('latin1', at + fixedBytes, bodyAt),
        body: bytes.subarray(bodyAt, at + whole),
      })
      at += whole
    }
    held = bytes.length - at
    parts = held === 0 ? [] : [bytes.subarray(at)]
  }
}

/** Gathers what is written within one turn of the loop into one write. */
export function gatheredWrites(write: (bytes: Buffer) => void): (bytes: Buffer) => void {
  let waiting: Buffer[] = []
  const flush = () => {
    const now = waiting
    waiting = []
    write(now.length === 1 && now[0] ? now[0] : Buffer.concat(now))
  }
  return (bytes) => {
    waiting.push(bytes)
    if (waiting.length === 1) setImmediate(flush)
  }
}
