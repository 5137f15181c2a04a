import { readFileSync } from 'node:fs'

/** What only waits for others: with nothing beside them nobody recovers, and nobody is let in. */
const waits = /^postgres: (?:io worker|checkpointer)\b/

/** Whether these are the processes of a PostgreSQL that stays as it is until it is killed. */
export const onlyWait = (titles: readonly string[]): boolean =>
  titles.length > 0 && titles.every((title) => waits.test(title))

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return text === '' ? [] : text.split(' ').map(Number)
}

/**
 * The processes of a postmaster that is stuck, itself first; empty where it is not, or where the system does not tell.
 * PostgreSQL 18 was seen so after a failed fsync whose recovery failed too: the postmaster waits for its checkpointer and
 * its io workers to go, and they for a word from it.
 */
export function stuckProcesses(postmaster: number): number[] {
  try {
    const children = childrenOf(postmaster)
    const titles = children.map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    return onlyWait(titles) ? [postmaster, ...children] : []
  } catch {
    return []
  }
}
