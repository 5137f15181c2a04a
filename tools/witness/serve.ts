import { createServer, type Server } from 'node:http'
import { cosign, type Witness } from './cosign.ts'

const bytesMax = 100_000

/**
 * A witness that logs ask over HTTP: `POST /add-checkpoint` as in c2sp.org/tlog-witness. One request at a time; 409 says the
 * size that is known. Nothing is authenticated but the checkpoint itself. The clock is the machine's; only a witness of an invented
 * city, for practice, signs with that city's time.
 */
export function witnessServer(witness: Witness, clock: () => number | Promise<number>): Server {
  let turn: Promise<unknown> = Promise.resolve()
  return createServer((request, response) => {
    const say = (status: number, text: string, type = 'text/plain; charset=utf-8') => {
      response.writeHead(status, { 'content-type': type }).end(text)
    }
    if (request.method !== 'POST' || request.url !== '/add-checkpoint') {
      say(404, 'POST /add-checkpoint\n')
      return
    }
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size > bytesMax) request.destroy()
      else parts.push(part)
    })
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      turn = turn
        .then(async () => cosign(witness, body, await clock()))
        .then((answer) => {
          if (answer.ok) say(200, answer.line)
          else if (answer.status === 409) say(409, `${answer.size}\n`, 'text/x.tlog.size')
          else say(answer.status, `${answer.en}\n${answer.zh}\n`)
        })
        .catch((error: unknown) =>
          say(500, `${error instanceof Error ? error.message : 'fault'}\n`),
        )
    })
  })
}
