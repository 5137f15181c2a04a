import { createServer } from 'node:http'

/**
 * A server of this machine that answers every request with `{"n":…}`; from `stallAt` on, for `stallMs`, nothing is
 * answered, and then all of it at once. It notes how long each answer took from its own side.
 */
export async function aServer(
  stall: { atMs: number; forMs: number } | null = null,
  /** How many of the first requests are told to come again after `seconds`. */
  refusal: { first: number; seconds: number } = { first: 0, seconds: 0 },
) {
  const began = performance.now()
  const ownMs: number[] = []
  let n = 0
  let seen = 0
  const server = createServer((_request, response) => {
    seen += 1
    if (seen <= refusal.first) {
      response.writeHead(503, { 'retry-after': String(refusal.seconds) })
      response.end('later')
      return
    }
    const came = performance.now()
    const since = came - began
    const wait =
      stall && since >= stall.atMs && since < stall.atMs + stall.forMs
        ? stall.atMs + stall.forMs - since
        : 0
    setTimeout(() => {
      ownMs.push(performance.now() - came)
      n += 1
      response.setHeader('content-type', 'application/json')
      response.end(`{"n":${n}}`)
    }, wait)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    ownMs,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
