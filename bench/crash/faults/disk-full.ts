import { execFileSync } from 'node:child_process'
import { rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { connect } from '@bihuan/server/db/sql.ts'
import { pause } from '../stand/processes.ts'
import type { Stand } from '../stand/stand.ts'
import { makeVolume, noMounts } from '../stand/volume.ts'
import type { Fault, Strike } from './fault.ts'

const volumeMegabytes = 1_024
/** A refusal comes within this time, however full the disk is; milliseconds. */
const refusalMsMax = 1_000
const leftBytes = 256 * 1024

/** Begins a new file of the log, which is what PostgreSQL cannot do without: it panics. */
async function wantMoreLog(stand: Stand): Promise<void> {
  const sql = connect(stand.databaseUrl(), '4101', { max: 1, name: 'crash strike' })
  await sql`select pg_switch_wal()`.catch(() => {})
  await sql.end({ timeout: 1 }).catch(() => {})
}

const strike: Strike = async (stand, random) => {
  const { book, folder } = stand
  const ballast = join(folder, 'ballast')
  const before = new Map(book.refusals)
  const unanswered = book.unknown
  book.slowestRefusalMs = 0
  const { bavail, bsize } = statfsSync(folder)
  execFileSync('fallocate', ['-l', String(bavail * bsize - leftBytes), ballast])
  const isLog = random.chance(0.5)
  if (isLog) await wantMoreLog(stand)
  const refused = () =>
    [...book.refusals].reduce((sum, [status, n]) => sum + n - (before.get(status) ?? 0), 0)
  for (const until = performance.now() + 15_000; refused() < 5; await pause(20))
    if (performance.now() > until) break
  await pause(random.integer(500, 2_000))
  const wrong: string[] = []
  if (refused() === 0) wrong.push('nothing was refused on a full disk')
  for (const [status, n] of book.refusals)
    if (status !== 503 && n > (before.get(status) ?? 0))
      wrong.push(`a full disk was answered ${status}, ${n - (before.get(status) ?? 0)} times`)
  if (book.unknown > unanswered) wrong.push(`${book.unknown - unanswered} had no answer at all`)
  if (book.slowestRefusalMs > refusalMsMax)
    wrong.push(`a refusal took ${Math.round(book.slowestRefusalMs)} ms`)
  rmSync(ballast)
  const note = `${isLog ? 'log' : 'tables'} had no room, ${refused()} refusals`
  return { since: performance.now(), note, wrong }
}

/** No byte left on the database's disk: refused at once, nothing half there, and on again when there is room. */
export const diskFull: Fault = {
  name: 'disk-full',
  what: 'the volume of the database is full, then has room again',
  share: 4,
  crashesDatabase: false,
  recoveryMsMax: 30_000,
  absent: noMounts,
  open(above, reaper) {
    const volume = makeVolume(above, volumeMegabytes, reaper)
    return { options: { folder: volume.folder }, strike, close: () => volume.close() }
  },
  controls: [
    {
      name: 'an application that takes an upload piece by piece',
      // Nobody asks again, which would make it whole.
      options: { door: 'piecemeal', client: 'gives-up' },
      seen: ({ partial }) => partial,
    },
  ],
}
