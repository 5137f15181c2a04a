import type { Instant } from '../time/instant.ts'

export type CleaningNeed = 'turnover' | 'terminal'

/** What the last people in a room mean for its cleaning. */
export type LastStay = { readonly cohort: string; readonly leftHow: string | null }

/**
 * Which disinfection a room needs before somebody else moves in: the terminal one, which a second person checks, where somebody infected
 * was, fell ill, or died; otherwise that of a change of guests.
 */
export function cleaningNeeded(last: readonly LastStay[]): CleaningNeed {
  return last.some(
    ({ cohort, leftHow }) =>
      cohort === 'positive' || leftHow === 'to-hospital' || leftHow === 'died',
  )
    ? 'terminal'
    : 'turnover'
}

export type Turnover = {
  readonly hours: number
  readonly lowHours: number
  readonly highHours: number
  readonly from: 'measured' | 'policy' | 'assumed'
  readonly of: number
}

const hourMs = 3_600_000
const measuredAtLeast = 5
const assumedHours = 24

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0

/**
 * How long it takes from the last person leaving a room until it is ready again: the median of the cleanings measured, with the tenth and
 * the ninetieth of a hundred; with fewer than five of them what is configured, and where nothing is a day.
 */
export function turnoverOf(
  measured: readonly { readonly emptiedAt: Instant; readonly readyAt: Instant }[],
  configuredHours: number | null,
): Turnover {
  const hours = measured
    .map(({ emptiedAt, readyAt }) => (readyAt - emptiedAt) / hourMs)
    .filter((one) => one >= 0)
    .toSorted((a, b) => a - b)
  if (hours.length >= measuredAtLeast)
    return {
      hours: at(hours, 0.5),
      lowHours: at(hours, 0.1),
      highHours: at(hours, 0.9),
      from: 'measured',
      of: hours.length,
    }
  const one = configuredHours ?? assumedHours
  return {
    hours: one,
    lowHours: one / 2,
    highHours: one * 2,
    from: configuredHours === null ? 'assumed' : 'policy',
    of: hours.length,
  }
}
