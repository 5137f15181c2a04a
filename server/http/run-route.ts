import { isUuid } from '@bihuan/contract/scalars.ts'
import { Value } from 'typebox/value'
import { onOneConnection } from '../db/one-connection.ts'
import { execute } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { ask } from '../door/query.ts'
import { actorOf, type Context, nowOf, type Told } from './context.ts'
import type { Route } from './route.ts'

/** A request to a route of the table, already parsed. */
export type Parsed = Told & { body?: unknown; params: unknown; query: unknown }

/** What every answer to a question says: what it shows of a person stays in no cache. */
export const noStore = 'no-store'

function commandId(headers: Told['headers']): string {
  const id = headers['idempotency-key']
  if (typeof id !== 'string' || !isUuid(id.toLowerCase())) throw new Problem('command.id-missing')
  return id.toLowerCase()
}

function isObject(body: unknown): body is object {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
}

/**
 * What a route does with a request, by whichever way it came: through Fastify, or by a frame from the front. There is
 * no other way into the door.
 */
export function runnerOf(context: Context, route: Route): (request: Parsed) => Promise<unknown> {
  const city = context.cityFor?.(route.work, route.method === 'GET') ?? context.city
  if (route.method === 'POST') {
    const { command } = route
    return async ({ headers, cookies, body, params }) => {
      const actor = await actorOf(context, { headers, cookies })
      if (body !== undefined && !isObject(body)) throw new Problem('input.malformed')
      const input = { ...body, ...(params as object) }
      const id = commandId(headers)
      return execute(city, command, input, { id, now: nowOf(context, { headers }), actor })
    }
  }
  const { query } = route
  return async (request) => {
    const actor = await actorOf(context, request)
    const stated = request.headers['x-purpose']
    const input = Value.Convert(query.params, {
      ...(request.query as object),
      ...(request.params as object),
    })
    const purpose = typeof stated === 'string' ? stated : null
    const asking = { now: nowOf(context, request), actor, purpose }
    if (route.work !== 'report') return ask(city, query, input, asking)
    // Only reports have statements that are cut off.
    return onOneConnection(city.sql, (sql) => ask({ ...city, sql }, query, input, asking))
  }
}
