import type { Instant } from '@bihuan/core/time/instant.ts'
import type { FastifyInstance } from 'fastify'
import { actorFinder } from './accounts/session.ts'
import { type DemoClock, demoClock, systemClock } from './clock.ts'
import { appAddress, appRole } from './db/app-role.ts'
import { outliveLostSockets } from './db/lost-socket.ts'
import { migrate } from './db/migrate.ts'
import { cityByWork, endPools, openPools } from './db/pools.ts'
import { citySchema, connect } from './db/sql.ts'
import type { City } from './door/command.ts'
import { serveFrames } from './front/serve-frames.ts'
import { toldRoutes } from './front/told-routes.ts'
import { buildApp } from './http/app.ts'
import type { Context } from './http/context.ts'
import { demoPasskeys } from './http/demo-passkeys.ts'
import { directAnswers } from './http/direct.ts'
import { routes } from './http/routes.ts'
import { jobSchema, startJobs } from './jobs/jobs.ts'
import type { Keys } from './keys.ts'
import { type Gateway, gatewaySender } from './messages/gateway.ts'
import { noAnchors, type TrustAnchors } from './trust/anchors.ts'

export type ServeOptions = {
  databaseUrl: string
  cityCode: string
  keys: Keys
  /** What signatures are checked against; without it nobody is appointed. */
  anchors?: TrustAnchors
  /** The passkeys of invented officers, for a page to sign with. */
  demoPasskeyFile?: string | null
  version: string
  /** The moment at which an invented city starts; null for a real one, which has the real time and no demo routes. */
  demoStart: Instant | null
  host: string
  port: number
  webFolder: string | null
  log: boolean
  /** Where texts for phones are handed over; without one nothing is sent, and /readyz says so. */
  texts?: Gateway | null
  /** Behind a front: the local sockets at which it hands requests over, by frame and by HTTP, instead of host and port. */
  sockets?: { frames: string; http: string }
  /** False where another process of the city runs its jobs. */
  runsJobs?: boolean
}

export type Serving = {
  app: FastifyInstance
  city: City
  url: string
  /** The clock of an invented city. */
  demo: DemoClock | null
  now(): Instant
  close(): Promise<void>
}

// For one command of the command line, or seeding.
const connectionsMax = 12

/** Opens a city's schema without serving it: for commands of the command line, and for seeding before the first start. */
export async function openCity(
  options: Pick<ServeOptions, 'databaseUrl' | 'cityCode' | 'keys' | 'anchors'>,
): Promise<City> {
  const sql = connect(options.databaseUrl, options.cityCode, {
    max: connectionsMax,
    name: 'bihuan',
  })
  await migrate(sql, citySchema(options.cityCode))
  return {
    sql,
    code: options.cityCode,
    keys: options.keys,
    anchors: options.anchors ?? noAnchors,
  }
}

/** Where the clock of an invented city goes on after a stop: never behind what has happened already. */
async function goesOnAt({ sql }: City, start: Instant): Promise<Instant> {
  const [last] = await sql<{ at: Instant | null }[]>`select max(at) as at from commands`
  return Math.max(start, last?.at ?? start)
}

async function listen(
  app: FastifyInstance,
  options: ServeOptions,
  context: Context,
): Promise<{ url: string; close(): Promise<void> }> {
  const { sockets } = options
  if (sockets) {
    await app.listen({ path: sockets.http })
    const answers = directAnswers(app, context, routes)
    const frames = await serveFrames(sockets.frames, toldRoutes(routes), answers)
    return { url: sockets.http, close: () => frames.close() }
  }
  await app.listen({ host: options.host, port: options.port })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return { url: `http://localhost:${port}`, close: async () => {} }
}

/** Brings the schema to its newest version as its owner, and says where the application comes in. */
async function prepareDatabase({ databaseUrl, cityCode, keys }: ServeOptions) {
  const owner = connect(databaseUrl, cityCode, { max: 1, name: 'bihuan owner' })
  try {
    const schema = citySchema(cityCode)
    await migrate(owner, schema)
    const names = { code: cityCode, schema, jobs: jobSchema(cityCode), keys }
    return await appAddress(owner, databaseUrl, names)
  } finally {
    await owner.end({ timeout: 5 })
  }
}

/** Serves a city: migrations, jobs and the HTTP side in this process. Closing ends requests first, the database last. */
export async function serve(options: ServeOptions): Promise<Serving> {
  outliveLostSockets()
  const { url: address, rights } = await prepareDatabase(options)
  const pools = openPools(address, options.cityCode, rights === 'app' ? appRole : null)
  const { city, cityFor } = cityByWork(pools, {
    code: options.cityCode,
    keys: options.keys,
    anchors: options.anchors ?? noAnchors,
  })
  const demo =
    options.demoStart === null ? null : demoClock(await goesOnAt(city, options.demoStart))
  // The phones of an invented city are nobody's, or a stranger's: nothing is ever sent there.
  const send = options.texts && demo === null ? gatewaySender(options.texts) : null
  const context: Context = {
    city,
    cityFor,
    clock: demo ?? systemClock,
    demo,
    findActor: actorFinder(city.sql, city.keys),
    sendsTexts: send !== null,
    passkeyOf: demo === null ? null : demoPasskeys(options.demoPasskeyFile ?? null),
    rights,
  }
  const app = await buildApp(context, {
    version: options.version,
    webFolder: options.webFolder,
    log: options.log,
    isBehindFront: options.sockets !== undefined,
  })
  const jobs =
    options.runsJobs === false
      ? null
      : await startJobs(city, options.databaseUrl, app.log, send, () => context.clock.now())
  const listening = await listen(app, options, context)
  return {
    app,
    city,
    url: listening.url,
    demo,
    now: () => context.clock.now(),
    async close() {
      await listening.close()
      await app.close()
      await jobs?.stop()
      await endPools(pools, 5)
    },
  }
}
