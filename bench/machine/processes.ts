import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of the kernel's clock in a second; 100 on every Linux that Node runs on. */
const ticksPerS = 100

type Stat = { pid: number; parent: number; ticks: number }

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything, so what counts begins after the last bracket.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const at = (n: number) => Number(fields[n - 3])
    // utime, stime, and those of children that have ended and were waited for (proc(5): 14 to 17).
    return { pid, parent: at(4), ticks: at(14) + at(15) + at(16) + at(17) }
  } catch {
    return null
  }
}

/** Processes and all that descend from them, as far as they are alive. */
export function withDescendants(roots: readonly number[]): number[] {
  const stats = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null
    return stat ? [stat] : []
  })
  const found = new Set(roots)
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { pid, parent } of stats) if (found.has(parent)) found.add(pid)
  }
  return [...found]
}

/** Processor time in seconds that processes and their descendants, dead ones too, have used so far. 0 without /proc. */
export function cpuSeconds(roots: readonly number[]): number {
  try {
    const ticks = withDescendants(roots).reduce((sum, pid) => sum + (statOf(pid)?.ticks ?? 0), 0)
    return ticks / ticksPerS
  } catch {
    return 0
  }
}

/** The most memory that each of the processes and their descendants ever held (VmHWM), added up: bytes, an upper bound. */
export function memoryPeak(roots: readonly number[]): number {
  try {
    return withDescendants(roots).reduce((sum, pid) => sum + peakOf(pid), 0)
  } catch {
    return 0
  }
}

function peakOf(pid: number): number {
  try {
    const [, kilobytes] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) * 1024
  } catch {
    return 0
  }
}
