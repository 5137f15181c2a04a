import { writeFileSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'

// Two parts in three of a contended core then go to whoever does not give way.
const nice = 3

/**
 * Lets a process of ours, and those that it starts from now on, give way to the front where cores are short: who must
 * refuse in time may not wait behind the work that is being refused. Where the system forbids it, all stays as it was.
 */
export function giveWay(pid: number): void {
  try {
    // Who was told to stand further back stays there.
    if (getPriority(pid) >= nice) return
    setPriority(pid, nice)
    // Linux shares cores among sessions first, and `nice` counts only within one: the session gives way too (sched(7)).
    writeFileSync(`/proc/${pid}/autogroup`, String(nice))
  } catch {
    // No such system, no such right, or nobody there any more.
  }
}
