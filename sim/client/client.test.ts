import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { actId } from './act-id.ts'
import { openClient } from './client.ts'
import { fillPath } from './paths.ts'

type Seen = { path: string; key: string; now: string; bearer: string }
const servers: Server[] = []

/** A server that answers each request in turn with one of these; the last for all further ones. Signs everybody in. */
async function answering(...answers: { status: number; body: unknown }[]) {
  const seen: Seen[] = []
  const header = (request: IncomingMessage, name: string) => String(request.headers[name] ?? '')
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const path = request.url ?? ''
      const isDoor = path.endsWith('/demo/sessions')
      if (!isDoor) {
        const key = header(request, 'idempotency-key')
        seen.push({
          path,
          key,
          now: header(request, 'x-demo-now'),
          bearer: header(request, 'authorization'),
        })
      }
      const told = answers[Math.min(seen.length, answers.length) - 1]
      const { status, body } = isDoor || !told ? { status: 200, body: { token: 'somebody' } } : told
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

const loss = { box: 'B41010000001X', reason: '遗失', at: '2022-01-14T01:00:00.000Z' }

describe('the client', () => {
  test('sends again what was not answered, with the same key and the moment of the act', async () => {
    const { seen, url } = await answering(
      { status: 503, body: {} },
      { status: 500, body: {} },
      { status: 200, body: { tubes: 5, members: 50 } },
    )
    const client = openClient({ url, seed: 1 })
    expect(await client.act('district-1', 1_642_122_000_000, 'loss.report', loss)).toEqual({
      tubes: 5,
      members: 50,
    })
    expect(seen).toHaveLength(3)
    expect(new Set(seen.map(({ key }) => key))).toEqual(new Set([actId(1, 'loss.report', loss)]))
    expect(seen[0]).toMatchObject({
      path: '/api/v1/losses',
      now: '1642122000000',
      bearer: 'Bearer somebody',
    })
    client.close()
  })

  test('tells a refusal by its code and does not insist', async () => {
    const { seen, url } = await answering({
      status: 409,
      body: { code: 'box.already-received', title: 'no' },
    })
    const client = openClient({ url, seed: 1 })
    await expect(client.act('district-1', 0, 'loss.report', loss)).rejects.toMatchObject({
      code: 'box.already-received',
      status: 409,
      act: 'loss.report',
    })
    expect(seen).toHaveLength(1)
    client.close()
  })

  test('enters anew once when its token has become too old', async () => {
    const { seen, url } = await answering(
      { status: 401, body: { code: 'access.sign-in-needed' } },
      { status: 200, body: { tubes: 0, members: 0 } },
    )
    const client = openClient({ url, seed: 1 })
    await client.act('district-1', 0, 'loss.report', loss)
    expect(seen).toHaveLength(2)
    client.close()
  })
})

test('the id of an act is a lower-case UUID of version 4, the same for the same act, another for another', () => {
  const id = actId(1, 'loss.report', loss)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(actId(1, 'loss.report', { ...loss })).toBe(id)
  for (const other of [
    actId(2, 'loss.report', loss),
    actId(1, 'box.seal', loss),
    actId(1, 'loss.report', { ...loss, reason: '找到' }),
  ]) {
    expect(other).not.toBe(id)
  }
})

test('what stands in the path is taken out of the body', () => {
  expect(fillPath('/api/v1/boxes/:box/offer', { box: 'B1', count: 3 })).toEqual({
    path: '/api/v1/boxes/B1/offer',
    rest: { count: 3 },
  })
})
