import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { UploadOrder } from '../city/plan-uploads.ts'
import type { CrowdReport, Rush } from './crowd-words.ts'

/** The crowd as a process of its own, so that its cost can be told apart and its clock is not ours. */
export type Crowd = {
  prepare(order: UploadOrder): Promise<{ count: number }>
  rush(rush: Rush): Promise<CrowdReport>
  /** Requests that were not taken yet. */
  fresh(): Promise<number>
  stop(): Promise<void>
}

/** Starts the crowd. */
export function startCrowd(): Crowd {
  const child = fork(join(import.meta.dirname, 'crowd.ts'), [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>()
  let asked = 0
  child.on('message', (message) => {
    const { ask, answer, fault } = message as { ask: number; answer?: unknown; fault?: string }
    const who = waiting.get(ask)
    waiting.delete(ask)
    if (fault === undefined) who?.resolve(answer)
    else who?.reject(new Error(fault))
  })
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      for (const { reject } of waiting.values()) reject(new Error('the crowd has ended'))
      resolve()
    }),
  )
  const ask = (what: object) =>
    new Promise<unknown>((resolve, reject) => {
      asked += 1
      waiting.set(asked, { resolve, reject })
      child.send({ ask: asked, ...what })
    })
  return {
    prepare: async (order) => (await ask({ do: 'prepare', order })) as { count: number },
    rush: async (rush) => (await ask({ do: 'rush', rush })) as CrowdReport,
    fresh: async () => ((await ask({ do: 'left' })) as { fresh: number }).fresh,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
