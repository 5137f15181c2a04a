import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopwatch } from '../clock.ts'
import type { Front } from '../front/front.ts'
import type { AppOrder } from './app-order.ts'
import { AppFault, type AppProcess, startApp } from './app-process.ts'

export type GroupOrder = Omit<AppOrder, 'sockets' | 'runsJobs' | 'demoSpeed'>

export type AppGroup = {
  /** Serves the city behind the front; settles when all are ready, rejects where the first cannot begin. */
  serve(order: GroupOrder, front: Front): Promise<{ now: number }>
  pids(): number[]
  /** Looks whether an application that has been silent for `ms` is to be ended: a loop that never ends answers nobody. */
  silent(name: string, ms: number): void
  /** Ends all, in their own order. */
  close(): Promise<void>
}

const closeMs = 12_000
// Far beyond what any request computes, on a machine that is ten times too busy as well.
const silentMsMax = 120_000
const pauseMsFirst = 50
const pauseMsMax = 5_000
// Whoever lived so long did not die of how it was started.
const soundMs = 30_000

type Member = {
  name: string
  number: number
  process: AppProcess
  startedAt: number
  pauseMs: number
}

// The path of a local socket has at most 107 characters, which a data folder may not leave room for.
function socketFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-'))
  chmodSync(folder, 0o700)
  return folder
}

/**
 * Keeps `count` application processes running. They are started at once, so that they load while the database starts; one
 * that dies is started again, at once the first time, then with growing pauses. The first one runs the jobs.
 */
export function startApps(count: number): AppGroup {
  const folder = process.platform === 'win32' ? null : socketFolder()
  const members = new Map<string, Member>()
  const asked = new Map<string, { ready(now: number): void; failed(fault: AppFault): void }>()
  let given: { order: GroupOrder; front: Front } | null = null
  let clock: { now: number; speed: number } | null = null
  let isClosing = false

  const path = (name: string) =>
    folder ? join(folder, name) : `\\\\.\\pipe\\bihuan-${process.pid}-${name}`

  function start(number: number, pauseMs: number): Member {
    const name = `app-${number}`
    const member: Member = {
      name,
      number,
      pauseMs,
      startedAt: stopwatch(),
      process: startApp({
        ready(now) {
          void given?.front
            .attach({ name, ...socketsOf(member) })
            .then(() => asked.get(name)?.ready(now))
        },
        clock(state) {
          clock = state
        },
        gone: (fault) => gone(member, fault),
      }),
    }
    members.set(name, member)
    return member
  }

  // Another process, another socket: of the one before, the file may still lie there.
  const socketsOf = ({ name, process: { pid } }: Member) => ({
    frames: path(`${name}-${pid}.frames`),
    http: path(`${name}-${pid}.http`),
  })

  function give(member: Member): void {
    if (!given) return
    member.process.give({
      ...given.order,
      demoStart: given.order.demoStart === null ? null : (clock?.now ?? given.order.demoStart),
      demoSpeed: clock?.speed ?? 0,
      runsJobs: member.number === 1,
      sockets: socketsOf(member),
    })
  }

  function gone(member: Member, fault: AppFault | null): void {
    given?.front.drop(member.name)
    if (folder) for (const file of Object.values(socketsOf(member))) rmSync(file, { force: true })
    const waiting = asked.get(member.name)
    if (waiting) waiting.failed(fault ?? new AppFault('the application ended', null))
    if (waiting || isClosing) return
    const isSound = stopwatch() - member.startedAt > soundMs
    const pauseMs = isSound ? pauseMsFirst : member.pauseMs
    setTimeout(() => {
      if (isClosing) return
      give(start(member.number, Math.min(pauseMsMax, pauseMs * 3)))
    }, pauseMs)
  }

  function whenReady(member: Member): Promise<number> {
    return new Promise<number>((resolve, reject) => {
      asked.set(member.name, {
        ready(now) {
          asked.delete(member.name)
          resolve(now)
        },
        failed(fault) {
          asked.delete(member.name)
          reject(fault)
        },
      })
      give(member)
    })
  }

  for (let number = 1; number <= count; number += 1) start(number, pauseMsFirst)

  return {
    async serve(order, front) {
      given = { order, front }
      const [first, ...others] = [...members.values()]
      if (!first) throw new RangeError('at least one application is needed')
      // The first one brings the schema to its version; the others find it there.
      const now = await whenReady(first)
      await Promise.all(others.map(whenReady))
      return { now }
    },
    pids: () => [...members.values()].map(({ process: { pid } }) => pid),
    silent(name, ms) {
      if (ms > silentMsMax) members.get(name)?.process.kill()
    },
    async close() {
      isClosing = true
      await Promise.all([...members.values()].map((member) => member.process.close(closeMs)))
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}
