import { performance } from 'node:perf_hooks'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { pause } from '../stand/processes.ts'
import type { Fault, Strike } from './fault.ts'

// A session lives 12 hours by the wall clock; a jump beyond that signs everybody out, which is no loss but no test either.
const jumpMsMax = 6 * hourMs

const strike: Strike = async (stand, random) => {
  const jumps = Array.from({ length: 3 }, () => random.integer(-jumpMsMax, jumpMsMax))
  for (const jump of jumps) {
    stand.product().setClock(jump)
    await pause(random.integer(300, 700))
  }
  const hours = jumps.map((ms) => (ms / hourMs).toFixed(1))
  return { since: performance.now(), note: `${hours.join(' h, ')} h`, wrong: [] }
}

/** The application's clock jumps by hours, forth and back: nothing may be lost, and the order of results stays. */
export const clockJump: Fault = {
  name: 'clock-jump',
  what: "the application's wall clock jumps by hours, forward and backward",
  share: 4,
  crashesDatabase: false,
  recoveryMsMax: 5_000,
  absent: () => null,
  // Alone, because its clock is moved from within its process.
  open: () => ({ options: { processes: 0 }, strike }),
  controls: [
    {
      name: 'an order by the clock of the server instead of the swab',
      options: {},
      seen(_findings, { book }, { events }) {
        const times = [...book.acknowledged].map(({ ids }) => events.get(ids[0] ?? '') ?? 0)
        // Uploads that overlap may change places by a moment; nobody overlaps by a quarter of an hour.
        return times.filter((at, n) => at < (times[n - 1] ?? 0) - hourMs / 4).length
      },
    },
  ],
}
