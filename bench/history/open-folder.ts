import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { embeddedBinaries } from '@bihuan/server/db/binaries.ts'
import { type Cluster, startCluster } from '@bihuan/server/db/cluster.ts'
import { makeFolder } from '@bihuan/server/db/make-folder.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { keysInFile } from '@bihuan/server/keys.ts'
import { openCity } from '@bihuan/server/serve.ts'
import { cityCode } from '../database.ts'

// Nothing of a half-filled city is worth keeping, so nothing waits for the disk and little is logged.
const fillSettings = [
  'wal_level=minimal',
  'max_wal_senders=0',
  'shared_buffers=2GB',
  'max_wal_size=16GB',
  'autovacuum=off',
]

/** The folder's cluster as it is filled, or as the product runs it (durable). Throws a ClusterFault. */
export async function openFolder(
  folder: string,
  isFilling: boolean,
): Promise<{ cluster: Cluster; city: City; close(): Promise<void> }> {
  makeFolder(folder)
  const keys = keysInFile(join(folder, 'keys'))
  const cluster = await startCluster({
    dir: folder,
    binaries: embeddedBinaries(),
    durable: !isFilling,
    settings: isFilling ? fillSettings : [],
  })
  const city = await openCity({ databaseUrl: cluster.url, cityCode, keys })
  return {
    cluster,
    city,
    async close() {
      await city.sql.end({ timeout: 5 })
      await cluster.stop()
      // Filled without waiting for the disk: now wait once, so that what follows is measured on what is there.
      if (isFilling) execFileSync('sync')
    },
  }
}
