import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { isReachableByOthers, reachableBinaries } from './binaries.ts'
import { giveWay } from './give-way.ts'
import { makeFolder } from './make-folder.ts'
import { stuckProcesses } from './stuck-cluster.ts'

export type Cluster = {
  url: string
  pid: number
  /** Fast shutdown: sessions end, everything committed is on disk. */
  stop(): Promise<void>
}

export type ClusterOptions = {
  dir: string
  binaries: string
  /** False only in tests that prove nothing about durability: fsync off, several times quicker. */
  durable: boolean
  /** More `name=value` settings; a control of a safety test sets `synchronous_commit=off` here. */
  settings?: readonly string[]
  /** False where a test wants to look at a dead one. */
  relaunch?: boolean
  /** Hears what PostgreSQL writes into its log. */
  hear?(text: string): void
}

/** A cluster that cannot start, with what a person can do about it. */
export class ClusterFault extends Error {}

type Owner = { uid: number; gid: number } | null

/** The user that PostgreSQL runs as: ourselves, or for root the user `postgres`, made if absent. */
function clusterOwner(): Owner {
  if (process.getuid?.() !== 0) return null
  const look = () => {
    const found = spawnSync('id', ['-u', 'postgres'], { encoding: 'utf8' })
    if (found.status !== 0) return null
    const gid = execFileSync('id', ['-g', 'postgres'], { encoding: 'utf8' })
    return { uid: Number(found.stdout), gid: Number(gid) }
  }
  const existing = look()
  if (existing) return existing
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  const made = look()
  if (made) return made
  throw new ClusterFault(
    'PostgreSQL does not run as root and no user "postgres" could be made: start Bihuan as an ordinary user, or set DATABASE_URL',
  )
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function passwordOf(dir: string): string {
  return readFileSync(join(dir, 'password'), 'utf8').trim()
}

function urlOf(dir: string, port: number): string {
  return `postgres://bihuan:${passwordOf(dir)}@127.0.0.1:${port}/bihuan`
}

/**
 * Whether a process is a living PostgreSQL. After a restart of the machine or container the number may be another
 * process's, and a zombie takes signals too; only Linux tells the difference.
 */
function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  if (!existsSync('/proc/self/status')) return true
  if (!existsSync(`/proc/${pid}/status`)) return false
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return /^Name:\s+postgres$/m.test(status) && !/^State:\s+Z/m.test(status)
}

/** Process id and port of the postmaster that owns a data folder, or null when none is alive. */
export function runningCluster(dir: string): { pid: number; url: string } | null {
  const file = join(dir, 'pgdata', 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!isPostgres(pid)) return null
  return Number.isInteger(port) && port > 0 ? { pid, url: urlOf(dir, port) } : null
}

/** PostgreSQL does not start while the number in its lock file belongs to anybody, so the file of a dead one goes. */
function dropStaleLock(dir: string): void {
  const file = join(dir, 'pgdata', 'postmaster.pid')
  if (existsSync(file) && !isPostgres(Number(readFileSync(file, 'utf8').split('\n')[0])))
    rmSync(file)
}

function prepareFolder(options: ClusterOptions, owner: Owner): void {
  const { dir } = options
  try {
    makeFolder(dir)
  } catch (error) {
    throw new ClusterFault(`the data folder ${dir} cannot be made: ${(error as Error).message}`)
  }
  if (owner && !isReachableByOthers(dir)) {
    throw new ClusterFault(
      `the data folder ${dir} lies behind a folder that only root may pass; choose another with --data (for example /var/lib/bihuan)`,
    )
  }
}

function initialise(options: ClusterOptions, binaries: string, owner: Owner): void {
  const { dir } = options
  const passwordFile = join(dir, 'password')
  writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
  const data = join(dir, 'pgdata')
  mkdirSync(data, { mode: 0o700 })
  if (owner) {
    chownSync(data, owner.uid, owner.gid)
    chownSync(passwordFile, owner.uid, owner.gid)
  }
  const made = spawnSync(
    join(binaries, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'bihuan',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--data-checksums',
      ...(options.durable ? [] : ['--no-sync']),
    ],
    { ...(owner ?? {}), encoding: 'utf8', cwd: '/' },
  )
  if (made.status !== 0) {
    rmSync(data, { recursive: true, force: true })
    const words = made.error?.message ?? made.stderr.trim()
    const isFull = words.includes('No space left')
    throw new ClusterFault(
      isFull
        ? `the disk of ${dir} is full: free some space, or choose another folder with --data. 磁盘已满`
        : `initdb failed in ${dir}: ${words}`,
    )
  }
}

const gigabyte = 1024 ** 3

/** A quarter of the memory for pages, at most 4 GB: the indexes of a running round of twelve million are 1 GB. */
const sharedMegabytes = () =>
  Math.round(Math.min(4, Math.max(0.25, totalmem() / 4 / gigabyte)) * 1024)

const settingsFor = (durable: boolean): string[] => [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=100',
  // What is not durable is a test: several run side by side.
  `shared_buffers=${durable ? sharedMegabytes() : 256}MB`,
  'maintenance_work_mem=256MB',
  'wal_buffers=32MB',
  'max_wal_size=8GB',
  'checkpoint_timeout=15min',
  'random_page_cost=1.1',
  'timezone=UTC',
  'log_timezone=UTC',
  'jit=off',
  // A round's partitions go from empty to full within the hour; their statistics must not be a minute late.
  'autovacuum_naptime=10s',
  'log_min_messages=warning',
  // The detail of an error quotes the row that failed, with names.
  'log_error_verbosity=terse',
  ...(durable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']),
]

function whenReady(child: ChildProcess, { dir, hear }: ClusterOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    const timer = setTimeout(() => child.kill('SIGKILL'), 120_000)
    const fail = () => {
      clearTimeout(timer)
      const words = log.trim().slice(-1500)
      const advice = 'mend what it says, choose another folder with --data, or restore a backup'
      reject(new ClusterFault(`PostgreSQL did not start in ${dir} (${advice}): ${words}`))
    }
    child.on('error', (error) => {
      log += error.message
      fail()
    })
    child.on('exit', fail)
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString('utf8')).slice(-8000)
      hear?.(chunk.toString('utf8'))
      if (!log.includes('ready to accept connections')) return
      clearTimeout(timer)
      child.off('exit', fail)
      resolve()
    })
  })
}

