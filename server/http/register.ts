import { Uuid } from '@bihuan/contract/scalars.ts'
import type { FastifyInstance } from 'fastify'
import Type, { type TSchema } from 'typebox'
import type { Context } from './context.ts'
import { keptAnswer } from './kept-answer.ts'
import type { Route } from './route.ts'
import { noStore, runnerOf } from './run-route.ts'

type ObjectSchema = TSchema & { properties: Record<string, TSchema>; required?: string[] }

const pathNames = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

/** Splits an input into what stands in the path and the rest, for the description only: the door sees one object. */
function splitSchema(schema: ObjectSchema, path: string) {
  const inPath = new Set(pathNames(path))
  const part = (want: boolean) =>
    Type.Object(
      Object.fromEntries(
        Object.entries(schema.properties)
          .filter(([name]) => inPath.has(name) === want)
          .map(([name, inner]) => [
            name,
            schema.required?.includes(name) ? inner : Type.Optional(inner),
          ]),
      ),
    )
  return { params: part(true), rest: part(false), hasPath: inPath.size > 0 }
}

const problemSchema = Type.Object(
  { code: Type.String(), title: Type.String(), status: Type.Integer() },
  { description: 'problem+json, RFC 9457' },
)

const described = (name: string, summary: string, roles: readonly string[]) => ({
  operationId: name,
  summary,
  description: `Permission \`${name}\`. Roles: ${roles.join(', ')}.`,
  tags: [name.split('.')[0] ?? name],
})

function registerCommand(
  app: FastifyInstance,
  context: Context,
  route: Extract<Route, { method: 'POST' }>,
): void {
  const { command, path } = route
  const run = runnerOf(context, route)
  const { params, rest, hasPath } = splitSchema(command.input as ObjectSchema, path)
  app.post(path, {
    schema: {
      ...described(command.name, command.summary, command.roles),
      headers: Type.Object({ 'idempotency-key': Uuid }),
      ...(hasPath ? { params } : {}),
      body: rest,
      response: { 200: command.outcome, '4xx': problemSchema },
    },
    handler: (request) => run(request),
  })
}

function registerQuery(
  app: FastifyInstance,
  context: Context,
  route: Extract<Route, { method: 'GET' }>,
): void {
  const { query, path } = route
  const run = runnerOf(context, route)
  const { params, rest, hasPath } = splitSchema(query.params as ObjectSchema, path)
  app.get(path, {
    schema: {
      ...described(query.name, query.summary, query.roles),
      ...(hasPath ? { params } : {}),
      querystring: rest,
      ...(query.person || query.people
        ? { headers: Type.Object({ 'x-purpose': Type.String() }) }
        : {}),
      response: { 200: query.outcome, '4xx': problemSchema },
    },
    async handler(request, reply) {
      reply.header('cache-control', noStore)
      const outcome = await run(request)
      const kept = keptAnswer(query, outcome, request.headers['if-none-match'])
      if (!kept) return outcome
      reply.header('cache-control', kept.cacheControl).header('etag', kept.etag)
      return kept.isKnown ? reply.code(304).send() : outcome
    },
  })
}

/** Puts every route of the table on the server. */
export function registerRoutes(
  app: FastifyInstance,
  context: Context,
  routes: readonly Route[],
): void {
  for (const route of routes) {
    if (route.method === 'POST') registerCommand(app, context, route)
    else registerQuery(app, context, route)
  }
}
