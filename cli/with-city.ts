import { join } from 'node:path'
import { embeddedBinaries } from '@bihuan/server/db/binaries.ts'
import {
  type Cluster,
  ClusterFault,
  runningCluster,
  startCluster,
} from '@bihuan/server/db/cluster.ts'
import { makeFolder } from '@bihuan/server/db/make-folder.ts'
import type { Actor } from '@bihuan/server/door/actor.ts'
import type { City } from '@bihuan/server/door/command.ts'
import { type Keys, keysInFile } from '@bihuan/server/keys.ts'
import { openCity } from '@bihuan/server/serve.ts'
import { anchorsInFile, type TrustAnchors } from '@bihuan/server/trust/anchors.ts'
import { Ending, exitCode } from './exit-code.ts'

export const cityCode = '4101'

/** Whoever may read the data folder and the key acts for the city; the audit names the command line. */
export function operator(role: Actor['role']): Actor {
  return { id: 'command-line', name: 'command line', role, areaCode: cityCode, unit: 'operator' }
}

export type Store = {
  url: string
  keys: Keys
  /** What signatures are checked against, from the data folder and never from the database. */
  anchors: TrustAnchors
  stop(): Promise<void>
}

/**
 * The city's database: DATABASE_URL, or the embedded one in the data folder, started where it is not running. A short
 * command leaves one that was running alone; whoever `owns` it (start) also ends one that outlived an earlier owner.
 */
export async function openStore(dataFolder: string, owns = false): Promise<Store> {
  try {
    makeFolder(dataFolder)
    const keys = keysInFile(join(dataFolder, 'keys'))
    const anchors = anchorsInFile(join(dataFolder, 'trust.json'))
    const url = process.env.DATABASE_URL
    if (url) return { url, keys, anchors, stop: async () => {} }
    const running = runningCluster(dataFolder)
    if (running && !owns) return { url: running.url, keys, anchors, stop: async () => {} }
    const cluster: Cluster = await startCluster({
      dir: dataFolder,
      binaries: embeddedBinaries(),
      durable: true,
    })
    return { url: cluster.url, keys, anchors, stop: () => cluster.stop() }
  } catch (error) {
    throw asEnding(error, dataFolder)
  }
}

function asEnding(error: unknown, dataFolder: string): unknown {
  if (error instanceof ClusterFault) return new Ending(exitCode.machine, error.message)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC')
    return new Ending(
      exitCode.machine,
      `the disk is full: free some space, or choose another folder with --data (now ${dataFolder})`,
    )
  if (['EACCES', 'EROFS', 'ENOTDIR', 'ENOENT', 'EEXIST', 'EPERM'].includes(code)) {
    return new Ending(
      exitCode.machine,
      `the data folder ${dataFolder} cannot be used (${code}): choose another with --data`,
    )
  }
  return error
}

/** Runs something with the city open, and closes it again. */
export async function withCity<Outcome>(
  dataFolder: string,
  act: (city: City) => Promise<Outcome>,
): Promise<Outcome> {
  const store = await openStore(dataFolder)
  try {
    const city = await openCity({
      databaseUrl: store.url,
      cityCode,
      keys: store.keys,
      anchors: store.anchors,
    })
    try {
      return await act(city)
    } finally {
      await city.sql.end({ timeout: 5 })
    }
  } finally {
    await store.stop()
  }
}
