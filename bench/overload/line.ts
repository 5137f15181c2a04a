import { connect, type Socket } from 'node:net'

/** One keep-alive connection with one request at a time. Status 0 is a connection that broke. */
export type Line = {
  ask(bytes: Buffer, done: (status: number, retryAfter: number | null) => void): void
  close(): void
}

const headEnd = Buffer.from('\r\n\r\n')

/** What an answer says that is whole; null until it is. As little is read as is needed: this runs for every refusal. */
export function readAnswer(
  bytes: Buffer,
): { status: number; retryAfter: number | null; closes: boolean } | null {
  const end = bytes.indexOf(headEnd)
  if (end === -1) return null
  const head = bytes.toString('latin1', 0, end + 2).toLowerCase()
  const field = (name: string) => {
    const at = head.indexOf(`\r\n${name}: `)
    return at === -1 ? null : head.slice(at + name.length + 4, head.indexOf('\r\n', at + 2))
  }
  const length = Number(field('content-length') ?? 0)
  if (bytes.length < end + headEnd.length + length) return null
  const retryAfter = field('retry-after')
  return {
    status: Number(head.slice(9, 12)),
    retryAfter: retryAfter === null ? null : Number(retryAfter),
    closes: field('connection') === 'close',
  }
}

/** A connection to a port of this machine, which opens itself again at the next request. */
export function openLine(port: number): Line {
  let socket: Socket | null = null
  let held: Buffer | null = null
  let waiting: ((status: number, retryAfter: number | null) => void) | null = null
  const settle = (status: number, retryAfter: number | null) => {
    const done = waiting
    waiting = null
    held = null
    done?.(status, retryAfter)
  }
  const open = () => {
    const fresh = connect({ port, host: '127.0.0.1', noDelay: true })
    fresh.on('data', (piece: Buffer) => {
      held = held ? Buffer.concat([held, piece]) : piece
      const answer = readAnswer(held)
      if (!answer) return
      if (answer.closes) {
        fresh.destroy()
        if (socket === fresh) socket = null
      }
      settle(answer.status, answer.retryAfter)
    })
    const drop = () => {
      if (socket !== fresh) return
      socket = null
      fresh.destroy()
      settle(0, null)
    }
    fresh.on('error', drop)
    fresh.on('close', drop)
    return fresh
  }
  return {
    ask(bytes, done) {
      waiting = done
      socket ??= open()
      socket.write(bytes)
    },
    close() {
      const had = socket
      socket = null
      had?.destroy()
    },
  }
}
