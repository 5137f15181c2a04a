import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cusum, ewma } from './control-chart.ts'
import { ctScores, positivityScores, warmUp } from './control-score.ts'

const nistEwma = [
  52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4,
  53.6, 52.1,
]
const nistCusum = [
  324.925, 324.675, 324.725, 324.35, 325.35, 325.225, 324.125, 324.525, 325.225, 324.6, 324.625,
  325.15, 328.325, 327.25, 327.825, 328.5, 326.675, 327.775, 326.875, 328.35,
]
// Montgomery, Introduction to Statistical Quality Control, table 9.1: mean 10, sigma 1; the mean rises by 1 after the 20th.
const montgomery = [
  9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08,
  9.37, 10.62, 10.31, 8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
]
const rounded = (list: readonly number[]) => list.map((x) => Math.round(x * 100) / 100)

describe('control charts', () => {
  test('give the EWMA and its limits of the example of NIST 6.3.2.4', () => {
    const chart = ewma(nistEwma, { mean: 50, sigma: 2.0539 }, { lambda: 0.3, width: 3 })
    expect(chart.upper).toBeCloseTo(52.5884, 3)
    expect(chart.lower).toBeCloseTo(47.4115, 3)
    expect(rounded(chart.values)).toEqual([
      50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52,
      50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99,
    ])
  })

  test('give the CUSUM of the example of NIST 6.3.2.3', () => {
    const sigma = 0.635
    const chart = cusum(nistCusum, { mean: 325, sigma }, { slack: 0.5, limit: 4.1959 / sigma })
    expect(chart.limit).toBeCloseTo(4.1959, 6)
    const told = [
      0, 0, 0, 0, 0.03, 0, 0, 0, 0, 0, 0, 0, 3.01, 4.94, 7.45, 10.63, 11.99, 14.44, 16, 19.04,
    ]
    chart.high.forEach((value, at) => {
      expect(value).toBeCloseTo(told[at] ?? Number.NaN, 1)
    })
    expect(chart.high.findIndex((value) => value > chart.limit)).toBe(13)
  })

  test('signal at the 29th sample of Montgomery with slack 0.5 and limit 5', () => {
    const chart = cusum(montgomery, { mean: 10, sigma: 1 }, { slack: 0.5, limit: 5 })
    expect(chart.high.findIndex((value) => value > chart.limit)).toBe(28)
    expect(chart.high[28]).toBeCloseTo(5.28, 6)
  })
})

describe('the scores of a series', () => {
  test('need some plates first, and do not depend on the scale or the place of the Ct', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 20, max: 40, noNaN: true }), { minLength: 8, maxLength: 40 }),
        (cts) => {
          fc.pre(cts.some((ct) => Math.abs(ct - (cts[0] ?? 0)) > 2))
          const scores = ctScores(cts)
          expect(scores.slice(0, warmUp).every((score) => score === null)).toBe(true)
          expect(scores.slice(warmUp).every((score) => Number.isFinite(score))).toBe(true)
          const moved = ctScores(cts.map((ct) => ct + 7))
          moved.forEach((score, at) => {
            expect(score ?? 0).toBeCloseTo(scores[at] ?? 0, 4)
          })
        },
      ),
    )
  })

  test('say how many more or fewer tubes reacted than the plates before let expect', () => {
    const usual = Array.from({ length: 20 }, () => ({ tubes: 94, reactive: 3 }))
    const last = (reactive: number) =>
      positivityScores([...usual, { tubes: 94, reactive }]).at(-1) ?? 0
    expect(last(3)).toBeCloseTo(0, 6)
    expect(last(0)).toBeCloseTo(2 * (Math.sqrt(0.375) - Math.sqrt(3.375)), 6)
    expect(last(10)).toBeGreaterThan(2)
    expect(positivityScores(usual.slice(0, warmUp)).every((score) => score === null)).toBe(true)
  })
})
