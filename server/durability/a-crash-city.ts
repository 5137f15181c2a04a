import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { onTestFinished } from 'vitest'
import { openSession } from '../accounts/session.ts'
import { embeddedBinaries, isReachableByOthers } from '../db/binaries.ts'
import { type Cluster, startCluster } from '../db/cluster.ts'
import { migrate } from '../db/migrate.ts'
import { connect, type Sql } from '../db/sql.ts'
import { keysFrom } from '../keys.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'

const start = instantOf('2022-01-14T08:00:00+08:00')
const sites = 4
const account = 'sampler-1'

/** A durable cluster of its own with a published round, made to be killed. */
export type CrashCity = {
  dir: string
  settings: readonly string[]
  cluster: Cluster
  round: TestRound
  nextTube: number
}

function homeOfTests(): string {
  const root = join(import.meta.dirname, '..', '..')
  return process.getuid?.() === 0 && !isReachableByOthers(root)
    ? '/var/tmp/bihuan-test'
    : join(root, '.test')
}

export async function aCrashCity(
  settings: readonly string[] = [],
  { relaunch = false } = {},
): Promise<CrashCity> {
  const dir = join(homeOfTests(), `crash-${randomUUID()}`)
  const cluster = await startCluster({
    dir,
    binaries: embeddedBinaries(),
    durable: true,
    settings,
    relaunch,
  })
  const sql = connect(cluster.url, '4101', { max: 2, name: 'crash set-up' })
  await migrate(sql, 'city_4101')
  const round = await aRound({ sql, start }, { people: 400, sites })
  await sql`insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
    values (${account}, 'sampler-1', 'sampler', 'sampler', '4101', 'site:1', ${start})`
  await sql.end()
  const city: CrashCity = { dir, settings, cluster, round, nextTube: 0 }
  onTestFinished(() => endCity(city))
  return city
}

/** Starts the application on the cluster; `early` is the control that answers before it commits. */
export async function startApp(
  city: CrashCity,
  acknowledge: 'after-commit' | 'early' = 'after-commit',
) {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'an-app-process.ts'), city.cluster.url, acknowledge],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    },
  )
  onTestFinished(() => void child.kill('SIGKILL'))
  const { stdout } = child
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the application ended with ${code}`)))
  })
  return { child, url }
}

/** Sends one-person tubes from several devices until told to stop; returns the ids of the events that were acknowledged. */
export async function writeUntil(
  city: CrashCity,
  url: string,
  stopped: () => boolean,
): Promise<string[]> {
  const acknowledged: string[] = []
  const { token } = openSession(keysFrom(Buffer.alloc(32, 7)), account, Date.now())
  const writer = async (site: number) => {
    while (!stopped()) {
      const events = Array.from({ length: 5 }, () => {
        const n = city.nextTube++
        const person = city.round.people[n % city.round.people.length] ?? ''
        const at = isoOf(start + n * 10)
        return {
          kind: 'seal',
          id: randomUUID(),
          seq: n + 1,
          at,
          tube: city.round.tube(site, n % 10_000, 1),
          openedAt: at,
          count: 1,
          members: [{ person, at }],
        }
      })
      try {
        const response = await fetch(`${url}/api/v1/uploads`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${token}`,
            'idempotency-key': randomUUID(),
          },
          body: JSON.stringify({
            round: city.round.round,
            device: city.round.device(site),
            sentAt: isoOf(start),
            events,
          }),
          signal: AbortSignal.timeout(5_000),
        })
        await response.text()
        if (response.ok) acknowledged.push(...events.map(({ id }) => id))
      } catch {
        // The answer was cut: the events may be there or not, and both are right.
      }
    }
  }
  await Promise.all(Array.from({ length: sites * 2 }, (_, n) => writer((n % sites) + 1)))
  return acknowledged
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid
        ? [Number(entry)]
        : []
    } catch {
      return [] // it ended while we looked
    }
  })
}

/** SIGKILL to the postmaster and every session at once, as when the machine's memory killer strikes. */
export async function killProcesses(city: CrashCity): Promise<void> {
  for (const pid of [city.cluster.pid, ...childrenOf(city.cluster.pid)]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // already gone with its parent
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 200))
}

/** Kills the database and starts it again. */
export async function killDatabase(city: CrashCity): Promise<void> {
  await killProcesses(city)
  // What a real restart meets too: the lock file of a postmaster that is no more.
  rmSync(join(city.dir, 'pgdata', 'postmaster.pid'), { force: true })
  city.cluster = await startCluster({
    dir: city.dir,
    binaries: embeddedBinaries(),
    durable: true,
    settings: city.settings,
    relaunch: false,
  })
}

/** SIGKILL to the application. Throws when it had ended by itself: it must outlive its database. */
export function killApp(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null)
      reject(new Error(`the application had ended by itself with ${child.exitCode}`))
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

/** Which of the acknowledged events the database does not have. */
export async function lostOf(city: CrashCity, acknowledged: readonly string[]): Promise<string[]> {
  const sql: Sql = connect(city.cluster.url, '4101', { max: 1, name: 'crash check' })
  const rows = await sql<
    { id: string }[]
  >`select id from field_events where id = any(${acknowledged as string[]}::uuid[])`
  const broken = await sql`select law from conservation where expected <> found`
  await sql.end()
  if (broken.length > 0) throw new Error(`not conserved after the crash: ${JSON.stringify(broken)}`)
  const there = new Set(rows.map((row) => row.id))
  return acknowledged.filter((id) => !there.has(id))
}

async function endCity(city: CrashCity): Promise<void> {
  await city.cluster.stop()
  rmSync(city.dir, { recursive: true, force: true })
}
