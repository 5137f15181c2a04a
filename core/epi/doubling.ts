import { z95 } from './normal-law.ts'

export type Growth = {
  /** Per day, of the logarithm of daily cases. */
  readonly rate: number
  readonly low: number
  readonly high: number
  /** χ² over its degrees of freedom, at least 1: by how much days scatter more than chance, which widens the interval. */
  readonly overdispersion: number
  /** Days in which cases double; below 0, halve. Null where the rate is 0. */
  readonly days: number | null
  /** The 95 % interval of `days`; null where it holds "neither grows nor falls", so that no end is finite. */
  readonly low95: number | null
  readonly high95: number | null
}

/**
 * Growth of daily cases by a Poisson regression of counts on days, with the scatter of the days taken into the interval (McCullagh and
 * Nelder 1989, ch. 6). Null where fewer than 3 days or fewer than 2 of them with cases are given.
 */
export function doublingTime(counts: readonly number[]): Growth | null {
  const n = counts.length
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (n < 3 || counts.filter((count) => count > 0).length < 2) return null
  // The level is the total over Σ e^(rate t), which leaves one equation in the rate: the days' mean by cases equals that by the fit.
  const middle = (n - 1) / 2
  const wanted = counts.reduce((sum, count, day) => sum + count * (day - middle), 0) / total
  const momentsAt = (rate: number) => {
    let weight = 0
    let first = 0
    let second = 0
    for (let day = 0; day < n; day += 1) {
      const at = Math.exp(rate * (day - middle))
      weight += at
      first += at * (day - middle)
      second += at * (day - middle) ** 2
    }
    const mean = first / weight
    return { weight, mean, variance: second / weight - mean ** 2 }
  }
  let low = -10
  let high = 10
  let rate = 0
  for (let turn = 0; turn < 200 && high - low > 1e-14; turn += 1) {
    rate = (low + high) / 2
    if (momentsAt(rate).mean > wanted) high = rate
    else low = rate
  }
  const { weight, variance } = momentsAt(rate)
  const scatter = counts.reduce((sum, count, day) => {
    const expected = (total * Math.exp(rate * (day - middle))) / weight
    return sum + (count - expected) ** 2 / expected
  }, 0)
  const overdispersion = Math.max(1, scatter / (n - 2))
  const half = z95 * Math.sqrt(overdispersion / (total * variance))
  const span = { low: rate - half, high: rate + half }
  const isSure = span.low > 0 || span.high < 0
  return {
    rate,
    ...span,
    overdispersion,
    days: rate === 0 ? null : Math.LN2 / rate,
    low95: isSure ? Math.LN2 / span.high : null,
    high95: isSure ? Math.LN2 / span.low : null,
  }
}
