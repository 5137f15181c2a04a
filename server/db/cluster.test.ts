import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isAlive } from '../testing/is-alive.ts'
import { embeddedBinaries, isReachableByOthers } from './binaries.ts'
import { type Cluster, ClusterFault, runningCluster, startCluster } from './cluster.ts'

const isRoot = process.getuid?.() === 0
const root = join(import.meta.dirname, '..', '..')
const home = isRoot && !isReachableByOthers(root) ? '/var/tmp/bihuan-test' : join(root, '.test')

function aFolder(): string {
  const dir = join(home, `start-${randomBytes(5).toString('hex')}`)
  mkdirSync(dir, { recursive: true, mode: 0o755 })
  onTestFinished(() => {
    chmodSync(dir, 0o755)
    rmSync(dir, { recursive: true, force: true })
  })
  return dir
}

/** Starts a durable cluster and sees that it is gone when the test ends, whatever happened in between. */
async function started(dir: string, relaunch = false): Promise<Cluster> {
  const cluster = await startCluster({
    dir,
    binaries: embeddedBinaries(),
    durable: true,
    relaunch,
    settings: ['shared_buffers=16MB'],
  })
  onTestFinished(() => cluster.stop())
  return cluster
}

async function asked<Row>(url: string, text: string): Promise<Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return (await sql.unsafe(text)) as unknown as Row[]
  } finally {
    await sql.end()
  }
}

const words = async (dir: string) => {
  const fault = await startCluster({ dir, binaries: embeddedBinaries(), durable: false }).then(
    () => null,
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(ClusterFault)
  return (fault as ClusterFault).message
}

describe('startCluster', () => {
  test('makes a cluster on loopback that only its own password opens', async () => {
    const dir = aFolder()
    const { url, pid } = await started(dir)
    expect(
      await asked(
        url,
        `select current_database() as name, current_setting('listen_addresses') as listens, current_setting('fsync') as fsync`,
      ),
    ).toEqual([{ name: 'bihuan', listens: '127.0.0.1', fsync: 'on' }])
    expect(runningCluster(dir)).toEqual({ url, pid })
    await expect(asked(url.replace(/:[0-9a-f]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({
      code: '28P01',
    })
  })

  test('adopts a postmaster that is still alive', async () => {
    const dir = aFolder()
    const first = await started(dir)
    const second = await started(dir)
    expect(second).toMatchObject({ url: first.url, pid: first.pid })
  })

  test('leaves no process after a stop, and finds the data at the next start', async () => {
    const dir = aFolder()
    const first = await started(dir)
    await asked(first.url, 'create table kept as select 7 as n')
    const backends = await asked<{ pid: number }>(first.url, 'select pid from pg_stat_activity')
    await first.stop()
    expect(runningCluster(dir)).toBeNull()
    expect([first.pid, ...backends.map(({ pid }) => pid)].filter(isAlive)).toEqual([])
    const again = await started(dir)
    expect(await asked(again.url, 'select n from kept')).toEqual([{ n: 7 }])
  })

  test('starts again after kill -9 of the postmaster, with everything that was committed', async () => {
    const dir = aFolder()
    const first = await started(dir)
    await asked(first.url, 'create table kept (n int)')
    for (let n = 0; n < 20; n += 1) await asked(first.url, `insert into kept values (${n})`)
    process.kill(first.pid, 'SIGKILL')
    await expect.poll(() => runningCluster(dir)).toBeNull()
    const again = await started(dir)
    expect(again.pid).not.toBe(first.pid)
    expect(await asked(again.url, 'select count(*)::int as n from kept')).toEqual([{ n: 20 }])
  })
})

test('a postmaster that dies while we live is started again at the same address, until the stop', async () => {
  const dir = aFolder()
  const cluster = await started(dir, true)
  await asked(cluster.url, 'create table kept as select 7 as n')
  const dead = cluster.pid
  process.kill(dead, 'SIGKILL')
  await expect
    .poll(() => asked(cluster.url, 'select n from kept').catch(() => null), { timeout: 20_000 })
    .toEqual([{ n: 7 }])
  expect(cluster.pid).not.toBe(dead)
  await cluster.stop()
  expect(isAlive(cluster.pid)).toBe(false)
  expect(runningCluster(dir)).toBeNull()
})

test('starts when the number of its dead postmaster belongs to another process now', async () => {
  const dir = aFolder()
  const first = await started(dir)
  const lockFile = join(dir, 'pgdata', 'postmaster.pid')
  const lock = readFileSync(lockFile, 'utf8')
  await asked(first.url, 'create table kept as select 7 as n')
  process.kill(first.pid, 'SIGKILL')
  await expect.poll(() => isAlive(first.pid)).toBe(false)
  writeFileSync(lockFile, lock.replace(/^\d+/, String(process.ppid)))
  expect(runningCluster(dir)).toBeNull()
  const again = await started(dir)
  expect(await asked(again.url, 'select n from kept')).toEqual([{ n: 7 }])
})

test('a stop while the dead postmaster is about to be started again leaves none', async () => {
  const dir = aFolder()
  const cluster = await started(dir, true)
  process.kill(cluster.pid, 'SIGKILL')
  await expect.poll(() => isAlive(cluster.pid)).toBe(false)
  await cluster.stop()
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  expect(runningCluster(dir)).toBeNull()
})

describe('a cluster that cannot start says what to do', () => {
  test('when a file stands where the data folder should be', async () => {
    const dir = join(aFolder(), 'data')
    writeFileSync(dir, '')
    expect(await words(join(dir, 'inside'))).toContain(`the data folder ${dir}`)
  })

  test('when the data folder cannot be entered by the user that PostgreSQL runs as', async () => {
    const closed = aFolder()
    chmodSync(closed, isRoot ? 0o700 : 0o500)
    const dir = join(closed, 'data')
    expect(await words(dir)).toMatch(isRoot ? /choose another with --data/ : /cannot be made/)
  })

  test('when another PostgreSQL made the data', async () => {
    const dir = aFolder()
    const first = await started(dir)
    await first.stop()
    writeFileSync(join(dir, 'pgdata', 'PG_VERSION'), '14\n')
    expect(await words(dir)).toContain('made by another PostgreSQL')
  })

  test('when the data is broken, with the words of PostgreSQL', async () => {
    const dir = aFolder()
    const first = await started(dir)
    await first.stop()
    rmSync(join(dir, 'pgdata', 'global', 'pg_control'))
    expect(await words(dir)).toMatch(/did not start in .*: .*could not (find|open)/s)
  })
})

test('the binaries are those that npm installed, with initdb beside them', () => {
  expect(existsSync(join(embeddedBinaries(), 'initdb'))).toBe(true)
  expect(isReachableByOthers(dirname(home))).toBe(true)
})
