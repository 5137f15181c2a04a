import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { embeddedBinaries, isReachableByOthers } from '@bihuan/server/db/binaries.ts'
import { type Cluster, startCluster } from '@bihuan/server/db/cluster.ts'
import { makeFolder } from '@bihuan/server/db/make-folder.ts'
import { connect } from '@bihuan/server/db/sql.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { keysInFile } from '@bihuan/server/keys.ts'
import { openCity } from '@bihuan/server/serve.ts'
import { noAnchors } from '@bihuan/server/trust/anchors.ts'
import { keptFile, refuseForeign } from './prepare/kept-city.ts'

/** The city's code, as everywhere in the product. */
export const cityCode = '4101'

/** A PostgreSQL of the bench's own. */
export type Database = {
  url: string
  folder: string
  cityCode: string
  /** Where the secret lies from which a product process takes its keys. */
  keysFile: string
  /** The postmaster now; after a crash another. */
  pid(): number
  /** The schema through a few connections of our own. */
  city: City
  close(): Promise<void>
}

const root = join(import.meta.dirname, '..')

/** A new folder that the user of PostgreSQL may pass: in the repository, or in /var/tmp where root keeps that closed. */
function newFolder(): string {
  const isRoot = process.getuid?.() === 0
  const above = isRoot ? '/var/tmp' : join(root, '.bench')
  if (!isRoot) makeFolder(above)
  const usable = !isRoot || isReachableByOthers(above) ? above : tmpdir()
  const folder = mkdtempSync(join(usable, 'bihuan-bench-'))
  // mkdtemp makes it 700, and root's database runs as another user.
  chmodSync(folder, 0o755)
  return folder
}

/** Starts a durable cluster in a folder of its own, or in `data`, and makes the city's schema. Throws a ClusterFault or OtherCity. */
export async function openDatabase(options: {
  data: string | null
  keep: boolean
  /** More settings of PostgreSQL, `name=value`. */
  settings?: readonly string[]
}): Promise<Database> {
  const wasThere = options.data !== null && existsSync(options.data)
  if (options.data !== null) {
    refuseForeign(options.data)
    makeFolder(options.data)
  }
  const folder = options.data ?? newFolder()
  // What an earlier run left on purpose is not ours to remove.
  const wasKept = existsSync(join(folder, keptFile))
  const keysFile = join(folder, 'keys')
  const keys = keysInFile(keysFile)
  const forget = () => {
    if (options.keep || wasKept) return
    // A folder that somebody else made keeps whatever else lies in it.
    if (wasThere)
      for (const name of ['pgdata', 'password', 'keys', 'trust.json', keptFile]) drop(folder, name)
    else rmSync(folder, { recursive: true, force: true })
  }
  let cluster: Cluster | null = null
  try {
    cluster = await startCluster({
      dir: folder,
      binaries: embeddedBinaries(),
      durable: true,
      ...(options.settings ? { settings: options.settings } : {}),
    })
    const started = cluster
    const migrated = await openCity({ databaseUrl: started.url, cityCode, keys })
    await migrated.sql.end({ timeout: 5 })
    const sql = connect(started.url, cityCode, { max: 4, name: 'bench' })
    return {
      url: started.url,
      folder,
      cityCode,
      keysFile,
      pid: () => started.pid,
      city: { sql, code: cityCode, keys, anchors: noAnchors },
      async close() {
        await sql.end({ timeout: 5 })
        await started.stop()
        forget()
      },
    }
  } catch (error) {
    await cluster?.stop()
    forget()
    throw error
  }
}

const drop = (folder: string, name: string) =>
  rmSync(join(folder, name), { recursive: true, force: true })
