import type { AddressInfo } from 'node:net'
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net'

/** A relay before PostgreSQL that counts how often a client asks and waits. */
export type RoundTrips = {
  /** The same database by way of the relay. */
  url: string
  count(): number
  close(): Promise<void>
}

// Frontend messages after which a server answers: Sync, Flush and simple Query (PostgreSQL protocol, «Message Formats»).
const asking = new Set(['S', 'H', 'Q'])

/** Counts the messages of one connection; its first has no type, only a length. */
function counter(seen: () => void): (bytes: Buffer) => void {
  let waiting = Buffer.alloc(0)
  let isBegun = false
  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes])
    for (;;) {
      const head = isBegun ? 1 : 0
      if (waiting.length < head + 4) return
      const size = head + waiting.readUInt32BE(head)
      if (waiting.length < size) return
      if (isBegun && asking.has(String.fromCharCode(waiting[0] ?? 0))) seen()
      isBegun = true
      waiting = waiting.subarray(size)
    }
  }
}

/** Opens a relay to the server of a database; for tests that promise how often a read goes there. */
export async function countRoundTrips(url: string): Promise<RoundTrips> {
  const { hostname, port } = new URL(url)
  let count = 0
  const open = new Set<Socket>()
  const server: Server = createServer((client) => {
    const database = connectTo(Number(port), hostname)
    const count1 = counter(() => {
      count += 1
    })
    client.on('data', (bytes) => {
      count1(bytes)
      database.write(bytes)
    })
    database.on('data', (bytes) => client.write(bytes))
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  return {
    url: through.toString(),
    count: () => count,
    async close() {
      for (const one of open) one.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
