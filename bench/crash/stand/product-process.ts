import { createInterface } from 'node:readline'
import { fakeClock, setClockOffset } from './faked-clock.ts'
import type { ProductOrder } from './product.ts'

// The product as a process that may be killed, stopped or have its clock moved at any instant. The order comes as the
// first line of standard input, each further line moves the clock; when the pipe closes, whoever started us is gone.
// What is loaded below takes the faked clock, because all of it is loaded later.
fakeClock()
const city = { cityCode: '4101', version: 'crash', demoStart: null, webFolder: null, log: false }
const loopback = (port: number) => ({ host: '127.0.0.1', port })
const lines = createInterface({ input: process.stdin })

/** The application alone, in this process: only here can its clock be moved. */
async function serveAlone({ databaseUrl, keyFile }: ProductOrder, port: number): Promise<string> {
  const { keysInFile } = await import('@bihuan/server/keys.ts')
  const { serve } = await import('@bihuan/server/serve.ts')
  const serving = await serve({
    ...city,
    databaseUrl,
    keys: keysInFile(keyFile),
    ...loopback(port),
  })
  return serving.url
}

/** As `bihuan start` serves it: the front in this process, the applications as its children. */
async function serveBehindFront(order: ProductOrder, port: number): Promise<string> {
  const { startCityProcesses } = await import('@bihuan/server/processes/city-processes.ts')
  const { databaseUrl, keyFile, processes } = order
  const shared = {
    ...city,
    databaseUrl,
    keyFile,
    texts: null,
    trustFile: null,
    demoPasskeyFile: null,
  }
  const { url } = await startCityProcesses(processes).serve(shared, loopback(port))
  return url
}

async function start(order: ProductOrder): Promise<void> {
  const isWrong = order.door !== 'right'
  const begin = order.processes === 0 ? serveAlone : serveBehindFront
  let { port } = new URL(await begin(order, isWrong ? 0 : order.port))
  if (order.door !== 'right') {
    const { openWrongDoor } = await import('./wrong-doors.ts')
    port = String(await openWrongDoor(order.door, `http://127.0.0.1:${port}`, order.port))
  }
  process.stdout.write(`${port}\n`)
}

let isStarted = false
lines.on('line', (line) => {
  if (isStarted) return setClockOffset(Number(line))
  isStarted = true
  return void start(JSON.parse(line) as ProductOrder).catch((error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
})
lines.once('close', () => process.exit(0))
