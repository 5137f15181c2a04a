import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { AppOrder, FromApp, ToApp } from './app-order.ts'

/** An application process that could not begin; `code` is that of PostgreSQL or of the system, where it had one. */
export class AppFault extends Error {
  readonly code: string | null
  constructor(message: string, code: string | null) {
    super(message)
    this.code = code
  }
}

export type AppEvents = {
  ready(now: number): void
  clock(state: { now: number; speed: number }): void
  /** It is gone: with the fault that it told, where it could still tell one. */
  gone(fault: AppFault | null): void
}

export type AppProcess = {
  pid: number
  give(order: AppOrder): void
  /** Ends it in its own order, and by force where that takes longer than `graceMs`. */
  close(graceMs: number): Promise<void>
  kill(): void
}

/** Starts an application process. It loads the program at once, and serves when it is given its order. */
export function startApp(events: AppEvents): AppProcess {
  const child: ChildProcess = fork(join(import.meta.dirname, 'app-entry.ts'), [], {
    // A group of its own: Ctrl-C must not cut it in the middle of a request that we still want to answer.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  let fault: AppFault | null = null
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
      events.gone(fault)
    })
  })
  child.on('error', (error) => {
    fault = new AppFault(error.message, null)
  })
  child.on('message', (message: FromApp) => {
    if ('ready' in message) events.ready(message.ready.now)
    else if ('clock' in message) events.clock(message.clock)
    else fault = new AppFault(message.failed.message, message.failed.code)
  })
  const send = (message: ToApp) => {
    if (child.connected) child.send(message, () => {})
  }
  return {
    pid: child.pid ?? 0,
    give: (order) => send({ order }),
    kill: () => void child.kill('SIGKILL'),
    async close(graceMs) {
      send({ close: true })
      const timer = setTimeout(() => child.kill('SIGKILL'), graceMs)
      await gone
      clearTimeout(timer)
    },
  }
}
