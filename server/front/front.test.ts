import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { aFront, exchange, until } from './testing/a-front.ts'

const upload = (body: string, more = '') =>
  `POST /api/v1/uploads HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${more}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
const last = 'GET /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'
const statuses = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => Number(code))
const bodyOf = (text: string) =>
  JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4).split('HTTP/1.1')[0] ?? '')

describe('the front hands over', () => {
  test('target, headers and body byte for byte, with the address of the client and not what it said of it', async () => {
    const { port } = await aFront()
    const body = '{"a":"欧阳\\u0000\\n","b":"\u00e9"}'
    const said = await exchange(port, [
      upload(
        body,
        'authorization: Bearer x\r\nX-Demo-Now:  1 \r\nx-forwarded-for: 10.0.0.1\r\ncookie: a=b; c=d\r\n',
      ),
      last,
    ])
    expect(bodyOf(said)).toEqual({
      route: 0,
      address: '127.0.0.1',
      url: '/api/v1/uploads',
      headers: [
        ...['host', 'x', 'content-type', 'application/json', 'authorization', 'Bearer x'],
        ...['x-demo-now', '1', 'x-forwarded-for', '10.0.0.1', 'cookie', 'a=b; c=d'],
        ...['content-length', String(Buffer.byteLength(body))],
      ],
      body: Buffer.from(body).toString('hex'),
    })
  })

  test('what came in chunks, and what came cut at any byte', async () => {
    const { port } = await aFront()
    const whole = `POST /api/v1/uploads HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n`
    const said = await exchange(port, [...whole].concat(last), 1)
    expect(Buffer.from(bodyOf(said).body, 'hex').toString()).toBe('{"a":1}')
  })

  test('requests that were sent ahead of their turn, each answered in its order', async () => {
    const { port } = await aFront({
      async answer({ body }) {
        const text = body.toString()
        // The first takes longest.
        await new Promise((resolve) => setTimeout(resolve, text === '[0]' ? 60 : 1))
        return { status: 200, head: '', body: text }
      },
    })
    const many = Array.from({ length: 40 }, (_, n) => upload(`[${n}]`)).join('')
    const said = await exchange(port, [many + last])
    expect([...said.matchAll(/\r\n\r\n\[(\d+)\]/g)].map(([, n]) => Number(n))).toEqual(
      Array.from({ length: 40 }, (_, n) => n),
    )
    expect(statuses(said)).toHaveLength(41)
  })

  test('by plain HTTP what is no route of the table, streamed, with the address that it knows itself', async () => {
    const { port } = await aFront({
      plain(request, response) {
        const parts: Buffer[] = []
        request.on('data', (part: Buffer) => parts.push(part))
        request.on('end', () => {
          const seen = [
            request.method,
            request.url,
            request.headers['x-forwarded-for'],
            Buffer.concat(parts).toString(),
          ]
          response.writeHead(201, { 'x-own': 'yes', connection: 'close' })
          response.write(JSON.stringify(seen))
          setTimeout(() => response.end('!'), 20)
        })
      },
    })
    const spoof = 'x-forwarded-for: 10.0.0.1\r\nforwarded: for=10.0.0.1\r\n'
    const said = await exchange(port, [
      `PUT /a?b HTTP/1.1\r\nhost: x\r\n${spoof}content-length: 3\r\n\r\nabc`,
      `HEAD /h HTTP/1.1\r\nhost: x\r\n\r\n`,
      `OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    ])
    expect(statuses(said)).toEqual([201, 201, 201])
    expect(said).toContain('transfer-encoding: chunked')
    expect(said).toContain('x-own: yes')
    expect(said).toContain('["PUT","/a?b","127.0.0.1","abc"]')
    // The answer to HEAD has no body: what follows it is the next answer.
    expect(said).toMatch(/\r\n\r\nHTTP\/1\.1 201/)
    expect(said).toContain('["OPTIONS","*","127.0.0.1",""]')
  })
})

