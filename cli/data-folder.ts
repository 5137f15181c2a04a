import { homedir } from 'node:os'
import { join } from 'node:path'
import { isReachableByOthers } from '@bihuan/server/db/binaries.ts'

const root = join(import.meta.dirname, '..')

/**
 * Where a city lives when nobody says otherwise: `.data` beside the code. For root the database runs as another user,
 * who must be able to get there; where a folder above is closed to others it is /var/lib/bihuan.
 */
export function defaultDataFolder(): string {
  const beside = join(root, '.data')
  if (process.getuid?.() !== 0 || isReachableByOthers(root)) return beside
  return homedir() === '/root' ? '/var/lib/bihuan' : beside
}

/** The folder of the repository. */
export const projectFolder = root
