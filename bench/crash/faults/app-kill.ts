import { performance } from 'node:perf_hooks'
import { signal } from '../stand/processes.ts'
import type { Fault, Strike } from './fault.ts'

const strike: Strike = async (stand, random) => {
  const pids = stand.product().pids()
  const victim = random.pick(pids)
  signal([victim], 'SIGKILL')
  const since = performance.now()
  // The product restarts its own children; the first process has whoever watches over services.
  if (victim === pids[0]) await stand.restartProduct()
  const which =
    pids.length === 1 ? 'the process' : `process ${pids.indexOf(victim) + 1} of ${pids.length}`
  return { since, note: `SIGKILL to ${which}`, wrong: [] }
}

/** SIGKILL to a process of the application. */
export const appKill: Fault = {
  name: 'app-kill',
  what: 'SIGKILL to any one process of the application',
  share: 25,
  crashesDatabase: false,
  recoveryMsMax: 10_000,
  absent: () => null,
  open: () => ({ options: {}, strike }),
  controls: [
    {
      name: 'an application that answers before it commits',
      options: { door: 'early' },
      seen: ({ lost }) => lost,
    },
  ],
}
