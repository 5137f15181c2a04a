import { connect, type Socket } from 'node:net'
import { halfOf, type Stage } from './stage.ts'
import { round } from './tenfold.ts'

const dripMs = 2_000

/** Opens sockets that each send a header byte by byte and never end it. */
function drip(port: number, count: number): { open(): number; stop(): void } {
  let open = 0
  const sockets: Socket[] = Array.from({ length: count }, () => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('connect', () => {
      open += 1
      socket.write('POST /api/v1/uploads HTTP/1.1\r\nhost: x\r\nx-slow: ')
    })
    socket.on('close', () => {
      open -= 1
    })
    socket.on('error', () => {})
    return socket
  })
  const timer = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('a')
  }, dripMs)
  return {
    open: () => open,
    stop() {
      clearInterval(timer)
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Slow clients beside the field: what the field's p99 does, and whether the slow are told to go after their ten seconds. */
export async function slowClients(
  { rush, product }: Stage,
  it: { capacity: number; calmP99: number; count: number },
) {
  const slow = drip(product.port, it.count)
  for (let waited = 0; slow.open() < it.count && waited < 5_000; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50))
  const opened = slow.open()
  const report = await rush(`${opened} slow clients beside the field`, halfOf(it.capacity))
  const left = slow.open()
  slow.stop()
  return {
    opened,
    still_open_after_16_s: left,
    field_p99_ms: report.admittedMs.p99,
    field_p99_times: round(report.admittedMs.p99 / it.calmP99),
    field_refused: report.refused,
  }
}
