import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Told } from './answers.ts'
import type { DriveReport } from './drive.ts'
import type { RequestOrder } from './round-requests.ts'
import type { Step } from './steps.ts'

export type CrewOrder = RequestOrder & {
  /** The steps that will be sent; the requests of all others are not made. */
  steps: readonly Step[]
}
export type CrewRun = { port: number; steps: readonly Step[]; samplers: number; staff: number }
/** `told` is what all runs so far added up to. */
export type CrewReport = DriveReport & { told: Told }

/** Everybody who works in a round, as one process that sends what they send. */
export type Crew = {
  pid: number
  /** Makes all requests; answers how many boxes and plates there are. */
  prepare(order: CrewOrder): Promise<{ boxes: number; plates: number }>
  run(run: CrewRun): Promise<CrewReport>
  stop(): Promise<void>
}

type Reply = { answer?: unknown; fault?: string }

/** Starts the crew. */
export function startCrew(): Crew {
  const child = fork(join(import.meta.dirname, 'crew-process.ts'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // The requests of twelve million people take more than a heap has by default.
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=8192'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ask = (what: object) =>
    new Promise<unknown>((resolve, reject) => {
      child.once('message', (message) => {
        const { answer, fault } = message as Reply
        if (fault === undefined) resolve(answer)
        else reject(new Error(fault))
      })
      void ended.then(() => reject(new Error('the crew has ended')))
      child.send(what)
    })
  return {
    pid: child.pid ?? 0,
    prepare: async (order) =>
      (await ask({ do: 'prepare', order })) as { boxes: number; plates: number },
    run: async (run) => (await ask({ do: 'run', run })) as CrewReport,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
