import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedBinaries } from '@bihuan/server/db/binaries.ts'
import { runningCluster, startCluster } from '@bihuan/server/db/cluster.ts'
import { allMigrations } from '@bihuan/server/db/migrate.ts'
import { citySchema, connect, type Sql } from '@bihuan/server/db/sql.ts'
import { jobSchema } from '@bihuan/server/jobs/jobs.ts'
import { cityCode } from '../with-city.ts'
import { type Check, fail, fine, warn } from './check.ts'

const skewMsMax = 2_000 // what /readyz allows
const majorMin = 15
const majorMax = 18

/** The database of a folder and everything that only it can tell. A stopped one is started for the questions and stopped again. */
export async function examineDatabase(folder: string): Promise<Check[]> {
  const name = 'database 数据库'
  const outside = process.env.DATABASE_URL
  const running = outside === undefined ? runningCluster(folder) : null
  if (
    outside === undefined &&
    running === null &&
    !existsSync(join(folder, 'pgdata', 'PG_VERSION'))
  ) {
    return [warn(name, 'not made yet', 'nothing: npm start makes it')]
  }
  const started =
    outside === undefined && running === null
      ? await startCluster({ dir: folder, binaries: embeddedBinaries(), durable: true })
      : null
  const sql = connect(outside ?? running?.url ?? started?.url ?? '', cityCode, {
    max: 1,
    name: 'bihuan doctor',
  })
  try {
    const where =
      outside !== undefined
        ? 'DATABASE_URL'
        : running
          ? 'running'
          : 'stopped; it starts and answers'
    const checks = [fine(name, where), await versionCheck(sql), await clockCheck(sql)]
    const schema = await schemaCheck(sql)
    checks.push(schema)
    if (schema.state !== 'ok') return checks
    return [...checks, await conservationCheck(sql), await queueCheck(sql)]
  } finally {
    await sql.end({ timeout: 5 })
    await started?.stop()
  }
}

async function versionCheck(sql: Sql): Promise<Check> {
  const [row] = await sql<
    { version: string }[]
  >`select current_setting('server_version') as version`
  const version = row?.version ?? 'unknown'
  const major = Number.parseInt(version, 10)
  if (major >= majorMin && major <= majorMax) return fine('PostgreSQL', version)
  return fail(
    'PostgreSQL',
    version,
    `bihuan runs on PostgreSQL ${majorMin} to ${majorMax}: point DATABASE_URL to one of those`,
  )
}

async function clockCheck(sql: Sql): Promise<Check> {
  const asked = Date.now()
  const [row] = await sql<{ at: number }[]>`select clock_timestamp() as at`
  const skew = Math.round(Math.abs((row?.at ?? 0) - (asked + Date.now()) / 2))
  const found = `${skew} ms apart`
  return skew <= skewMsMax
    ? fine('clocks 时钟', found)
    : fail(
        'clocks 时钟',
        found,
        'set the clocks of this machine and of the database by NTP: due times hang on them',
      )
}

async function schemaCheck(sql: Sql): Promise<Check> {
  const name = 'schema 数据库结构'
  const [exists] = await sql<
    { there: boolean }[]
  >`select to_regclass(${`${citySchema(cityCode)}.migrations`}) is not null as there`
  if (!exists?.there)
    return warn(
      name,
      'no city in this database yet',
      'nothing: npm start or `bihuan migrate` makes it',
    )
  const applied = new Map(
    (await sql<{ version: number; digest: string }[]>`select version, digest from migrations`).map(
      ({ version, digest }) => [version, digest],
    ),
  )
  const ours = allMigrations()
  const changed = ours.filter(
    ({ version, digest }) => applied.has(version) && applied.get(version) !== digest,
  )
  if (changed.length > 0)
    return fail(
      name,
      `migration ${changed.map(({ version }) => version).join(', ')} ran here in another form`,
      'start the program that made this city, or restore a backup of it',
    )
  const newer = [...applied.keys()].filter(
    (version) => !ours.some((one) => one.version === version),
  )
  if (newer.length > 0)
    return fail(name, `made by a newer bihuan (${newer.join(', ')})`, 'use that version here')
  const pending = ours.filter(({ version }) => !applied.has(version))
  if (pending.length > 0)
    return warn(
      name,
      `${pending.length} migrations wait`,
      'make a backup, then run `bihuan migrate` or start',
    )
  return fine(name, `version ${ours.at(-1)?.version ?? 0}, nothing waits`)
}

async function conservationCheck(sql: Sql): Promise<Check> {
  const name = 'conservation 守恒'
  const laws = await sql<
    { law: string; roundId: number; expected: string; found: string }[]
  >`select law, round_id, expected, found from conservation order by round_id, law`
  const broken = laws.filter(({ expected, found }) => expected !== found)
  const rounds = new Set(laws.map(({ roundId }) => roundId)).size
  if (broken.length === 0) return fine(name, `${laws.length} laws over ${rounds} rounds hold`)
  const shown = broken
    .slice(0, 5)
    .map(
      ({ law, roundId, expected, found }) =>
        `${law} of ${roundId}: expected ${expected}, found ${found}`,
    )
  return fail(
    name,
    shown.join('; '),
    'a fault of ours: make a backup, report it, and compare with an earlier backup',
  )
}

async function queueCheck(sql: Sql): Promise<Check> {
  const name = 'jobs 任务队列'
  const jobs = `${jobSchema(cityCode)}.jobs`
  const [exists] = await sql<{ there: boolean }[]>`select to_regclass(${jobs}) is not null as there`
  if (!exists?.there) return warn(name, 'not made yet', 'nothing: the first start makes it')
  const [row] = await sql<{ late: number; spent: number }[]>`
    select (count(*) filter (where run_at < now() - interval '5 minutes' and attempts < max_attempts))::int as late,
      (count(*) filter (where attempts >= max_attempts))::int as spent from ${sql(jobs)}`
  const found = `${row?.late ?? 0} late, ${row?.spent ?? 0} given up`
  if ((row?.spent ?? 0) > 0) return warn(name, found, 'see the log for their error')
  return (row?.late ?? 0) > 0
    ? warn(name, found, 'is the city running? Jobs run only while it does')
    : fine(name, found)
}
