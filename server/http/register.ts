import { isUuid, Uuid } from '@bihuan/contract/scalars.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type, { type TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { execute } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { ask } from '../door/query.ts'
import { actorOf, type Context, nowOf } from './context.ts'
import type { Route } from './route.ts'

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

function commandId(request: FastifyRequest): string {
  const id = request.headers['idempotency-key']
  if (typeof id !== 'string' || !isUuid(id.toLowerCase())) throw new Problem('command.id-missing')
  return id.toLowerCase()
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
  const { params, rest, hasPath } = splitSchema(command.input as ObjectSchema, path)
  app.post(path, {
    schema: {
      ...described(command.name, command.summary, command.roles),
      headers: Type.Object({ 'idempotency-key': Uuid }),
      ...(hasPath ? { params } : {}),
      body: rest,
      response: { 200: command.outcome, '4xx': problemSchema },
    },
    async handler(request) {
      const actor = await actorOf(context, request)
      const body = request.body
      if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body)))
        throw new Problem('input.malformed')
      const input = { ...(body as object | undefined), ...(request.params as object) }
      return execute(context.city, command, input, {
        id: commandId(request),
        now: nowOf(context, request),
        actor,
      })
    },
  })
}

function registerQuery(
  app: FastifyInstance,
  context: Context,
  route: Extract<Route, { method: 'GET' }>,
): void {
  const { query, path } = route
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
      const actor = await actorOf(context, request)
      const stated = request.headers['x-purpose']
      const input = Value.Convert(query.params, {
        ...(request.query as object),
        ...(request.params as object),
      })
      reply.header('cache-control', 'no-store')
      return ask(context.city, query, input, {
        now: nowOf(context, request),
        actor,
        purpose: typeof stated === 'string' ? stated : null,
      })
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
