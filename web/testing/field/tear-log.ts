import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

// LevelDB's log format: checksum (4 bytes), length (2, low byte first), type (1 = whole). 320 bytes are promised, none come.
const headOfRecord = Buffer.from([1, 2, 3, 4, 0x40, 1, 1])

/** Leaves the newest IndexedDB log of a dead browser's profile as a kill between the two writes of a record does. */
export function tearLog(profile: string): void {
  const folder = join(profile, 'Default', 'IndexedDB')
  const logs = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.log'))
    .sort()
  const [newest] = logs.slice(-1)
  if (newest === undefined) throw new Error('the profile has no IndexedDB log')
  appendFileSync(join(folder, newest), headOfRecord)
}