describe('the front refuses', () => {
  test('a body beyond the limit before it has come, and what is no request', async () => {
    const { port } = await aFront({}, { bodyBytesMax: 100 })
    expect(
      await exchange(port, [
        'POST /api/v1/uploads HTTP/1.1\r\nhost: x\r\ncontent-length: 101\r\n\r\n',
      ]),
    ).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close[\s\S]*"code":"input\.too-large"/)
    expect(statuses(await exchange(port, ['nonsense\r\n\r\n']))).toEqual([400])
  })

  test('when there is no application, in the language asked for, and HEAD without a body', async () => {
    const { port, front } = await aFront()
    front.drop('app')
    await until(() => front.figures().ready === 0)
    const said = await exchange(port, [
      upload('{}', 'accept-language: en-GB\r\n'),
      'HEAD / HTTP/1.1\r\nhost: x\r\n\r\n',
      last,
    ])
    expect(statuses(said)).toEqual([503, 503, 200])
    expect(bodyOf(said)).toMatchObject({
      code: 'server.not-ready',
      title: expect.stringContaining('Not ready'),
    })
    expect(Number(/retry-after: (\d+)/.exec(said)?.[1])).toBeGreaterThan(0)
    expect(said).toMatch(/content-length: \d+\r\n\r\nHTTP/)
    const ready = await exchange(port, [
      'GET /readyz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    ])
    expect([statuses(ready), bodyOf(ready)]).toEqual([
      [503],
      { ready: false, apps: { ready: 0, wanted: 0 } },
    ])
  })

  test('what is under way when the application dies, and takes requests again when it is back', async () => {
    const held: (() => void)[] = []
    const { port, front, frames, address } = await aFront({
      answer: () =>
        new Promise((resolve) => held.push(() => resolve({ status: 200, head: '', body: '' }))),
    })
    const asked = exchange(port, [upload('{}'), last])
    await until(() => held.length === 1)
    await frames.close()
    const said = await asked
    expect([statuses(said), bodyOf(said).code]).toEqual([[503, 200], 'server.not-ready'])
    const { serveFrames } = await import('./serve-frames.ts')
    const { someRoutes } = await import('./testing/a-front.ts')
    const back = await serveFrames(address.frames, someRoutes, async () => ({
      status: 200,
      head: '',
      body: '1',
    }))
    await until(() => front.figures().ready === 1)
    expect(statuses(await exchange(port, [upload('{}'), last]))).toEqual([200, 200])
    await back.close()
  })

  test('slow heads, slow bodies and too many sockets of one address', async () => {
    const limits = { headMsMax: 300, bodyGraceMs: 300, socketsPerAddressMax: 3 }
    const { port, front } = await aFront({}, limits)
    const began = performance.now()
    const slow = [
      exchange(port, ['GET / HT', 'TP/1.1', '\r\n', 'a: b', '\r\n'], 700),
      exchange(port, [upload('{"a":1}').slice(0, -3), '"'], 700),
      exchange(port, []),
    ]
    await until(() => front.figures().clients === 3)
    expect(await exchange(port, [last])).toBe('')
    expect((await Promise.all(slow.slice(0, 2))).map(statuses)).toEqual([[408], [408]])
    expect(performance.now() - began).toBeLessThan(4_000)
  })
})

describe('a client that goes', () => {
  test('takes nothing with it: its place is free again, and the stream it heard is ended', async () => {
    let isEnded = false
    const { port, front } = await aFront({
      plain(_request, response) {
        response.writeHead(200, { 'content-type': 'text/event-stream' })
        response.write('data: 1\n\n')
        response.on('close', () => {
          isEnded = true
        })
      },
    })
    const socket = connect({ port, host: '127.0.0.1' })
    let heard = ''
    socket.on('data', (chunk) => {
      heard += chunk.toString()
    })
    socket.write('GET /api/v1/events HTTP/1.1\r\nhost: x\r\n\r\n')
    await until(() => heard.includes('data: 1'))
    expect(front.figures().letIn.live).toBe(1)
    socket.destroy()
    await until(() => isEnded && front.figures().clients === 0)
  })

  test('before its answer leaves the others alone', async () => {
    const held: (() => void)[] = []
    const { port, front } = await aFront({
      answer: () =>
        new Promise((resolve) => held.push(() => resolve({ status: 200, head: '', body: '1' }))),
    })
    const socket = connect({ port, host: '127.0.0.1' })
    socket.write(upload('{}'))
    await until(() => held.length === 1)
    const other = exchange(port, [upload('{}'), last])
    await until(() => held.length === 2)
    socket.destroy()
    await until(() => front.figures().clients === 1)
    for (const release of held) release()
    expect(statuses(await other)).toEqual([200, 200])
    expect(front.figures().inside).toBe(0)
  })
})
