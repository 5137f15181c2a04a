import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it. Node's own `recursive` spins for ever where a folder exists and yet refuses to
 * hold another (/proc), so each one is made by itself here. Throws what mkdir throws.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  const above = dirname(path)
  if (!existsSync(above)) makeFolder(above)
  mkdirSync(path, { mode: 0o755 })
}
