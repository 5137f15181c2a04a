import type { Instant } from '@bihuan/core/time/instant.ts'

/** The only place where the server learns the time. */
export type Clock = { now(): Instant }

export const systemClock: Clock = { now: () => Date.now() }

/** The clock of a demo city: it runs at a speed, can be paused, and never goes back. */
export type DemoClock = Clock & {
  state(): { now: Instant; speed: number }
  /** Speed 0 pauses; `now` may only move forward. */
  set(next: { now?: Instant; speed?: number }): void
}

/** A clock that starts paused at a moment. `wall` is the real time in milliseconds. */
export function demoClock(start: Instant, wall: () => number = Date.now): DemoClock {
  let anchor = start
  let anchoredAt = wall()
  let speed = 0
  const now = () => Math.round(anchor + (wall() - anchoredAt) * speed)
  return {
    now,
    state: () => ({ now: now(), speed }),
    set(next) {
      anchor = Math.max(now(), next.now ?? 0)
      anchoredAt = wall()
      speed = next.speed ?? speed
    },
  }
}

/** Milliseconds that only ever grow, for how long something took or may take; no moment of any calendar. */
export const stopwatch = (): number => performance.now()
