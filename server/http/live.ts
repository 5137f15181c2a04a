import type { FastifyInstance } from 'fastify'
import { actorOf, type Context } from './context.ts'

/** What pages hear without asking: server-sent events, each with an id to resume from. */
export type LiveTopic = { name: string; everyMs: number; read(context: Context): Promise<unknown> }

const unreadBytesMax = 1024 * 1024

/**
 * One stream for all open pages. Each topic is read once per interval however many pages listen, and sent only when it
 * changed, so that a thousand screens cost one query.
 */
export function registerLive(
  app: FastifyInstance,
  context: Context,
  topics: readonly LiveTopic[] = [],
): void {
  type Listener = { write(text: string): void }
  const listeners = new Set<Listener>()
  const last = new Map<string, { text: string; id: number }>()
  let id = 0
  const message = (name: string) => {
    const known = last.get(name)
    return known ? `id: ${known.id}\nevent: ${name}\ndata: ${known.text}\n\n` : ''
  }
  const timers = topics.map(({ name, everyMs, read }) => {
    let busy = false
    return setInterval(async () => {
      if (busy || listeners.size === 0) return
      busy = true
      try {
        const text = JSON.stringify(await read(context))
        if (last.get(name)?.text === text) return
        id += 1
        last.set(name, { text, id })
        for (const listener of listeners) listener.write(message(name))
      } catch (error) {
        app.log.error({ err: error, topic: name }, 'live topic failed')
      } finally {
        busy = false
      }
    }, everyMs)
  })
  app.addHook('onClose', async () => {
    for (const timer of timers) clearInterval(timer)
  })
  app.get('/api/v1/events', {
    schema: {
      operationId: 'live.listen',
      summary: 'Server-sent events of the round board and the clock',
      tags: ['live'],
    },
    async handler(request, reply) {
      await actorOf(context, request)
      const resumeFrom = Number(request.headers['last-event-id'] ?? 0)
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      })
      raw.write('retry: 2000\n\n')
      for (const [name, known] of last)
        if (known.id > resumeFrom || resumeFrom === 0) raw.write(message(name))
      const listener = {
        write(text: string) {
          raw.write(text)
          // Who reads nothing any more is not kept in memory; a page opens its stream again by itself.
          if (raw.writableLength > unreadBytesMax) raw.destroy()
        },
      }
      listeners.add(listener)
      const beat = setInterval(() => raw.write(': beat\n\n'), 15_000)
      raw.on('close', () => {
        clearInterval(beat)
        listeners.delete(listener)
      })
    },
  })
}
