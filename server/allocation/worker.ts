import { parentPort } from 'node:worker_threads'
import { allocate } from '@bihuan/core/allocation/allocate.ts'
import type { Problem } from '@bihuan/core/allocation/guest.ts'
import { loadSolver } from './solve-lp.ts'

// Loaded before the first problem comes: WebAssembly is compiled once for each thread.
const solver = loadSolver()

parentPort?.on('message', (problem: Problem) => {
  void solver.then((open) => {
    const result = allocate(problem, open, (step) => parentPort?.postMessage({ step }))
    parentPort?.postMessage({ result })
  })
})
