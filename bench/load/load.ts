import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Summary } from './histogram.ts'

/**
 * What a maker module exports as `make(args)`: requests with their bytes ready before the clock runs. It is loaded in
 * the process of the generator, so that gigabytes of bodies never pass between processes.
 */
export type Work = {
  count: number
  /** The n-th request whole, head and body (prepare.ts makes one). */
  bytes(n: number): Buffer
  /** How many people (or rows, or reads) an answer of the n-th stands for. */
  units(n: number): number
  /** What is wrong with an answer, or null; without it every 200 is right. */
  check?(n: number, answer: Answer): string | null
}
export type Answer = { status: number; body: Buffer; headers: ReadonlyMap<string, string> }

/**
 * `closed`: so many connections, each sends its next request when it has its answer: capacity. `open`: requests arrive
 * by a rate whatever the answers do, and latency counts from the moment at which a request should have been sent.
 */
export type Pace =
  | { kind: 'closed'; connections: number }
  /** `steps`: requests a second for so many seconds, one after the other. */
  | { kind: 'open'; connections: number; steps: readonly { perS: number; seconds: number }[] }

export type Run = { port: number; pace: Pace; from: number; to: number }

export type LoadReport = {
  sent: number
  answered: number
  units: number
  seconds: number
  perS: number
  unitsPerS: number
  /** Milliseconds. In an open loop from the intended start. */
  latency: Summary
  statuses: Record<string, number>
  /** Answers 503 with Retry-After, after which the same request was sent again when it was asked to come. */
  refused: number
  /** Answers that were wrong, and the first few reasons. */
  faulty: number
  faults: string[]
  /** Processor seconds of the generator while it ran. */
  generatorCpuS: number
}

/** Requests that stand ready in the generator. */
export type Prepared = {
  count: number
  units: number
  /** Runs requests `from` (0) up to `to` (not included); each should run once, where it is a command. */
  run(run: Run): Promise<LoadReport>
  /** Lets the generator drop them. */
  forget(): Promise<void>
}

export type Load = {
  pid: number
  /** `module` is the URL of a maker (`import.meta.resolve('./x.ts')`), `args` plain JSON. */
  prepare(module: string, args: unknown): Promise<Prepared>
  stop(): Promise<void>
}

/** Starts the load generator as a process of its own. */
export async function startLoad(): Promise<Load> {
  const child = fork(join(import.meta.dirname, 'generator.ts'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const ask = asking(child)
  let next = 0
  return {
    pid: child.pid ?? 0,
    async prepare(module, args) {
      next += 1
      const id = next
      const made = (await ask({ do: 'prepare', id, module, args })) as {
        count: number
        units: number
      }
      return {
        ...made,
        run: async (run) => (await ask({ do: 'run', id, run })) as LoadReport,
        forget: async () => void (await ask({ do: 'forget', id })),
      }
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

type Reply = { ask: number; answer?: unknown; fault?: string }

function asking(child: ChildProcess) {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let asked = 0
  child.on('message', (message) => {
    const { ask, answer, fault } = message as Reply
    const who = waiting.get(ask)
    waiting.delete(ask)
    if (fault === undefined) who?.resolve(answer)
    else who?.reject(new Error(fault))
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the load generator has ended'))
  })
  return (what: object) =>
    new Promise<unknown>((resolve, reject) => {
      asked += 1
      waiting.set(asked, { resolve, reject })
      child.send({ ask: asked, ...what })
    })
}
