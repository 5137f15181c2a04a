import { fileURLToPath } from 'node:url'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { type DemoClock, demoClock, systemClock } from '@bihuan/server/clock.ts'
import { execute } from '@bihuan/server/door/command.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { routes } from '@bihuan/server/http/routes.ts'
import { aCity, type TestCity } from '@bihuan/server/testing/a-city.ts'
import { inProcess } from '@bihuan/sim/seed/in-process.ts'
import { assayFiles, noticeFile } from '@bihuan/sim/seed/policy-files.ts'
import { seedCity } from '@bihuan/sim/seed/seed-city.ts'
import { runCity } from '@bihuan/sim/staff/run-city.ts'
import type { FastifyInstance } from 'fastify'

// WEB_DIST names another build than the one in web/dist.
const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const commands = routes.flatMap((route) => (route.method === 'POST' ? [route.command] : []))
const order = { seed: 18, scale: 0.0005 }
const host = '127.0.0.1'

/** A city behind the pages: where it is, and how its server is stopped and started again on the same port. */
export type ServedCity = {
  city: TestCity
  url: string
  clock: DemoClock
  stop(): Promise<void>
  start(): Promise<void>
}

async function listen({ city, sql }: TestCity, clock: DemoClock | null, port: number) {
  const app = await buildApp(
    { city, clock: clock ?? systemClock, demo: clock, findActor: actorFinder(sql, city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host, port })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { app, port: address.port }
}

/** Plays the round by its simulated staff until a moment, and leaves the clock standing there. */
async function playUntil(url: string, clock: DemoClock, until: Instant): Promise<void> {
  const ending = new AbortController()
  const watch = setInterval(() => clock.now() >= until && ending.abort(), 20)
  try {
    await runCity({ ...order, url, speed: 'max', signal: ending.signal })
  } catch (cause) {
    if (!ending.signal.aborted) throw cause
  } finally {
    clearInterval(watch)
  }
}

/** The real server on a database of its own, with an invented city of about 6,000 people so many hours into its round. */
export async function serveCity(hoursIntoRound: number): Promise<ServedCity> {
  const city = await aCity()
  const send = inProcess(
    commands,
    (it, input, attempt) => execute(city.city, it, input, attempt),
    city.start,
  )
  await seedCity({ ...order, send, notice: noticeFile(), assays: assayFiles() })
  const clock = demoClock(city.start)
  let running: { app: FastifyInstance; port: number } | null = await listen(city, clock, 0)
  const { port } = running
  const url = `http://${host}:${port}`
  await playUntil(url, clock, city.start + (1 + hoursIntoRound) * hourMs)
  const stop = async () => {
    await running?.app.close()
    running = null
  }
  return {
    city,
    url,
    clock,
    stop,
    async start() {
      running = await listen(city, clock, port)
    },
  }
}

/** The same city as one that is no demo: real time, and nobody enters without a password. */
export async function serveReal(city: TestCity): Promise<{ url: string; stop(): Promise<void> }> {
  const { app, port } = await listen(city, null, 0)
  return { url: `http://${host}:${port}`, stop: () => app.close() }
}
