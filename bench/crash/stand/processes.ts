import { withDescendants } from '../../machine/processes.ts'

/** Waits; in milliseconds. */
export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Sends a signal to processes; those that have ended are passed over. */
export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // already gone with its parent
    }
  }
}

/** SIGKILL to a postmaster and every session at once, as when the machine's memory killer strikes. */
export function killCluster(postmaster: number): void {
  signal(withDescendants([postmaster]), 'SIGKILL')
}
