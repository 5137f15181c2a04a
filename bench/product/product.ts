import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Database } from '../database.ts'
import { cpuSeconds, memoryPeak } from '../machine/processes.ts'

/** The running product. */
export type Product = {
  url: string
  port: number
  /** The process that we started; its children belong to it. */
  pid: number
  /** Processor seconds so far: application with its children, and PostgreSQL with its sessions. */
  cpu(): { application: number; database: number }
  /** Bytes: the peaks of all processes of the application, added up. */
  memoryPeak(): number
  stop(): Promise<void>
}

export type ProductOrder = {
  databaseUrl: string
  cityCode: string
  keysFile: string
  /** What signatures are checked against; a file that need not be there. */
  trustFile: string
  /** The city's time at the start. */
  now: Instant
  direct: boolean
  /** Application processes behind the front. */
  applications: number
}

/** As many as `start` runs. */
const asStarted = 1

/** Starts the product on a database and waits until it answers. Throws when it ends before. */
export async function startProduct(
  database: Database,
  {
    direct,
    now,
    applications = asStarted,
  }: { direct: boolean; now: Instant; applications?: number },
): Promise<Product> {
  const order: ProductOrder = {
    databaseUrl: database.url,
    cityCode: database.cityCode,
    keysFile: database.keysFile,
    trustFile: join(database.folder, 'trust.json'),
    now,
    direct,
    applications,
  }
  const child = fork(join(import.meta.dirname, 'product-process.ts'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  child.send(order)
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)))
    void ended.then((code) =>
      reject(new Error(`the product ended with ${code} before it listened`)),
    )
  })
  const pid = child.pid ?? 0
  return {
    url,
    port: Number(new URL(url).port),
    pid,
    cpu: () => ({ application: cpuSeconds([pid]), database: cpuSeconds([database.pid()]) }),
    memoryPeak: () => memoryPeak([pid]),
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(timer)
    },
  }
}
