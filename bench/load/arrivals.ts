/** Requests a second for so many seconds. */
export type Step = { perS: number; seconds: number }

/** How many requests arrive within the steps. */
export const arrivalsWithin = (steps: readonly Step[]): number =>
  Math.floor(steps.reduce((sum, { perS, seconds }) => sum + perS * seconds, 0) + 1e-9)

/**
 * When the n-th request (from 0) should start, in seconds from the beginning: evenly within each step. Infinity beyond
 * the last step.
 */
export function intendedStart(steps: readonly Step[]): (n: number) => number {
  return (n) => {
    let before = 0
    let at = 0
    for (const { perS, seconds } of steps) {
      const within = perS * seconds
      if (n < before + within - 1e-9) return at + (n - before) / perS
      before += within
      at += seconds
    }
    return Number.POSITIVE_INFINITY
  }
}

/**
 * The morning of a round as steps: quiet before nine, a peak when the sites open, then less and less. `peakPerS` is the
 * height of the peak, `seconds` the length of the whole; the shape is nine steps of the city's six hours.
 */
export function morning(peakPerS: number, seconds: number): Step[] {
  const shape = [0.35, 0.75, 1, 1, 0.85, 0.65, 0.5, 0.4, 0.3]
  return shape.map((share) => ({ perS: peakPerS * share, seconds: seconds / shape.length }))
}
