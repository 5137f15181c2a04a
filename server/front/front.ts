import { createServer, type Socket } from 'node:net'
import { stopwatch } from '../clock.ts'
import { type AppAddress, AppLink } from './app-link.ts'
import { Client } from './client.ts'
import { type FrontLimits, frontLimits } from './front-limits.ts'
import { Gate } from './gate.ts'
import { Office } from './office.ts'
import { routeMap, type ToldRoute } from './route-map.ts'
import { otherRoutes } from './told-routes.ts'

export type FrontOptions = {
  host: string
  port: number
  limits?: Partial<FrontLimits>
  /** Called where an application has been silent for so long, in milliseconds, that it may be dead; every 100 ms. */
  silent?(name: string, ms: number): void
}

/** What the front has done so far, and what it holds now. */
export type FrontFigures = {
  letIn: Record<string, number>
  refused: Record<string, number>
  inside: number
  places: number
  clients: number
  ready: number
}

export type Front = {
  url: string
  /**
   * Uses an application from now on, as soon as it says hello; tried again until it does or is dropped. Settles when it
   * has said it for the first time.
   */
  attach(app: AppAddress): Promise<void>
  drop(name: string): void
  figures(): FrontFigures
  /** Takes no more requests, lets those inside end for at most `graceMs`, and hangs up. */
  close(graceMs?: number): Promise<void>
}

const sweepMs = 1_000
const againMs = 50

/** Opens the city's port in this process, which computes nothing else: it reads, lets in by class, or refuses at once. */
export async function openFront(options: FrontOptions): Promise<Front> {
  const limits = { ...frontLimits, ...options.limits }
  const links = new Map<string, AppLink>()
  const wanted = new Map<string, AppAddress>()
  const clients = new Set<Client>()
  const addresses = new Map<string, number>()
  let ready: AppLink[] = []
  // Until an application says more, what is known without one: above all, what asks whether there is one.
  let destination = routeMap(otherRoutes)
  let isClosing = false

  const gate = new Gate<AppLink>(() => ready)
  const office = new Office({
    gate,
    limits,
    destination: (method, url) => destination(method, url),
    apps: () => ({ ready: ready.filter(({ isReady }) => isReady), wanted: wanted.size }),
  })

  const attach = (app: AppAddress): Promise<void> =>
    new Promise((resolve) => {
      wanted.set(app.name, app)
      link(app, resolve)
    })

  function link(app: AppAddress, greeted: () => void): void {
    if (isClosing) return
    const limit = {
      targetMs: limits.targetMs,
      least: limits.placesLeast,
      most: limits.placesMost,
    }
    const made = new AppLink(app, limit, {
      ready(routes: ToldRoute[]) {
        destination = routeMap(routes)
        ready = [...ready, made]
        greeted()
      },
      lost() {
        ready = ready.filter((one) => one !== made)
        if (links.get(app.name) === made) links.delete(app.name)
        if (wanted.get(app.name) === app) setTimeout(() => again(app, greeted), againMs)
      },
      silent: (ms) => options.silent?.(app.name, ms),
    })
    links.set(app.name, made)
  }

  function again(app: AppAddress, greeted: () => void): void {
    if (wanted.get(app.name) === app && !links.has(app.name)) link(app, greeted)
  }

  function drop(name: string): void {
    wanted.delete(name)
    links.get(name)?.close()
  }

  let held = 0
  let heldAt = 0
  /** Bytes of all requests that are not whole; counted anew ten times a second at most. */
  function heldBytes(): number {
    const now = stopwatch()
    if (now - heldAt < 100) return held
    heldAt = now
    held = 0
    for (const client of clients) held += client.held
    return held
  }

  function welcome(socket: Socket): void {
    const address = socket.remoteAddress ?? ''
    const fromThere = addresses.get(address) ?? 0
    if (clients.size >= limits.socketsMax || fromThere >= limits.socketsPerAddressMax)
      return void socket.destroy()
    addresses.set(address, fromThere + 1)
    const client: Client = new Client(socket, limits, {
      hasChance: (head) => heldBytes() < limits.heldBytesMax && office.hasChance(head),
      refusal: (head) => office.refusal(head),
      ask: (asked) => office.ask(asked),
      gone() {
        clients.delete(client)
        const left = (addresses.get(address) ?? 1) - 1
        if (left === 0) addresses.delete(address)
        else addresses.set(address, left)
      },
    })
    clients.add(client)
  }

  const server = createServer(welcome)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: options.host, port: options.port, backlog: 2_048 }, resolve)
  })
  const sweep = setInterval(() => {
    for (const client of clients) client.sweep()
  }, sweepMs)
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : options.port

  return {
    url: `http://localhost:${port}`,
    attach,
    drop,
    figures: () => ({
      ...office.figures(),
      inside: ready.reduce((sum, link) => sum + link.inside, 0),
      places: ready.reduce((sum, link) => sum + link.places(), 0),
      clients: clients.size,
      ready: ready.filter(({ isReady }) => isReady).length,
    }),
    async close(graceMs = 5_000) {
      isClosing = true
      clearInterval(sweep)
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const client of clients) client.end()
      const late = setTimeout(() => {
        for (const client of clients) client.destroy()
      }, graceMs)
      office.endStreams()
      await closed
      clearTimeout(late)
      gate.close()
      office.close()
      for (const name of [...wanted.keys()]) drop(name)
    },
  }
}
