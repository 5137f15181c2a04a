import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'

/** What the bar of a carried box shows; `leftMs` below zero is late, null where the limit is not known on this phone. */
export type WayClock = { sinceMs: number; leftMs: number | null }

/** The clock of a box on its way: since the courier signed, and to the limit of the way, minutes. */
export function wayClock(takenAt: Instant, limitMinutes: number | null, now: Instant): WayClock {
  const sinceMs = Math.max(0, now - takenAt)
  return { sinceMs, leftMs: limitMinutes === null ? null : takenAt + limitMinutes * minuteMs - now }
}

/** The limit of the way in a round's notice, minutes; null where the notice has none. */
export function wayLimit(notice: unknown): number | null {
  const limits = (notice as { limits?: { legDelivered?: { minutes?: unknown } } } | null)?.limits
  const minutes = limits?.legDelivered?.minutes
  return typeof minutes === 'number' ? minutes : null
}
