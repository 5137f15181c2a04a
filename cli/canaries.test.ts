import {
  appendFileSync,
  chmodSync,
  createReadStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { embeddedBinaries } from '@bihuan/server/db/binaries.ts'
import { type Cluster, startCluster } from '@bihuan/server/db/cluster.ts'
import { migrate } from '@bihuan/server/db/migrate.ts'
import { connect } from '@bihuan/server/db/sql.ts'
import { keysFrom, keysInFile } from '@bihuan/server/keys.ts'
import { backupKeys } from '@bihuan/server/retention/backup-keys.ts'
import { type Ran, runRetention } from '@bihuan/server/retention/run-retention.ts'
import { useOwnCluster } from '@bihuan/server/testing/a-city.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decrypting, readEnvelope } from './commands/backup-cipher.ts'
import { everythingReadable, foundIn, foundInFiles } from './commands/testing/find-canaries.ts'
import { type Planted, plantCanaries } from './commands/testing/plant-canaries.ts'
import { runCli } from './commands/testing/run-cli.ts'

const dayMs = 24 * hourMs

/** The folder of a whole city as `npm start` lays it out: database, keys and all. */
const home = mkdtempSync(join(tmpdir(), 'bihuan-canaries-'))
const backup = join(home, 'city.backup')
/** What PostgreSQL says, and what the application says. */
const log = join(home, 'postgresql.log')
const appLog = join(home, 'application.log')
const files = () => [join(home, 'pgdata'), backup, log, appLog]
let cluster: Cluster
let planted: Planted
beforeAll(async () => {
  chmodSync(home, 0o755)
  writeFileSync(join(home, 'keys'), `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 })
  cluster = await startCluster({
    dir: home,
    binaries: embeddedBinaries(),
    durable: false,
    // With full pages in the journal, as a real city has them, and a log that stays.
    settings: ['full_page_writes=on'],
    hear: (text) => appendFileSync(log, text),
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
  useOwnCluster(cluster.url, keysInFile(join(home, 'keys')))
  planted = await plantCanaries((line) => appendFileSync(appLog, line))
})
afterAll(async () => {
  await cluster?.stop()
  rmSync(home, { recursive: true, force: true })
})

const readable = (keys = planted.city.city.keys) => everythingReadable(planted.city.sql, keys)
const places = (list: readonly { where: string }[]) => [...new Set(list.map(({ where }) => where))]
const machineLater = () => Date.now() + 3 * dayMs

describe('a thousand canaries', () => {
  test('are at least a thousand, all different, and can all be read where they were put', async () => {
    const { canaries } = planted
    expect(canaries.length).toBeGreaterThanOrEqual(1_000)
    expect(new Set(canaries.map(({ text }) => text)).size).toBe(canaries.length)
    const text = await readable()
    expect(places(canaries.filter((canary) => !text.includes(canary.text)))).toEqual([])
  })

  test('that are sealed or encrypted never stood on the disk in plain; those that are plain do, so the search finds what is there', async () => {
    await planted.city.sql`checkpoint`
    const { found } = foundInFiles(files(), planted.canaries)
    expect(places(found.filter(({ lies }) => lies !== 'plain'))).toEqual([])
    expect(found.length).toBe(planted.canaries.filter(({ lies }) => lies === 'plain').length)
  })

  test('are not in the log of the application, nor in that of the database, also where a row was refused', async () => {
    const { sql } = planted.city
    const name = planted.canaries[0]?.text ?? ''
    await expect(
      sql`insert into people (id, household_id, name, sex, born_on, registered_at) values (1, 99, ${name}, 'none', '1980-01-01', now())`,
    ).rejects.toThrow('violates check constraint')
    await expect
      .poll(() => readFileSync(log, 'utf8'), { timeout: 10_000 })
      .toContain('violates check constraint')
    expect(readFileSync(appLog, 'utf8')).toContain('/api/v1/resident-registrations')
    const { found } = foundInFiles([log, appLog], planted.canaries)
    expect(found).toEqual([])
    const [setting] = await sql`show log_error_verbosity`
    expect(setting).toEqual({ logErrorVerbosity: 'terse' })
  })
})

describe('when every clock is over', () => {
  let end: Instant
  let before: Ran
  const copy = new Map<string, unknown[]>()
  beforeAll(async () => {
    const { city } = planted
    const made = await runCli(['backup', backup, '--data', home, '--keep-days', '2'], {
      DATABASE_URL: city.url,
    })
    expect(made.code).toBe(0)
    // What a standby, or somebody who copied the tables, would have.
    for (const table of ['orders', 'order_acts', 'break_glass', 'walk_ins', 'appeal_additions'])
      copy.set(table, [
        ...(await city.sql.unsafe(`select row_to_json(x)::text as row from ${table} x`)),
      ])
    end = await planted.end(city.start + 2 * dayMs)
    before = await runRetention(city.sql, city.city, end + hourMs, Date.now())
  })

  test('nothing went before it was due', async () => {
    expect(before.failed).toEqual([])
    expect(before.certificates.map(({ kind }) => kind)).toEqual([])
    const text = await readable()
    expect(foundIn(text, planted.canaries).length).toBe(planted.canaries.length)
  })

  test('a backup of before is noise without its key, and with it everything that was not sealed is in it', async () => {
    expect(foundInFiles([backup], planted.canaries).found).toEqual([])
    const text = await backupText()
    const inside = foundIn(text, planted.canaries)
    expect(places(inside.filter(({ lies }) => lies !== 'plain'))).toEqual([])
    expect(inside.length).toBe(planted.canaries.filter(({ lies }) => lies === 'plain').length)
    const verified = await runCli(['restore', backup, '--verify', '--json', '--data', home])
    expect(JSON.parse(verified.out)).toMatchObject({ whole: true })
  })

  test('a run without the destruction of keys and the rewriting of files leaves them to be found: the control', async () => {
    const { city } = planted
    const later = end + 3 * 366 * dayMs
    const ran = await runRetention(city.sql, city.city, later, machineLater(), {
      keys: true,
      files: true,
    })
    expect(ran.failed).toEqual([])
    await city.sql`checkpoint`
    const { found } = foundInFiles(files(), planted.canaries)
    expect(found.length).toBeGreaterThan(100)
    // Rows are gone, but who kept a copy of them can still open it.
    expect(openedFrom(copy).length).toBeGreaterThan(30)
    const verified = await runCli(['restore', backup, '--verify', '--json', '--data', home])
    expect(JSON.parse(verified.out)).toMatchObject({ whole: true })
  })

  test('after the run none is left: in no column, no file of the database, its journal or its log, no backup, no copy', async () => {
    const { city, canaries } = planted
    // The key of a month goes when the clock of its last day is over.
    const later = end + (3 * 366 + 31) * dayMs
    // The control took the rows; what it left out is done now.
    const ran = await runRetention(city.sql, city.city, later + hourMs, machineLater())
    expect(ran.failed).toEqual([])
    expect(foundIn(await readable(), canaries)).toEqual([])
    const { found, bytes, files: where } = foundInFiles(files(), canaries)
    expect([places(found), where]).toEqual([[], []])
    expect(bytes).toBeGreaterThan(10_000_000)
    expect(openedFrom(copy)).toEqual([])
    expect(backupKeys(home)).toEqual([])
    const verified = await runCli(['restore', backup, '--verify', '--json', '--data', home])
    expect(JSON.parse(verified.out)).toMatchObject({ code: 'backup.key-destroyed' })
  })

  /** The backup as whoever has its key reads it. */
  async function backupText(): Promise<string> {
    const found = readEnvelope(backup)
    const key = backupKeys(home).find(({ id }) => id === found?.envelope.key)
    if (!found || !key) throw new Error('the key is there until it is destroyed')
    const opened = createReadStream(backup, { start: found.start }).pipe(
      decrypting(found.envelope, Buffer.from(key.key, 'base64')),
    )
    return gunzipSync(await buffer(opened)).toString('utf8')
  }

  function openedFrom(tables: Map<string, unknown[]>): string[] {
    const { keys } = planted.city.city
    return [...tables.values()].flat().flatMap((row) => {
      const text = JSON.stringify(row)
      const json = [...text.matchAll(/\$sealed\\*": *\\*"([\w-]+)/g)].map(([, one = '']) => one)
      const texts = [...text.matchAll(/sealed:([\w-]+)/g)].map(([, one = '']) => one)
      const bytes = [...text.matchAll(/\\\\+x([0-9a-f]{40,})/g)].map(([, one = '']) => one)
      const opened = [
        ...[...json, ...texts].map((one) => Buffer.from(one, 'base64url')),
        ...bytes.map((one) => Buffer.from(one, 'hex')),
      ].flatMap((sealed) => {
        try {
          return [keys.open(sealed)]
        } catch {
          return []
        }
      })
      return foundIn(opened.join('\n'), planted.canaries).map(({ where }) => where)
    })
  }
})

test('another city with the same key file, but not the folder of months, opens nothing that was sealed', () => {
  const { keys } = planted.city.city
  const sealed = keys.sealFor('orders', planted.city.start, 'a word')
  expect(keys.open(sealed)).toBe('a word')
  expect(() =>
    keysFrom(Buffer.from(readFileSync(join(home, 'keys'), 'utf8').trim(), 'base64')).open(sealed),
  ).toThrow('destroyed')
})
