/** A target line and the spread around it: `mean` and `sigma` in the unit of the values, sigma above 0. */
export type Line = { mean: number; sigma: number }

/**
 * The rule of our charts: weight of the newest plate and limit of the EWMA, slack and limit of the CUSUM, both in sigma.
 * The textbook has 3 and 5; four series on each of 40 plates a day then alarm falsely more than once a week, these
 * less often (control-chart-rates.test.ts).
 */
export const labRule = { lambda: 0.2, width: 3.2, slack: 0.5, limit: 5 } as const

/**
 * The exponentially weighted moving average z(i) = lambda x(i) + (1 - lambda) z(i-1), z(0) the mean, one for each value, with
 * the limits mean ± width sigma sqrt(lambda / (2 - lambda)). Source: NIST/SEMATECH e-Handbook 6.3.2.4 (Roberts 1959).
 */
export function ewma(
  values: readonly number[],
  { mean, sigma }: Line,
  { lambda, width }: { lambda: number; width: number },
): { values: number[]; lower: number; upper: number } {
  const reach = width * sigma * Math.sqrt(lambda / (2 - lambda))
  let z = mean
  const line = values.map((x) => {
    z = lambda * x + (1 - lambda) * z
    return z
  })
  return { values: line, lower: mean - reach, upper: mean + reach }
}

/**
 * The tabular CUSUM, one pair for each value: high(i) = max(0, high(i-1) + x(i) - mean - k), low(i) = max(0, low(i-1) + mean - k - x(i)),
 * k and limit given in sigma, answers in the unit of the values. Source: NIST/SEMATECH e-Handbook 6.3.2.3 (Page 1954).
 */
export function cusum(
  values: readonly number[],
  { mean, sigma }: Line,
  { slack, limit }: { slack: number; limit: number },
): { high: number[]; low: number[]; limit: number } {
  const k = slack * sigma
  const high: number[] = []
  const low: number[] = []
  for (const x of values) {
    high.push(Math.max(0, (high.at(-1) ?? 0) + x - mean - k))
    low.push(Math.max(0, (low.at(-1) ?? 0) + mean - k - x))
  }
  return { high, low, limit: limit * sigma }
}
