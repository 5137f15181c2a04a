import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Front, openFront } from '../front.ts'
import type { FrontLimits } from '../front-limits.ts'
import type { ToldRoute } from '../route-map.ts'
import { type Handed, type HandedBack, serveFrames } from '../serve-frames.ts'

export const someRoutes: ToldRoute[] = [
  { method: 'POST', path: '/api/v1/uploads', work: 'field', isDirect: true },
  { method: 'GET', path: '/api/v1/rounds/:round/report', work: 'report', isDirect: true },
  { method: 'GET', path: '/api/v1/events', work: 'live', isDirect: false },
]

export type AppDoes = {
  answer?(handed: Handed): Promise<HandedBack>
  plain?: RequestListener
}

const told = (handed: Handed): Promise<HandedBack> =>
  Promise.resolve({
    status: 200,
    head: 'content-type: application/json\r\n',
    body: JSON.stringify({ ...handed, body: handed.body.toString('hex') }),
  })

/** A front with one invented application behind it, which tells what it was handed unless it is told to do otherwise. */
export async function aFront(does: AppDoes = {}, limits: Partial<FrontLimits> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-front-'))
  const address = { name: 'app', frames: join(folder, 'frames'), http: join(folder, 'http') }
  const frames = await serveFrames(address.frames, someRoutes, does.answer ?? told)
  const plain = createServer(does.plain ?? ((_request, response) => response.end('a page')))
  await new Promise<void>((resolve) => plain.listen(address.http, resolve))
  const front = await openFront({ host: '127.0.0.1', port: 0, limits })
  await front.attach(address)
  await until(() => front.figures().ready === 1)
  onTestFinished(async () => {
    await front.close(100)
    await frames.close()
    plain.closeAllConnections()
    plain.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { front, address, frames, port: portOf(front) }
}

export const portOf = (front: Front): number => Number(new URL(front.url).port)

/** Waits until something is true; throws after five seconds. */
export async function until(isTrue: () => boolean): Promise<void> {
  for (let waited = 0; !isTrue(); waited += 5) {
    if (waited > 5_000) throw new Error('it did not become true within five seconds')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Sends bytes on a connection of its own, in pieces where several are given, and returns all that came until it closed. */
export function exchange(
  port: number,
  pieces: readonly (string | Buffer)[],
  pauseMs = 0,
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(text))
    socket.on('connect', async () => {
      for (const piece of pieces) {
        socket.write(piece)
        if (pauseMs > 0) await new Promise((next) => setTimeout(next, pauseMs))
      }
    })
  })
}
