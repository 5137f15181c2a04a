import type { Window } from '../notice/notice.ts'
import { type Instant, minuteMs } from '../time/instant.ts'

/**
 * How people arrive while a window is open, as a rate relative to the window's mean: a base, and on top of it a rush that
 * climbs from the opening to its peak and then decays.
 *
 * Known: the peak fell 4 min 22 s after the opening (1,082 people in the second of 09:04:22 on 6 May 2022).
 * Derived: it is 1.95 times the mean of another round, 12 million in 6 hours = 556 a second of January 2022; the mean of
 * 6 May itself was not published.
 * Invented: the shapes (linear climb, exponential decay over a sixth of the window) and that every window looks alike.
 */
export const peakMinutes = 4 + 22 / 60
export const peakToMean = 1.95

/** Minutes of the rush's shape (0 to 1, peak 1) that lie before minute t of a window of `length` minutes. */
function rush(t: number, length: number): number {
  const climb = Math.min(t, peakMinutes) ** 2 / (2 * peakMinutes)
  const decay = length / 6
  return t <= peakMinutes ? climb : climb + decay * -Math.expm1(-(t - peakMinutes) / decay)
}

/** Share of a window's people who have come by its minute t, 0 to 1. */
function windowShare(t: number, length: number): number {
  const at = Math.min(Math.max(t, 0), length)
  // Under half an hour there is no room for a rush and its decay: people come evenly.
  if (length < 30) return at / length
  const total = rush(length, length)
  const base = (length - peakToMean * total) / (length - total)
  return (base * at + (peakToMean - base) * rush(at, length)) / length
}

/**
 * Share of all people sampled at sites who arrive from one moment (inclusive) to another, 0 to 1; windows share the people
 * by their length. Additive, and 1 over the whole round.
 */
export function arrivalShare(from: Instant, to: Instant, windows: readonly Window[]): number {
  const open = windows.reduce((sum, window) => sum + window.closes - window.opens, 0)
  let share = 0
  for (const { opens, closes } of windows) {
    const length = (closes - opens) / minuteMs
    const part = (at: Instant) => windowShare((at - opens) / minuteMs, length)
    share += ((closes - opens) / open) * (part(Math.max(to, from)) - part(from))
  }
  return share
}
