import { performance } from 'node:perf_hooks'
import type { Fault, Strike } from './fault.ts'

/** Commits that are not waited for: what was acknowledged lies in memory for a while. */
export const carelessCommit = ['synchronous_commit=off', 'wal_writer_delay=10s', 'wal_buffers=64MB']

const strike: Strike = async (stand) => {
  stand.killDatabase()
  const since = performance.now()
  return { since, note: 'SIGKILL to the postmaster and every session', wrong: [] }
}

/** SIGKILL to all of PostgreSQL; the product starts it again by itself. */
export const databaseKill: Fault = {
  name: 'database-kill',
  what: 'SIGKILL to the postmaster and all its sessions at once',
  share: 25,
  crashesDatabase: true,
  recoveryMsMax: 10_000,
  absent: () => null,
  open: () => ({ options: {}, strike }),
  controls: [
    {
      name: 'a database that commits without waiting for the disk',
      options: { settings: carelessCommit },
      seen: ({ lost }) => lost,
    },
  ],
}
