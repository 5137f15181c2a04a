import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from '../client/client.ts'
import type { Pace } from './agenda.ts'

/** As fast as it goes. */
export const asFastAsPossible: Pace = async () => {}

// How often the server's clock is looked at, real time: a change of speed on the page is felt within this time.
const lookEveryMs = 400
const waitMsMax = 250

/** By the clock of the demo city: waits while it is paused, and follows every change of its speed. */
export function byTheClock(client: Client, signal?: AbortSignal): Pace {
  let seen = { now: 0, speed: 0, wall: Number.NEGATIVE_INFINITY }
  return async (at) => {
    for (;;) {
      signal?.throwIfAborted()
      const wall = performance.now()
      if (wall - seen.wall > lookEveryMs)
        seen = { ...(await client.clock()), wall: performance.now() }
      const now = seen.now + (performance.now() - seen.wall) * seen.speed
      if (now >= at) return
      const ms =
        seen.speed > 0 ? Math.min(waitMsMax, Math.max(5, (at - now) / seen.speed)) : waitMsMax
      await wait(ms, undefined, signal ? { signal } : {})
    }
  }
}
