import { performance } from 'node:perf_hooks'
import { withDescendants } from '../../machine/processes.ts'
import { pause, signal } from '../stand/processes.ts'
import type { Stand } from '../stand/stand.ts'
import type { Fault, Strike } from './fault.ts'

async function freeze(pids: readonly number[], ms: number): Promise<number> {
  signal(pids, 'SIGSTOP')
  await pause(ms)
  signal(pids, 'SIGCONT')
  return performance.now()
}

const sessions = (stand: Stand) =>
  withDescendants([stand.postmaster()]).filter((pid) => pid !== stand.postmaster())

const strike: Strike = async (stand, random) => {
  const victims: [string, () => number[]][] = [
    ['the application', () => stand.product().pids()],
    ['one session of the database', () => [random.pick(sessions(stand))]],
    ['the postmaster', () => [stand.postmaster()]],
    ['all of the database', () => withDescendants([stand.postmaster()])],
  ]
  const [name, pids] = random.pick(victims)
  const ms = random.integer(500, 4_000)
  const since = await freeze(pids(), ms)
  return { since, note: `${name} stood still for ${(ms / 1000).toFixed(1)} s`, wrong: [] }
}

/** A machine that stops for seconds and goes on as if nothing had been: a long collection, a moved virtual machine. */
export const pauses: Fault = {
  name: 'pause',
  what: 'SIGSTOP and SIGCONT of the application, of sessions, of the postmaster',
  share: 8,
  crashesDatabase: false,
  recoveryMsMax: 10_000,
  absent: () => null,
  open: () => ({ options: {}, strike }),
  controls: [
    {
      name: 'a device that takes silence for "not written" and sends under a new id',
      options: { client: 'new-id' },
      // Longer than the patience of a device.
      strike: async (stand) => ({
        since: await freeze(withDescendants([stand.postmaster()]), 4_500),
        note: 'all of the database stood still for 4.5 s',
        wrong: [],
      }),
      seen: ({ doubled }) => doubled,
    },
  ],
}
