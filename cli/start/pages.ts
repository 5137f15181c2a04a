import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../data-folder.ts'
import { Ending, exitCode } from '../exit-code.ts'

export const webFolder = join(projectFolder, 'web', 'dist')

function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { withFileTypes: true }).map((entry) => {
      if (entry.name === 'dist' || entry.name === 'node_modules' || entry.name === 'e2e') return 0
      const path = join(folder, entry.name)
      return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs
    }),
  )
}

/** Whether the built pages are missing or older than their source. */
function areStale(): boolean {
  const mark = join(webFolder, 'desk', 'index.html')
  if (!existsSync(mark)) return true
  return newest(join(projectFolder, 'web')) > statSync(mark).mtimeMs
}

/** Builds the pages when they are missing or stale. Returns whether it built. */
export async function buildPages(): Promise<boolean> {
  if (!areStale()) return false
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error', 'web'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  child.stdout.on('data', (chunk: Buffer) => {
    log += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0)
    throw new Ending(exitCode.fault, `the pages could not be built:\n${log.slice(-3000)}`)
  return true
}
