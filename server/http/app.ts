import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { problems } from '@bihuan/contract/problems.ts'
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import swaggerPage from '@fastify/swagger-ui'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { Problem, problemBody } from '../door/problem.ts'
import { boardTopic, feedTopic } from '../rounds/topics.ts'
import { type Context, languageOf } from './context.ts'
import { clockTopic, registerDemo } from './demo.ts'
import { registerDemoResidents } from './demo-residents.ts'
import { registerLive } from './live.ts'
import { registerOps } from './ops.ts'
import { registerPages } from './pages.ts'
import { registerRoutes } from './register.ts'
import { registerResidentSignIn } from './resident-sign-in.ts'
import { routes } from './routes.ts'
import { registerSignIn } from './sign-in.ts'

export type AppOptions = { version: string; webFolder: string | null; log: boolean | LogSink }

/** Where log lines go instead of standard output. */
export type LogSink = { write(line: string): void }

// A batch of 500 tubes of 20 people is about 1 MB; an instrument workbook of a 384 plate about 3 MB in base64.
const bodyBytesMax = 16 * 1024 * 1024

const contentSecurity = (style: string, script = "'self'") =>
  `default-src 'self'; script-src ${script}; style-src ${style}; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'`
const policy = contentSecurity("'self'")
// The reader of bar codes by camera is WebAssembly; only the field shell has one.
const fieldPolicy = contentSecurity("'self'", "'self' 'wasm-unsafe-eval'")
// The documentation page writes its own styles; our pages do not.
const documentationPolicy = contentSecurity("'self' 'unsafe-inline'")

const policyOf = (url: string) =>
  url.startsWith('/api/docs') ? documentationPolicy : /^\/f(\/|$)/.test(url) ? fieldPolicy : policy

/**
 * Where a fault happened, without its words: a message of PostgreSQL quotes the value that did not fit, its detail a whole
 * row, and an error of ours may carry the input.
 */
function placeOf(error: Error) {
  const {
    code,
    constraint_name: constraint,
    table_name: table,
    column_name: column,
  } = error as unknown as Record<string, unknown>
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return {
    type: error.name,
    message: String(code ?? error.name),
    constraint,
    table,
    column,
    stack: frames.join('\n'),
  }
}

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
    const told = asProblem(error)
    if (told.code === 'server.fault') request.log.error({ trace: request.id, err: error }, 'fault')
    if (told.code === 'access.too-many-attempts')
      reply.header('retry-after', told.values.seconds ?? '60')
    const body = problemBody(told, languageOf(request), request.id)
    return reply
      .code(problems[told.code].status)
      .type('application/problem+json')
      .serializer(JSON.stringify)
      .send(body)
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

const notJson = new Set([
  'FST_ERR_CTP_INVALID_MEDIA_TYPE',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_JSON_BODY',
])

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('input.too-large')
  if (notJson.has(code)) return new Problem('input.not-json')
  return new Problem('server.fault')
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
  })
  // The door validates with the same schemas; doing it here too would cost the hot path twice.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(() => (body) => JSON.stringify(body))
  registerErrors(app)
  app.addHook('onSend', async (request, reply) => {
    reply.header('content-security-policy', policyOf(request.url))
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'no-referrer')
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
  registerDemo(app, context)
  registerDemoResidents(app, context)
  registerLive(app, context, [clockTopic, boardTopic(), feedTopic])
  registerRoutes(app, context, routes)
  if (options.webFolder && existsSync(options.webFolder))
    await registerPages(app, context, options.webFolder)
  return app
}
