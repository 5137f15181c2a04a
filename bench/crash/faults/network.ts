import { performance } from 'node:perf_hooks'
import { pause } from '../stand/processes.ts'
import type { Fault, Strike } from './fault.ts'

const strike: Strike = async ({ lines }, random) => {
  if (!lines) throw new Error('a stand without lines cannot be disturbed')
  const bad = random.pick([
    [lines.toProduct],
    [lines.toDatabase],
    [lines.toProduct, lines.toDatabase],
  ])
  const before = bad.map(({ mishaps }) => new Map(mishaps))
  for (const line of bad) line.disturb(random.fork(`line ${line.port}`))
  await pause(random.integer(1_500, 3_000))
  for (const line of bad) line.calm()
  const told = bad.flatMap(({ mishaps }, n) =>
    [...mishaps].map(([kind, times]) => `${times - (before[n]?.get(kind) ?? 0)} ${kind}`),
  )
  const where =
    bad.length === 2 ? 'both lines' : bad[0] === lines.toProduct ? 'devices' : 'database'
  return { since: performance.now(), note: `${where}: ${told.join(', ')}`, wrong: [] }
}

/** Lines that lose, delay, cut and tear, between devices and application and between application and database. */
export const network: Fault = {
  name: 'network',
  what: 'pieces late, lost, torn, lines reset or half open, on either side of the application',
  share: 10,
  crashesDatabase: false,
  recoveryMsMax: 10_000,
  absent: () => null,
  open: () => ({ options: { lines: true }, strike }),
  controls: [
    {
      name: 'a device that takes a cut line for "not written" and sends under a new id',
      options: { client: 'new-id' },
      seen: ({ doubled }) => doubled,
    },
  ],
}
