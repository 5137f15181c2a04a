import { readFileSync } from 'node:fs'

/** Whether a process runs. One that ended and that its parent has not buried yet (a zombie) does not. Linux, as the tests are. */
export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
