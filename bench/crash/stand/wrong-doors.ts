import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pause } from './processes.ts'

/**
 * Doors that break the promise, each in one way: the controls of the durability tests. `early` answers before the
 * commit; `piecemeal` takes the events of an upload one by one, each in a transaction of its own.
 */
export type WrongDoor = 'early' | 'piecemeal'

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

const send = (url: string, request: IncomingMessage, id: string, body: string) =>
  fetch(`${url}${request.url ?? ''}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: request.headers.authorization ?? '',
      'idempotency-key': id,
    },
    body,
  })

async function answerEarly(url: string, request: IncomingMessage, response: ServerResponse) {
  const body = await bodyOf(request)
  response.end('{}')
  // Any wait between the answer and the commit is a chance to lose.
  await pause(50)
  await send(url, request, String(request.headers['idempotency-key']), body).catch(() => {})
}

async function takePiecemeal(url: string, request: IncomingMessage, response: ServerResponse) {
  const { events, ...rest } = JSON.parse(await bodyOf(request)) as { events: { id: string }[] }
  for (const event of events) {
    const body = JSON.stringify({ ...rest, events: [event] })
    const answer = await send(url, request, event.id, body).catch(() => null)
    if (!answer?.ok) return response.writeHead(503).end('{}')
  }
  return response.end('{}')
}

async function relay(url: string, request: IncomingMessage, response: ServerResponse) {
  const id = String(request.headers['idempotency-key'])
  const answer = await send(url, request, id, await bodyOf(request))
  response.writeHead(answer.status).end(await answer.text())
}

/** Puts a wrong door for uploads before the real one at `url`; other commands go through. It listens on `port` of the loopback. */
export async function openWrongDoor(kind: WrongDoor, url: string, port: number): Promise<number> {
  const take = kind === 'early' ? answerEarly : takePiecemeal
  const server = createServer((request, response) => {
    const pass = request.url === '/api/v1/uploads' ? take : relay
    pass(url, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
