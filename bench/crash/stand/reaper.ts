import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** What a run leaves on the machine for a while. */
export type Left = 'cluster' | 'mount' | 'folder'

/** Takes away, in reverse order, whatever was left, also when the run is killed: it sees its pipe close. */
export type Reaper = {
  /** `cluster`: the data folder's postmaster and sessions are killed; `mount`: unmounted; `folder`: removed. */
  owe(kind: Left, path: string): void
  /** Takes everything away now. */
  end(): Promise<void>
}

/** Starts the reaper, a process of its own that neither Ctrl-C nor the death of this one reaches. */
export function startReaper(): Reaper {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'reaper-process.ts')],
    { stdio: ['pipe', 'ignore', 'inherit'], detached: true, cwd: '/' },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    owe: (kind, path) => void child.stdin.write(`${kind} ${path}\n`),
    end() {
      child.stdin.end()
      return ended
    },
  }
}
