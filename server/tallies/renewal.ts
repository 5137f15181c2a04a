import type { Instant } from '@bihuan/core/time/instant.ts'
import { systemClock } from '../clock.ts'
import type { City } from '../door/command.ts'
import { dueTally, lookSeldom } from './due-tally.ts'
import { everyTally, tallyOf } from './every-tally.ts'
import { renewTally } from './renew.ts'

type Log = { error(fields: object, text: string): void }
export type Renewal = { stop(): Promise<void> }

const lookMs = 1_000
const afterFaultMs = 30_000

/**
 * Keeps the tallies of large rounds fresh, one count at a time. Any number of processes may do so: a lease decides who
 * counts. Stopping waits for the count that is under way.
 */
export function startRenewal({ sql }: Pick<City, 'sql'>, now: () => Instant, log: Log): Renewal {
  let stopped = false
  let timer: NodeJS.Timeout
  let running = Promise.resolve()
  const changes = lookSeldom(sql)

  async function turn(): Promise<void> {
    let wait = lookMs
    try {
      const due = await dueTally(sql, everyTally, { at: systemClock.now(), now: now(), changes })
      if (due) {
        const began = systemClock.now()
        await renewTally(sql, tallyOf(due.kind), due.round, now())
        // What was never counted waits for nobody, but an old round may not keep a core busy either.
        wait = Math.max(lookMs, due.isFirst ? systemClock.now() - began : 0)
      }
    } catch (error) {
      if (!stopped) log.error({ err: error }, 'a tally failed')
      wait = afterFaultMs
    }
    if (!stopped) arm(wait)
  }
  function arm(ms: number): void {
    timer = setTimeout(() => {
      running = turn()
    }, ms)
    timer.unref()
  }
  arm(lookMs)
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
