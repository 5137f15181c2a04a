import { Worker } from 'node:worker_threads'
import type { Allocation } from '@bihuan/core/allocation/allocate.ts'
import type { Problem } from '@bihuan/core/allocation/guest.ts'

type Said = { step: string } | { result: Allocation | null }

/** A thread that solves allocations, one after the other, while the server answers. */
export type Solver = {
  /** Rejects where the thread dies or takes longer than `mostMs`. `say` hears what it is doing. */
  solve(problem: Problem, say: (step: string) => void): Promise<Allocation>
  close(): Promise<void>
}

// Twelve times what the largest case may take: after that nothing comes any more.
const mostMs = 60_000

/** Starts the thread. `file` is another program for tests that need a solver which fails. */
export function startSolver(file: URL = new URL('./worker.ts', import.meta.url)): Solver {
  const worker = new Worker(file, { execArgv: ['--disable-warning=ExperimentalWarning'] })
  worker.unref()
  let died: Error | null = null
  worker.on('error', (error) => {
    died = error
  })
  worker.on('exit', (code) => {
    died ??= new Error(`the solver's thread ended with ${code}`)
  })
  return {
    async solve(problem, say) {
      if (died) throw died
      const { promise, resolve, reject } = Promise.withResolvers<Allocation>()
      const onMessage = (said: Said) => {
        if ('step' in said) say(said.step)
        else if (said.result) resolve(said.result)
        else reject(new Error('the solver found no solution'))
      }
      const onExit = () => reject(died ?? new Error("the solver's thread ended"))
      worker.on('message', onMessage)
      worker.once('error', reject)
      worker.once('exit', onExit)
      const limit = setTimeout(() => reject(new Error(`nothing after ${mostMs} ms`)), mostMs)
      worker.ref()
      worker.postMessage(problem)
      try {
        return await promise
      } finally {
        clearTimeout(limit)
        worker.unref()
        worker.off('message', onMessage)
        worker.off('error', reject)
        worker.off('exit', onExit)
      }
    },
    async close() {
      await worker.terminate()
    },
  }
}