async function ensureDatabase(url: string): Promise<void> {
  const admin = postgres(url.replace(/\/bihuan$/, '/postgres'), { max: 1, onnotice: () => {} })
  try {
    const [found] = await admin`select 1 from pg_database where datname = 'bihuan'`
    if (!found) await admin`create database bihuan`
  } finally {
    await admin.end()
  }
}

function stopProcess(pid: number): Promise<void> {
  return new Promise((resolve) => {
    // An adopted one is nobody's child here: where process 1 reaps nothing it stays a zombie, which is dead enough.
    const alive = () => isPostgres(pid)
    if (alive()) process.kill(pid, 'SIGINT')
    const timer = setInterval(() => {
      if (alive()) return
      clearInterval(timer)
      resolve()
    }, 20)
  })
}

/** The postmaster that already runs on the folder, if it answers; a process that only has its number does not. */
async function adopt(dir: string): Promise<Cluster | null> {
  const alive = runningCluster(dir)
  if (!alive) return null
  try {
    await ensureDatabase(alive.url)
    return { ...alive, stop: () => stopProcess(alive.pid) }
  } catch {
    return null
  }
}

/** Finds the binaries that the owner may run, and makes the cluster where there is none. */
function prepareCluster(options: ClusterOptions, owner: Owner): string {
  const { dir } = options
  const version = execFileSync(join(options.binaries, 'postgres'), ['--version'], {
    encoding: 'utf8',
  })
  const major = /(\d+)/.exec(version)?.[1] ?? '0'
  const binaries = owner ? reachableBinaries(options.binaries, major) : options.binaries
  const data = join(dir, 'pgdata')
  if (!existsSync(join(data, 'PG_VERSION'))) {
    rmSync(data, { recursive: true, force: true })
    initialise(options, binaries, owner)
  } else if (readFileSync(join(data, 'PG_VERSION'), 'utf8').trim() !== major) {
    throw new ClusterFault(
      `${dir} was made by another PostgreSQL than ${major}; restore a backup into a new folder`,
    )
  }
  chmodSync(data, 0o700)
  dropStaleLock(dir)
  return binaries
}

async function launch(options: ClusterOptions, owner: Owner, binaries: string, port: number) {
  const settings = [...settingsFor(options.durable), ...(options.settings ?? [])]
  const child = spawn(
    join(binaries, 'postgres'),
    [
      '-D',
      join(options.dir, 'pgdata'),
      '-p',
      String(port),
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    // Its own process group: Ctrl-C must reach us first, so that requests end before their database does.
    { ...(owner ?? {}), stdio: ['ignore', 'ignore', 'pipe'], detached: true, cwd: '/' },
  )
  // Before it starts its own processes: they take over what it has.
  giveWay(child.pid ?? 0)
  await whenReady(child, options)
  child.unref()
  ;(child.stderr as unknown as { unref(): void } | null)?.unref()
  return child
}

// Long enough for the sessions of a dead postmaster to notice and let go of the shared memory.
const relaunchMs = 500
const lookMs = 500
// A postmaster that starts looks the same for an instant.
const stuckLooks = 5

/** Kills a postmaster that recovers no more, so that it is started again like any other that died. */
function endWhenStuck(postmaster: () => number): void {
  let looks = 0
  const look = setInterval(() => {
    const pid = postmaster()
    const stuck = pid === 0 ? [] : stuckProcesses(pid)
    looks = stuck.length === 0 ? 0 : looks + 1
    if (looks < stuckLooks) return
    looks = 0
    console.error('PostgreSQL stands still after a failed recovery and is started again')
    for (const one of stuck) {
      try {
        process.kill(one, 'SIGKILL')
      } catch {
        // It went with its postmaster.
      }
    }
  }, lookMs)
  look.unref()
}

/**
 * Starts PostgreSQL in a data folder, making the cluster first when the folder is new. A postmaster that survived the
 * death of an earlier Bihuan is adopted; one that dies while we live is started again on the same port, unless
 * `relaunch` is false. Throws a ClusterFault that says what to do.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const owner = clusterOwner()
  prepareFolder(options, owner)
  const adopted = await adopt(options.dir)
  if (adopted) return adopted
  const binaries = prepareCluster(options, owner)
  const port = await freePort()
  let child = await launch(options, owner, binaries, port)
  let stopping = false
  const watch = () =>
    child.once('exit', () => {
      if (!stopping && options.relaunch !== false) setTimeout(relaunch, relaunchMs)
    })
  const relaunch = async () => {
    if (stopping) return
    try {
      child = await launch(options, owner, binaries, port)
      watch()
    } catch (error) {
      // A full disk may be emptied: go on trying, and say each time what PostgreSQL says.
      console.error((error as Error).message)
      setTimeout(relaunch, 10 * relaunchMs)
    }
  }
  watch()
  if (options.relaunch !== false) endWhenStuck(() => (stopping ? 0 : (child.pid ?? 0)))
  const url = urlOf(options.dir, port)
  await ensureDatabase(url)
  return {
    url,
    get pid() {
      return child.pid ?? 0
    },
    stop() {
      stopping = true
      return stopProcess(child.pid ?? 0)
    },
  }
}
