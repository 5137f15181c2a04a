import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { parse as parseQuery } from 'node:querystring'
import { problems } from '@bihuan/contract/problems.ts'
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import swaggerPage from '@fastify/swagger-ui'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Problem, problemBody } from '../door/problem.ts'
import { registerPublicTraces } from '../papers/register-public-traces.ts'
import { registerPassBundle } from '../pass/register-bundle.ts'
import { boardTopic, feedTopic } from '../rounds/topics.ts'
import { type Context, languageOf } from './context.ts'
import { clockTopic, registerDemo } from './demo.ts'
import { registerDemoResidents } from './demo-residents.ts'
import { placeOf, problemType, tellFault } from './fault.ts'
import { registerLive } from './live.ts'
import { registerOps } from './ops.ts'
import { registerPages } from './pages.ts'
import { registerPublicLog } from './public-log.ts'
import { registerRoutes } from './register.ts'
import { registerResidentSignIn } from './resident-sign-in.ts'
import { routes } from './routes.ts'
import { securityHeaders } from './security-headers.ts'
import { registerSignIn } from './sign-in.ts'

export type AppOptions = {
  version: string
  webFolder: string | null
  log: boolean | LogSink
  isBehindFront?: boolean
}

/** Where log lines go instead of standard output. */
export type LogSink = { write(line: string): void }

// A batch of 500 tubes of 20 people is about 1 MB; an instrument workbook of a 384 plate about 3 MB in base64.
const bodyBytesMax = 16 * 1024 * 1024
const headMsMax = 10_000
// 16 MB over a poor connection of a village.
const requestMsMax = 120_000
const idleMsMax = 65_000

// Names of people and numbers of documents stand in bodies and paths, so the log has neither: only the route's pattern.
const logger = {
  level: 'info',
  serializers: {
    err: placeOf,
    req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions.url }),
    res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
  },
}

function registerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => {
    const told = tellFault(error, request, request.log)
    if (told.retryAfter !== null) reply.header('retry-after', told.retryAfter)
    return reply.code(told.status).type(problemType).serializer(JSON.stringify).send(told.body)
  })
  app.setNotFoundHandler(async (request, reply) => {
    const body = problemBody(
      new Problem('not-found', { what: request.url.split('?')[0] ?? '' }),
      languageOf(request),
      request.id,
    )
    return reply.code(404).type('application/problem+json').serializer(JSON.stringify).send(body)
  })
}

/** The whole HTTP side of a city, not yet listening. */
export async function buildApp(context: Context, options: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger:
      options.log === false
        ? false
        : options.log === true
          ? logger
          : { ...logger, stream: options.log },
    bodyLimit: bodyBytesMax,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    // Behind the front only it can connect, and it has taken away what a client said of its own address.
    trustProxy: options.isBehindFront ?? false,
    // Without a front, nobody may hold a connection by being slow.
    requestTimeout: requestMsMax,
    http: { headersTimeout: headMsMax, connectionsCheckingInterval: 1_000 },
    keepAliveTimeout: idleMsMax,
    routerOptions: { querystringParser: (text) => parseQuery(text) },
  })
  // The door validates with the same schemas; doing it here too would cost the hot path twice.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (body) => JSON.stringify(body))
  registerErrors(app)
  app.addHook('onSend', async (request, reply) => {
    reply.headers(securityHeaders(request.url))
  })
  await app.register(cookie)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bihuan 闭环',
        version: options.version,
        description:
          'Every write is a command with a UUID of its sender in Idempotency-Key; a repeat is answered with the same answer.',
      },
    },
  })
  await app.register(swaggerPage, {
    routePrefix: '/api/docs',
    theme: {
      title: 'Bihuan 闭环 · API',
      // The bar on top is the library's own mark and a field to load other people's descriptions.
      css: [{ filename: 'bihuan.css', content: '.swagger-ui .topbar { display: none }' }],
    },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  app.get(
    '/api/problems',
    {
      schema: {
        operationId: 'problem.list',
        summary: 'Every refusal there is',
        tags: ['operations'],
      },
    },
    async () => problems,
  )
  registerOps(app, context, options.version)
  registerSignIn(app, context)
  registerResidentSignIn(app, context)
  registerPassBundle(app, context)
  registerPublicTraces(app, context)
  registerDemo(app, context)
  registerDemoResidents(app, context)
  registerPublicLog(app, context)
  registerLive(app, context, [clockTopic, boardTopic(), feedTopic])
  registerRoutes(app, context, routes)
  if (options.webFolder && existsSync(options.webFolder))
    await registerPages(app, context, options.webFolder)
  return app
}
