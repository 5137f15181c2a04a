import { readdirSync, readFileSync } from 'node:fs'

const read = (path: string) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // gone in the meantime
  }
}
/** Parent of a process; the name in parentheses may itself hold spaces and parentheses. */
const fieldsOf = (pid: string) => {
  const stat = read(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}
const parentOf = (pid: string) => fieldsOf(pid)[1]

/** Whether any thread still runs: a leader that is a zombie already may have one in `fsync`, with the files and locks open. */
function isThere(pid: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/task`).some(
      (thread) => !/^(?:|[ZX])$/.test(fieldsOf(`${pid}/task/${thread}`)[0] ?? ''),
    )
  } catch {
    return false
  }
}

/**
 * SIGKILL for the whole process tree of the browser on a profile folder, as when a phone's battery falls out; Linux only.
 * Only processes of that folder and their children are touched. Returns how many there were.
 */
export async function killBrowser(profile: string): Promise<number> {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]))
  const tree = new Set(
    pids.filter((pid) => read(`/proc/${pid}/cmdline`).includes(`--user-data-dir=${profile}`)),
  )
  for (let grew = true; grew; ) {
    grew = false
    for (const [pid, parent] of parents) {
      if (parent === undefined || tree.has(pid) || !tree.has(parent)) continue
      tree.add(pid)
      grew = true
    }
  }
  for (const pid of tree) {
    try {
      process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It went with its parent.
    }
  }
  // The next browser must not meet one that is still dying with its hands on the profile.
  for (let turn = 0; turn < 200 && [...tree].some(isThere); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 25))
  return tree.size
}
