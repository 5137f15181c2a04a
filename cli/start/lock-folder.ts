import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '@bihuan/server/db/make-folder.ts'
import { Ending, exitCode } from '../exit-code.ts'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Lets one start at a time use a data folder: the second would share the database and end it under the first. The lock
 * of a process that was killed is taken over. Returns how to let go.
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'start.pid')
  try {
    makeFolder(folder)
    writeFileSync(path, String(process.pid), { flag: 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== 'EEXIST') {
      throw new Ending(
        exitCode.machine,
        `the data folder ${folder} cannot be used (${code}): choose another with --data. 数据目录不可用，请换用 --data`,
      )
    }
    const pid = Number(readFileSync(path, 'utf8'))
    if (pid !== process.pid && isAlive(pid)) {
      throw new Ending(
        exitCode.machine,
        `Bihuan is already running on ${folder} (process ${pid}): stop it, or use another folder with --data. 该目录正在使用`,
      )
    }
    writeFileSync(path, String(process.pid))
  }
  return () => rmSync(path, { force: true })
}
