import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity } from '../testing/a-city.ts'
import { routes } from './routes.ts'

type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  description?: string
  $ref?: string
  enum?: unknown[]
}
type Body = { content?: Record<string, { schema?: Schema }> }
type Operation = {
  operationId?: string
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[]
  requestBody?: Body
  responses?: Record<string, Body & { description?: string }>
}
type Document = {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components?: object
}

/** Doors without a permission, each with its reason; everything else must stand in the table of routes. */
const open: Record<string, string> = {
  'GET /livez': 'a supervisor asks before anybody signs in',
  'GET /readyz': 'a load balancer asks before anybody signs in',
  'GET /version': 'tells nothing that a reader may not know',
  'GET /api/openapi.json': 'the description of the doors, no data',
  'GET /api/problems': 'the catalogue of refusals, no data',
  'GET /api/docs': 'the page that shows the description',
  'GET /api/docs/*': 'files of that page',
  'POST /api/v1/sessions': 'signing in',
  'DELETE /api/v1/sessions': 'signing out',
  'POST /api/v1/demo/sessions': 'entering an invented city; 404 elsewhere',
  'POST /api/v1/resident-codes': 'asking for a code; the answer is the same for everybody',
  'POST /api/v1/resident-registrations':
    'registering oneself; the answer is the same for everybody',
  'POST /api/v1/resident-sessions': 'entering with the code',
  'GET /api/v1/registration-areas': 'names of areas for that form, public knowledge',
  'GET /api/v1/passes/bundle': 'what passes are checked with; it names nobody',
  'GET /api/v1/public-traces': 'where cases were, as it was published; nobody can be known by it',
  'GET /api/v1/demo/residents': 'whom one may enter an invented city as; 404 elsewhere',
  'POST /api/v1/demo/resident-sessions': 'entering an invented city; 404 elsewhere',
  'GET /api/v1/demo/messages': 'texts of an invented city; 404 elsewhere',
  'GET /api/v1/me': 'asks who signed in, and refuses who did not',
  'GET /api/v1/demo/accounts': 'whom one may enter an invented city as; 404 elsewhere',
  'GET /api/v1/demo/tube':
    'a tube of an invented city to follow, for whoever is signed in; 404 elsewhere',
  'GET /api/v1/demo/passkey': 'the software passkey of an invented officer; 404 elsewhere',
  'GET /api/v1/demo/clock': 'the time of an invented city; 404 elsewhere',
  'POST /api/v1/demo/clock': 'speed of an invented city, for whoever is signed in; 404 elsewhere',
  'GET /api/v1/log': 'size and witnesses of the public log, for everybody',
  'GET /api/v1/log/days': 'the published counts of orders, small figures hidden',
  'GET /api/v1/log/checkpoint': 'the signed head of the public log, for everybody',
  'GET /api/v1/log/consistency': 'hashes of the public log',
  'GET /api/v1/log/entries': 'salted commitments of the public log',
  'GET /api/v1/log/proof': 'hashes of the public log',
  'POST /api/v1/log/cosignatures':
    'lines of witnesses; each proves itself by its signature, and others are left out',
  'GET /api/v1/events': 'the live stream, for whoever is signed in',
}

let app: FastifyInstance
let document: Document
beforeAll(async () => {
  app = await (await aCity()).app()
  document = (await app.inject({ url: '/api/openapi.json' })).json<Document>()
})

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      at: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      path,
      operation,
    })),
  )

/** Registered doors as fastify prints them, without HEAD, which it adds itself, and OPTIONS. */
function registered(): string[] {
  const lines = app.printRoutes({ commonPrefix: false }).split('\n')
  const parts: string[] = []
  return lines.flatMap((line) => {
    const match = /^([│\s]*)[├└]── (\S*) \(([^)]+)\)/.exec(line)
    if (!match) return []
    const depth = (match[1] ?? '').length / 4
    parts.length = depth
    parts[depth] = match[2] ?? ''
    const path = parts.join('').replace(/(?<=.)\/$/, '')
    return (match[3] ?? '')
      .split(', ')
      .filter((method) => !['HEAD', 'OPTIONS'].includes(method))
      .map((method) => `${method} ${path}`)
  })
}

