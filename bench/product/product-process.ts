import { keysInFile } from '@bihuan/server/keys.ts'
import { startCityProcesses } from '@bihuan/server/processes/city-processes.ts'
import { serve } from '@bihuan/server/serve.ts'
import { anchorsInFile } from '@bihuan/server/trust/anchors.ts'
import type { ProductOrder } from './product.ts'

type Served = { url: string; close(): Promise<void> }

const host = '127.0.0.1'

/** As `start` serves a city: the front in this process, the application behind it in processes of its own. */
async function behindFront(order: ProductOrder): Promise<Served> {
  const city = startCityProcesses(order.applications)
  const { url } = await city.serve(
    {
      databaseUrl: order.databaseUrl,
      cityCode: order.cityCode,
      keyFile: order.keysFile,
      version: 'bench',
      demoStart: order.now,
      webFolder: null,
      log: false,
      texts: null,
      trustFile: order.trustFile,
      demoPasskeyFile: null,
    },
    { host, port: 0 },
  )
  return { url, close: () => city.close() }
}

/** One application that listens itself. */
const direct = (order: ProductOrder): Promise<Served> =>
  serve({
    databaseUrl: order.databaseUrl,
    cityCode: order.cityCode,
    keys: keysInFile(order.keysFile),
    anchors: anchorsInFile(order.trustFile),
    version: 'bench',
    demoStart: order.now,
    host,
    port: 0,
    webFolder: null,
    log: false,
  })

// The product in a process of its own, so that neither the bench nor the load generator shares its loop.
process.once('message', async (message) => {
  const order = message as ProductOrder
  const served = await (order.direct ? direct(order) : behindFront(order))
  const end = () => void served.close().finally(() => process.exit(0))
  process.once('SIGTERM', end)
  // Whoever started us is gone.
  process.once('disconnect', end)
  process.send?.(served.url)
})
