import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedBinaries } from '@bihuan/server/db/binaries.ts'
import { type Cluster, startCluster } from '@bihuan/server/db/cluster.ts'
import type { TestRound } from '@bihuan/server/testing/a-round.ts'
import type { Random } from '@bihuan/sim/random/random.ts'
import { Book } from '../book/book.ts'
import { type Crew, startCrew } from '../writers/crew.ts'
import type { ClientKind } from '../writers/device.ts'
import { type Base, copyBase, secret } from './base.ts'
import { type Link, openLink } from './link.ts'
import { killCluster, pause } from './processes.ts'
import { type Product, startProductSoon } from './product.ts'
import type { Reaper } from './reaper.ts'
import type { WrongDoor } from './wrong-doors.ts'

/** How a stand differs from the product as it is. Controls differ where they must fail. */
export type StandOptions = {
  /** More settings of PostgreSQL, `name=value`. */
  settings?: readonly string[]
  door?: 'right' | WrongDoor
  /** Application processes behind the front; 0 for one without a front. */
  processes?: number
  client?: ClientKind
  /** Whether the lines from the devices to the product and from there to the database can be disturbed. */
  lines?: boolean
  /** Where the data lie; a folder of its own otherwise. */
  folder?: string
  /** False where a dead database stays dead until it is restarted here; otherwise the product's own watch starts it again. */
  relaunch?: boolean
}

/** A database, the product on it, and those who write: made to be struck. */
export type Stand = {
  folder: string
  round: TestRound
  random: Random
  book: Book
  crew: Crew
  product(): Product
  postmaster(): number
  databaseUrl(): string
  /** The two lines, where the stand has them. */
  lines: { toProduct: Link; toDatabase: Link } | null
  /** Starts the product again on the same port, as whoever watches over it does. */
  restartProduct(): Promise<void>
  /** SIGKILL to the postmaster and all its sessions. */
  killDatabase(): void
  /** Starts the database again where nobody does: after a power cut. */
  restartDatabase(): Promise<void>
  close(): Promise<void>
}

const openLines = async () => ({ toProduct: await openLink(), toDatabase: await openLink() })

/** Opens a stand on a copy of the base and lets the crew begin. */
export async function openStand(
  base: Base,
  above: string,
  random: Random,
  reaper: Reaper,
  options: StandOptions = {},
): Promise<Stand> {
  const folder = options.folder ?? join(above, 'stand')
  copyBase(base, folder)
  reaper.owe('cluster', folder)
  const launch = (): Promise<Cluster> =>
    startCluster({
      dir: folder,
      binaries: embeddedBinaries(),
      durable: true,
      settings: options.settings ?? [],
      relaunch: options.relaunch ?? true,
    })
  let cluster = await launch()
  const lines = options.lines ? await openLines() : null
  const door = options.door ?? 'right'
  const databaseUrl = () => {
    if (!lines) return cluster.url
    const url = new URL(cluster.url)
    lines.toDatabase.leadTo(Number(url.port))
    url.port = String(lines.toDatabase.port)
    return url.href
  }
  const keyFile = join(above, 'keys')
  writeFileSync(keyFile, secret.toString('base64'), { mode: 0o600 })
  const processes = options.processes ?? 2
  const begin = (port: number) =>
    startProductSoon({ databaseUrl: databaseUrl(), keyFile, port, door, processes })
  let product = await begin(0)
  lines?.toProduct.leadTo(product.port)
  const book = new Book()
  const url = () => `http://127.0.0.1:${lines?.toProduct.port ?? product.port}`
  const crew = startCrew({
    url,
    book,
    round: base.round,
    random,
    client: options.client ?? 'right',
  })
  return {
    folder,
    round: base.round,
    random,
    book,
    crew,
    lines,
    product: () => product,
    postmaster: () => cluster.pid,
    databaseUrl: () => cluster.url,
    async restartProduct() {
      await product.kill()
      product = await begin(product.port)
    },
    killDatabase: () => killCluster(cluster.pid),
    async restartDatabase() {
      // What a real restart meets too: the lock file of a postmaster that is no more.
      rmSync(join(folder, 'pgdata', 'postmaster.pid'), { force: true })
      cluster = await launch()
    },
    async close() {
      await crew.end()
      await product.kill()
      lines?.toProduct.close()
      lines?.toDatabase.close()
      await cluster.stop()
      await pause(50)
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}