test('every door is in the table of routes or in the short list of open ones', async () => {
  await app.ready()
  const known = new Set([
    ...routes.map(({ method, path }) => `${method} ${path}`),
    ...Object.keys(open),
  ])
  const found = registered()
  expect(found.length).toBeGreaterThan(routes.length)
  expect(
    [...new Set(found)].filter((at) => !known.has(at) && !at.startsWith('GET /api/docs')),
  ).toEqual([])
  expect([...known].filter((at) => !at.includes('/*') && !found.includes(at))).toEqual([])
})

describe('the OpenAPI document', () => {
  test('is 3.1 with a title, a version and paths', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/)
    expect(document.info.title).toContain('Bihuan')
    expect(document.info.version).toBe('test')
    for (const path of Object.keys(document.paths)) expect(path).toMatch(/^\//)
  })

  test('describes every route of the table under its own name', () => {
    const described = new Map(operations().map(({ at, operation }) => [at, operation.operationId]))
    for (const route of routes) {
      expect(described.get(`${route.method} ${route.path}`), route.path).toBe(
        route.method === 'POST' ? route.command.name : route.query.name,
      )
    }
  })

  test('gives every operation an id of its own, a summary, an answer, and each name in its path as a parameter', () => {
    const ids = operations().map(({ operation }) => operation.operationId)
    expect(ids.filter((id, n) => id === undefined || ids.indexOf(id) !== n)).toEqual([])
    for (const { at, path, operation } of operations()) {
      expect(operation.summary, at).toBeTruthy()
      expect(Object.keys(operation.responses ?? {}).length, at).toBeGreaterThan(0)
      for (const [code, response] of Object.entries(operation.responses ?? {})) {
        expect(code).toMatch(/^([1-5]\d\d|[1-5]XX|default)$/)
        expect(typeof response.description).toBe('string')
      }
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
      expect(inPath.map(({ name }) => name).sort(), at).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort(),
      )
      expect(
        inPath.every(({ required }) => required === true),
        at,
      ).toBe(true)
    }
  })

  test('says of every command that it wants an Idempotency-Key, a body and may be refused', () => {
    for (const route of routes.filter(({ method }) => method === 'POST')) {
      const operation = document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.post
      expect(
        operation?.parameters?.map(({ name }) => name.toLowerCase()),
        route.path,
      ).toContain('idempotency-key')
      expect(Object.keys(operation?.responses ?? {})).toEqual(
        expect.arrayContaining(['200', '4XX']),
      )
    }
  })

  test('points only at what it has', () => {
    const text = JSON.stringify(document)
    for (const [, target = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = target
        .split('/')
        .reduce<unknown>(
          (part, name) => (part as Record<string, unknown> | undefined)?.[name],
          document,
        )
      expect(found, target).toBeDefined()
    }
  })
})

/** Properties that identify something and are numbers: JSON numbers end at 2^53, and a spreadsheet's at 15 digits. */
function numericIds(schema: Schema | undefined, at: string): string[] {
  if (!schema) return []
  const within = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const isId =
      /^(id|code|.*(Id|Code)|person|tube|box|plate|round|device|site|laboratory|account|zone|household|building|case|serial|first|last)$/.test(
        name,
      )
    // `{ door, slot, site }` counts people by the mode of the notice; that site is no place.
    const isMode = name === 'site' && schema.properties?.door !== undefined
    const isNumber = [inner.type].flat().some((type) => type === 'integer' || type === 'number')
    return [
      ...(isId && isNumber && !isMode ? [`${at}.${name}`] : []),
      ...numericIds(inner, `${at}.${name}`),
    ]
  })
  return [
    ...within,
    ...numericIds(schema.items, `${at}[]`),
    ...(schema.anyOf ?? []).flatMap((one) => numericIds(one, at)),
  ]
}

describe('an identifier on the wire', () => {
  test('is a string in every input and every answer', () => {
    const found = operations().flatMap(({ at, operation }) => [
      ...(operation.parameters ?? []).flatMap(({ name, schema }) =>
        numericIds({ properties: { [name]: schema ?? {} } }, at),
      ),
      ...[operation.requestBody, ...Object.values(operation.responses ?? {})].flatMap((body) =>
        Object.values(body?.content ?? {}).flatMap(({ schema }) => numericIds(schema, at)),
      ),
    ])
    expect(found).toEqual([])
  })

  test('would be found as a number, however deep', () => {
    const deep: Schema = {
      properties: {
        rows: {
          type: 'array',
          items: { anyOf: [{ properties: { personId: { type: 'integer' } } }] },
        },
      },
    }
    expect(numericIds(deep, 'x')).toEqual(['x.rows[].personId'])
  })
})
