import { fork } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { projectFolder } from '../data-folder.ts'

export type Staff = { ended: Promise<number>; stop(): Promise<void> }

/**
 * Starts the simulated staff as a process of their own: they use the HTTP API like anybody else, on the other core.
 * They end with us, however we end, because the channel between us closes.
 */
export function startStaff(
  order: {
    url: string
    seed: number
    scale: number
    speed: number | 'max'
    /** Real seconds that officers wait for the close of a day; the usual unless given. */
    patience?: number
    /** Days of isolation after that of the round, at most. */
    days: number
    /** Nobody investigates, orders or isolates: the round alone. */
    isRoundOnly?: boolean
  },
  onLine: (line: unknown) => void,
): Staff {
  const child = fork(
    join(projectFolder, 'sim', 'main.ts'),
    [
      '--url',
      order.url,
      '--seed',
      String(order.seed),
      '--scale',
      String(order.scale),
      '--speed',
      String(order.speed),
      ...(order.isRoundOnly ? [] : ['--office']),
      '--days',
      String(order.days),
      ...(order.patience === undefined ? [] : ['--patience', String(order.patience)]),
      '--acceptance',
      process.env.ACCEPTANCE_DATA ?? join(projectFolder, '..', 'shared', 'acceptance'),
    ],
    // A group of its own: Ctrl-C must not cut them in the middle of a request that we still want to answer.
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      detached: true,
      execArgv: ['--disable-warning=ExperimentalWarning'],
    },
  )
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{')) onLine(JSON.parse(line))
    })
  }
  const ended = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
  return {
    ended,
    async stop() {
      if (child.exitCode === null) child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 3_000)
      await ended
      clearTimeout(timer)
    },
  }
}
