import { createServer, type Server, type Socket } from 'node:net'
import { frameKind, frameOf, frameReader, gatheredWrites } from './frame.ts'
import type { ToldRoute } from './route-map.ts'

/** A request as the front hands it over: the client's address, the target, and the headers, flat as they came. */
export type Handed = {
  route: number
  address: string
  url: string
  headers: string[]
  body: Buffer
}
/** `head` is the header lines as HTTP writes them, without those of length and connection. */
export type HandedBack = { status: number; head: string; body: string }

const requestBytesMax = 64 * 1024 * 1024

/** The head of a request's frame. No value of a header holds a line feed: the front has seen to that. */
export const headOfFrame = (address: string, url: string, headers: readonly string[]): string =>
  headers.length === 0 ? `${address}\n${url}` : `${address}\n${url}\n${headers.join('\n')}`

function serveOne(
  socket: Socket,
  routes: readonly ToldRoute[],
  answer: (handed: Handed) => Promise<HandedBack>,
): void {
  const write = gatheredWrites((bytes) => {
    if (!socket.destroyed) socket.write(bytes)
  })
  const read = frameReader(requestBytesMax, ({ kind, id, code, head, body }) => {
    if (kind === frameKind.ping) return write(frameOf(frameKind.pong, 0, 0))
    if (kind !== frameKind.request) return
    const [address = '', url = '', ...headers] = head.split('\n')
    answer({ route: code, address, url, headers, body }).then(
      (back) => write(frameOf(frameKind.answer, id, back.status, back.head, back.body)),
      // `answer` tells every fault itself; were one left, the front must still not wait for ever.
      () => write(frameOf(frameKind.answer, id, 500)),
    )
  })
  socket.on('data', (chunk) => {
    try {
      read(chunk)
    } catch {
      socket.destroy()
    }
  })
  socket.on('error', () => {})
  write(frameOf(frameKind.hello, 0, 0, '', JSON.stringify(routes)))
}

/** Listens at a local socket for the front; each connection begins with the routes, which is how the front learns them. */
export async function serveFrames(
  path: string,
  routes: readonly ToldRoute[],
  answer: (handed: Handed) => Promise<HandedBack>,
): Promise<{ close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serveOne(socket, routes, answer)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
