import { cusum, ewma, labRule } from './control-chart.ts'

/** Both charts of one series in sigma, and which way they both signal at a plate. */
export type ChartPoint = {
  score: number | null
  ewma: number
  high: number
  low: number
  signal: 'high' | 'low' | null
}

const normal = { mean: 0, sigma: 1 }

/**
 * The charts of a series of scores. An alarm is where both agree: the EWMA is beyond its limit and the CUSUM of the same side too.
 * After a plate of `answered` both begin anew, as after any search for the cause.
 */
export function chartOf(
  scores: readonly (number | null)[],
  answered: ReadonlySet<number> = new Set(),
): ChartPoint[] {
  const points: ChartPoint[] = []
  let from = 0
  const ends = [...answered].filter((at) => at < scores.length - 1).sort((a, b) => a - b)
  for (const end of [...ends, scores.length - 1]) {
    points.push(...chartPart(scores.slice(from, end + 1)))
    from = end + 1
  }
  return points
}

function chartPart(scores: readonly (number | null)[]): ChartPoint[] {
  const known = scores.map((score) => score ?? 0)
  const average = ewma(known, normal, labRule)
  const sums = cusum(known, normal, labRule)
  return scores.map((score, at) => {
    const z = average.values[at] ?? 0
    const high = sums.high[at] ?? 0
    const low = sums.low[at] ?? 0
    const isHigh = z > average.upper && high > sums.limit
    const isLow = z < average.lower && low > sums.limit
    return { score, ewma: z, high, low, signal: isHigh ? 'high' : isLow ? 'low' : null }
  })
}

/** The first plates of each run of signals of one side: where somebody must look. */
export function alarmsOf(points: readonly ChartPoint[]): { at: number; side: 'high' | 'low' }[] {
  return points.flatMap(({ signal }, at) =>
    signal !== null && points[at - 1]?.signal !== signal ? [{ at, side: signal }] : [],
  )
}
