import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { embeddedBinaries, isReachableByOthers, systemBinaries } from '../db/binaries.ts'
import { startCluster } from '../db/cluster.ts'
import { migrate } from '../db/migrate.ts'
import { connect } from '../db/sql.ts'
import type {} from './a-city.ts'

/** The PostgreSQL that the suite runs on: the embedded 18, or an installed one by BIHUAN_TEST_POSTGRES=15. */
function binaries(): string {
  const major = process.env.BIHUAN_TEST_POSTGRES
  if (major === undefined) return embeddedBinaries()
  const found = systemBinaries(Number(major))
  if (found === null) throw new Error(`PostgreSQL ${major} is not installed here`)
  return found
}

/** One throw-away cluster for the whole run, with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = join(import.meta.dirname, '..', '..')
  const home =
    process.getuid?.() === 0 && !isReachableByOthers(root)
      ? '/var/tmp/bihuan-test'
      : join(root, '.test')
  const dir = join(
    home,
    `cluster-${process.pid}-${Math.round(performance.timeOrigin)}-${project.name || 'all'}`,
  )
  mkdirSync(home, { recursive: true })
  const cluster = await startCluster({
    dir,
    binaries: binaries(),
    durable: false,
    settings: ['max_connections=300'],
  })
  const sql = connect(cluster.url, '4101', { max: 1, name: 'test set-up' })
  await migrate(sql, 'city_4101')
  await sql.end()
  const admin = connect(cluster.url.replace(/\/bihuan$/, '/postgres'), '4101', {
    max: 1,
    name: 'test set-up',
  })
  await admin`alter database bihuan rename to template_city`
  await admin.end()
  project.provide('clusterUrl', cluster.url)
  return async () => {
    await cluster.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
