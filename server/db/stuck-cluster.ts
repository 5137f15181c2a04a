import { readFileSync } from 'node:fs'

const title = (name: string) => new RegExp(`^postgres: ${name}\\b`)
const [checkpointer, startup, walwriter] = ['checkpointer', 'startup', 'walwriter'].map(title)

/**
 * Whether a PostgreSQL with these processes stays as it is until it is killed: one that serves has a walwriter, one that
 * recovers a startup process, and one that does neither has a checkpointer left only for the instant in which it begins or ends.
 */
export function standsStill(titles: readonly string[]): boolean {
  const has = (pattern: RegExp | undefined) => titles.some((one) => pattern?.test(one))
  return has(checkpointer) && !has(startup) && !has(walwriter)
}

function titleOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    // It came and went: a session that was turned away.
    return ''
  }
}

/**
 * The processes of a postmaster that stands still, itself first; empty where it does not, or where the system does not tell.
 * PostgreSQL 18 was seen so after a failed fsync whose recovery failed too: the postmaster waits for its checkpointer and
 * its io workers to go, and they for a word from it, while every connection hears that it is in recovery.
 */
export function stuckProcesses(postmaster: number): number[] {
  try {
    const text = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim()
    const children = text === '' ? [] : text.split(' ').map(Number)
    return standsStill(children.map(titleOf)) ? [postmaster, ...children] : []
  } catch {
    return []
  }
}
