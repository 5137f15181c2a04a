import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Sql } from '@bihuan/server/db/sql.ts'

/** On what was measured. */
export type Machine = {
  cores: number
  processor: string
  memoryGb: number
  node: string
  postgres: string
  /** The commit, and whether the tree had changes beside it; null outside a repository. */
  commit: string | null
}

/** Load average of 1, 5 and 15 minutes. */
export const loadNow = (): number[] => loadavg().map((load) => Math.round(load * 100) / 100)

function commitNow(): string | null {
  const git = (...words: string[]) =>
    execFileSync('git', words, {
      cwd: join(import.meta.dirname, '..'),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  try {
    return (
      git('rev-parse', '--short', 'HEAD') +
      (git('status', '--porcelain') === '' ? '' : ' with changes')
    )
  } catch {
    return null
  }
}

/** Describes this machine and the software that is measured on it. */
export async function describeMachine(sql: Sql): Promise<Machine> {
  const [row] = await sql<
    { version: string }[]
  >`select current_setting('server_version') as version`
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round((totalmem() / 1024 ** 3) * 10) / 10,
    node: process.version,
    postgres: row?.version ?? 'unknown',
    commit: commitNow(),
  }
}
