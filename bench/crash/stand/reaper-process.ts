import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { withDescendants } from '../../machine/processes.ts'

// Outlives whoever started it, and cannot be interrupted: it is what ends everything else.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

const owed: string[] = []

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT')
    process.kill(pid, 'SIGKILL')
  } catch {
    // it had ended before
  }
}

/** The postmaster of a data folder, whoever started it last, and its sessions. */
function killCluster(folder: string): void {
  const file = join(folder, 'pgdata', 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  const command = existsSync(`/proc/${pid}/cmdline`)
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : ''
  // After a restart the number in the file may be a stranger's.
  if (!command.includes(join(folder, 'pgdata'))) return
  for (const each of withDescendants([pid])) kill(each)
}

function unmount(folder: string): void {
  // A process that is just dying still holds the folder open.
  for (let tries = 0; tries < 50; tries += 1) {
    if (spawnSync('mountpoint', ['-q', folder]).status !== 0) return
    if (spawnSync('umount', [folder]).status === 0) continue
    spawnSync('sleep', ['0.1'])
  }
  spawnSync('umount', ['-l', folder])
}

const undo: Record<string, (what: string) => void> = {
  cluster: killCluster,
  mount: unmount,
  folder: (path) => rmSync(path, { recursive: true, force: true }),
}

createInterface({ input: process.stdin })
  .on('line', (line) => void owed.push(line))
  .once('close', () => {
    for (const line of owed.reverse()) {
      const at = line.indexOf(' ')
      undo[line.slice(0, at)]?.(line.slice(at + 1))
    }
    process.exit(0)
  })
