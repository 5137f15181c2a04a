import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { withDescendants } from '../../machine/processes.ts'
import { pause } from '../stand/processes.ts'
import type { Fault, Strike } from './fault.ts'

/** All sessions of before are gone: PostgreSQL took the error for what it is and recovers. */
async function panics(before: ReadonlySet<number>, postmaster: number): Promise<boolean> {
  for (const until = performance.now() + 10_000; performance.now() < until; await pause(10)) {
    const left = withDescendants([postmaster]).filter(
      (pid) => pid !== postmaster && before.has(pid),
    )
    if (left.length === 0) return true
  }
  return false
}

function strikeWith(flag: string): Strike {
  return async (stand, random) => {
    const postmaster = stand.postmaster()
    const before = new Set(withDescendants([postmaster]))
    const since = performance.now()
    writeFileSync(flag, '')
    const isDead = await panics(before, postmaster)
    const down = performance.now()
    // Sometimes the disk is still bad while it recovers.
    await pause(random.chance(0.3) ? random.integer(50, 400) : 0)
    rmSync(flag, { force: true })
    return {
      since,
      down,
      note: 'EIO from fsync',
      wrong: isDead ? [] : ['PostgreSQL went on after a failed fsync'],
    }
  }
}

/** The disk says no to a flush: PostgreSQL must panic and recover, and what erred may yet be there. */
export const fsyncError: Fault = {
  name: 'fsync-error',
  what: 'fsync fails with EIO; PostgreSQL panics and recovers',
  share: 10,
  crashesDatabase: true,
  recoveryMsMax: 10_000,
  absent() {
    if (process.platform !== 'linux') return 'it needs Linux'
    return spawnSync('gcc', ['--version']).status === 0 ? null : 'it needs gcc'
  },
  open(above) {
    const [shim, flag] = [join(above, 'fsync-shim.so'), join(above, 'fsync-fails')]
    const source = join(import.meta.dirname, 'fsync-shim.c')
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', `-DFLAG="${flag}"`, '-o', shim, source, '-ldl'])
    process.env.LD_PRELOAD = shim
    const close = () => void Reflect.deleteProperty(process.env, 'LD_PRELOAD')
    return { options: {}, strike: strikeWith(flag), close }
  },
  controls: [
    {
      name: 'a device that takes an error for "not written" and sends under a new id',
      options: { client: 'new-id' },
      seen: ({ doubled }) => doubled,
    },
  ],
}
