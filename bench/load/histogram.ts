/** Milliseconds. */
export type Summary = {
  mean: number
  p50: number
  p90: number
  p99: number
  p999: number
  max: number
}

export type Histogram = {
  add(ms: number): void
  count(): number
  /** The value that a share (0 … 1) of all values does not exceed; 0 when there are none. */
  quantile(share: number): number
  summary(): Summary
}

// 64 steps to each doubling: a value is known within 1.1 %. From 1 microsecond to 2^40 microseconds.
const stepsPerDoubling = 64
const buckets = 40 * stepsPerDoubling

/** Counts latencies in steps of 1.1 %, whatever their number: 20 KB. The largest is kept as it was. */
export function histogram(): Histogram {
  const counts = new Float64Array(buckets)
  let count = 0
  let sum = 0
  let max = 0
  const bucketOf = (ms: number) =>
    Math.min(
      buckets - 1,
      Math.max(0, Math.floor(Math.log2(Math.max(1, ms * 1000)) * stepsPerDoubling)),
    )
  const quantile = (share: number) => {
    if (count === 0) return 0
    const rank = Math.max(1, Math.ceil(share * count))
    let seen = 0
    for (let n = 0; n < buckets; n += 1) {
      seen += counts[n] ?? 0
      // The upper edge of the step: what is said is never better than what was measured.
      if (seen >= rank) return Math.min(max, 2 ** ((n + 1) / stepsPerDoubling) / 1000)
    }
    return max
  }
  return {
    add(ms) {
      const bucket = bucketOf(ms)
      counts[bucket] = (counts[bucket] ?? 0) + 1
      count += 1
      sum += ms
      if (ms > max) max = ms
    },
    count: () => count,
    quantile,
    summary: () => ({
      mean: rounded(count === 0 ? 0 : sum / count),
      p50: rounded(quantile(0.5)),
      p90: rounded(quantile(0.9)),
      p99: rounded(quantile(0.99)),
      p999: rounded(quantile(0.999)),
      max: rounded(max),
    }),
  }
}

const rounded = (ms: number) => Math.round(ms * 1000) / 1000
