import { randomUUID } from 'node:crypto'
import { parse as parseQuery } from 'node:querystring'
import type { FastifyInstance } from 'fastify'
import type { Handed, HandedBack } from '../front/serve-frames.ts'
import type { Context } from './context.ts'
import { problemType, tellFault } from './fault.ts'
import { keptAnswer } from './kept-answer.ts'
import type { Route } from './route.ts'
import { noStore, runnerOf } from './run-route.ts'
import { securityHeaders } from './security-headers.ts'

type Headers = Record<string, string>

const jsonType = 'application/json; charset=utf-8'
// As node:http joins what stands twice; of these the first counts.
const once = new Set(['authorization', 'content-type', 'host', 'user-agent', 'referer'])

function headersOf(flat: readonly string[]): Headers {
  const headers: Headers = Object.create(null) as Headers
  for (let n = 0; n < flat.length; n += 2) {
    const name = flat[n] ?? ''
    const value = flat[n + 1] ?? ''
    const before = headers[name]
    if (before === undefined) headers[name] = value
    else if (!once.has(name)) headers[name] = `${before}${name === 'cookie' ? '; ' : ', '}${value}`
  }
  return headers
}

const line = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')

/** Where the parameters of a path stand between its slashes. */
const placesOf = (path: string) =>
  path
    .split('/')
    .flatMap((part, place) => (part.startsWith(':') ? [{ name: part.slice(1), place }] : []))

type Parse = (text: string) => unknown

/** The same reading of JSON as Fastify's own, which refuses a poisoned prototype. */
function jsonOf(app: FastifyInstance): Parse {
  const parse = app.getDefaultJsonParser('error', 'error')
  return (text) => {
    let outcome: unknown
    void parse(undefined as never, text, (error, value) => {
      if (error) throw error
      outcome = value
    })
    return outcome
  }
}

/**
 * Answers requests that the front hands over by frame, without HTTP between us: the same runner, the same refusals and
 * the same headers as through Fastify, which a test compares byte by byte.
 */
export function directAnswers(app: FastifyInstance, context: Context, routes: readonly Route[]) {
  const parseJson = jsonOf(app)
  const security = line(securityHeaders('/api/'))
  const heads = {
    command: `content-type: ${jsonType}\r\n${security}`,
    query: `cache-control: ${noStore}\r\ncontent-type: ${jsonType}\r\n${security}`,
  }
  const known = routes.map((route) => ({
    run: runnerOf(context, route),
    places: placesOf(route.path),
    head: route.method === 'POST' ? heads.command : heads.query,
    isQuery: route.method === 'GET',
    query: route.method === 'GET' ? route.query : null,
    shown: { method: route.method, routeOptions: { url: route.path } },
  }))

  return async ({ route, address, url, headers: flat, body }: Handed): Promise<HandedBack> => {
    const headers = headersOf(flat)
    // The front knows it; what a client says of itself is nothing.
    headers['x-forwarded-for'] = address
    const found = known[route]
    try {
      if (!found) throw new Error('no such route')
      const mark = url.indexOf('?')
      const parts = (mark === -1 ? url : url.slice(0, mark)).split('/')
      const params: Record<string, string> = {}
      for (const { name, place } of found.places) params[name] = parts[place] ?? ''
      const outcome = await found.run({
        headers,
        cookies: headers.cookie === undefined ? {} : app.parseCookie(headers.cookie),
        params,
        query: mark === -1 ? {} : parseQuery(url.slice(mark + 1)),
        body: found.isQuery ? undefined : parseJson(body.toString()),
      })
      const kept = found.query && keptAnswer(found.query, outcome, headers['if-none-match'])
      const status = kept?.isKnown ? 304 : 200
      app.log.info({ req: found.shown, res: { statusCode: status } }, 'request completed')
      const head = kept
        ? `cache-control: ${kept.cacheControl}\r\netag: ${kept.etag}\r\ncontent-type: ${jsonType}\r\n${security}`
        : found.head
      return { status, head, body: kept?.isKnown ? '' : (JSON.stringify(outcome) ?? '') }
    } catch (error) {
      const told = tellFault(error, { headers, id: randomUUID() }, app.log)
      if (found)
        app.log.info({ req: found.shown, res: { statusCode: told.status } }, 'request completed')
      const more = told.retryAfter === null ? '' : `retry-after: ${told.retryAfter}\r\n`
      return {
        status: told.status,
        head: `${found?.isQuery ? `cache-control: ${noStore}\r\n` : ''}${more}content-type: ${problemType}\r\n${security}`,
        body: JSON.stringify(told.body),
      }
    }
  }
}
