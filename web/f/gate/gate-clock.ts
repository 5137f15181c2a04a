import type { Instant } from '@bihuan/core/time/instant.ts'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import { type ClockParts, fieldClock } from '../engine/clock.ts'
import type { KeptClock } from './gate-store.ts'

/**
 * How far the time of this device is to be trusted. `checked`: the city said what time it is since the page was opened. `carried`:
 * it is the last word of the city, carried on by the clock on the wall. `lost`: that clock stands before the last word, so nobody
 * knows what time it is.
 */
export type ClockTrust = 'checked' | 'carried' | 'lost'

export type GateClock = {
  now(): Instant
  learn(city: Instant, speed: number): void
  trust(): ClockTrust
  kept(): KeptClock
}

const backMs = 2 * minuteMs

/** The city's moment at a gate: the last word of the server, carried on by the monotonic clock; never the wall's going back. */
export function gateClock(parts: ClockParts, known: KeptClock | null): GateClock {
  const clock = fieldClock(parts, known)
  let isChecked = false
  const isLost = known === null || parts.wall() < known.wall - backMs
  return {
    now: () => clock.now(),
    learn(city, speed) {
      clock.learn(city, speed)
      isChecked = true
    },
    trust: () => (isChecked ? 'checked' : isLost ? 'lost' : 'carried'),
    kept: () => clock.fact(),
  }
}
