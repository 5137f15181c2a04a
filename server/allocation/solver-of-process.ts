import { type Solver, startSolver } from './solve.ts'

let running: Solver | null = null

/** The thread of this process that solves allocations; started at the first need. */
export function solverOfProcess(): Solver {
  running ??= startSolver()
  return running
}

/** Puts another in its place, or none: the next allocation starts a new one. For what died, and for tests. */
export function replaceSolver(other: Solver | null): void {
  void running?.close()
  running = other
}
