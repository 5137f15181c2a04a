import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { ClockFact } from './records.ts'
import type { ClockView } from './types.ts'

export type ClockParts = {
  /** The device's own clock, epoch ms; anybody can set it. */
  wall(): number
  /** Milliseconds that only go forward, from any beginning; stands still while the phone sleeps. */
  mono(): number
  /** Whether the page was out of sight since the last question: only then may the phone have slept. */
  wasHidden(): boolean
}

// A night; a clock that is further on than that after a sleep was set by somebody.
const sleepMsMax = 12 * hourMs
const farMs = 2 * minuteMs

export type FieldClock = {
  now(): Instant
  /** The server has said what time it is; `speed` differs from 1 in a demo. */
  learn(city: Instant, speed?: number): void
  view(isDemo: boolean): ClockView
  fact(): ClockFact
}

/**
 * The city's moment on a phone without network: the server's last word, carried on by the monotonic clock, because the
 * clock on the wall can be set (H20). After a sleep, which the monotonic clock does not count, and after a restart the wall's
 * progress is taken, never its going back.
 */
export function fieldClock(parts: ClockParts, known: ClockFact | null): FieldClock {
  let { city, wall, speed, checkedAt } = known ?? {
    city: parts.wall(),
    wall: parts.wall(),
    speed: 1,
    checkedAt: null,
  }
  let mono = parts.mono()
  let jumped = parts.wall() < wall - farMs
  city += Math.max(0, parts.wall() - wall) * speed
  wall = parts.wall()

  function now(): Instant {
    const passed = Math.max(0, parts.mono() - mono)
    const shown = parts.wall() - wall
    const slept = parts.wasHidden() && shown > passed && shown <= sleepMsMax
    if (!slept && Math.abs(shown - passed) > farMs) jumped = true
    city += (slept ? shown : passed) * speed
    mono = parts.mono()
    wall = parts.wall()
    return Math.floor(city)
  }
  return {
    now,
    learn(told, newSpeed = 1) {
      now()
      city = told
      speed = newSpeed
      checkedAt = told
      jumped = false
    },
    view(isDemo) {
      const offsetMs = isDemo || checkedAt === null ? 0 : Math.round(parts.wall() - now())
      return { offsetMs, checkedAt, isFar: jumped || Math.abs(offsetMs) > farMs }
    },
    fact() {
      return { city: now(), wall, speed, checkedAt }
    },
  }
}
