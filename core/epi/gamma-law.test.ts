import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gammaAbove, gammaBelow, gammaQuantile } from './gamma-law.ts'
import { lognormalArea, lognormalOf, lognormalQuantile, tailBeyond } from './lognormal-law.ts'
import { normalBelow, normalQuantile } from './normal-law.ts'

const relative = (value: number, wanted: number) => Math.abs(value / wanted - 1)

describe('the gamma law', () => {
  // scipy 1.17.1, scipy.stats.gamma.ppf.
  test.each([
    [0.3, 1e-10, 3.2364402266035603e-34],
    [0.3, 0.025, 3.1856790317391693e-6],
    [1, 0.5, 0.6931471805599455],
    [1, 0.9999, 9.2103403719762],
    [7, 0.025, 2.8143630515198654],
    [7, 0.975, 13.059474022518685],
    [100, 1e-10, 48.88309205379594],
    [100, 0.9999, 141.53012691212106],
    [12_345.5, 0.5, 12_345.166668266736],
    [12_345.5, 0.975, 12_564.217796975485],
    [1e6, 0.025, 998_040.9833402939],
    [1e6, 0.975, 1_001_960.9109654503],
  ])('has the quantiles of shape %d at %d to 1e-12', (shape, p, wanted) => {
    expect(relative(gammaQuantile(shape, p), wanted)).toBeLessThan(1e-12)
  })

  test('gives back the share whose quantile it was asked, to 1e-10', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 5_000, noNaN: true }),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (shape, p) => {
          expect(Math.abs(gammaBelow(shape, gammaQuantile(shape, p)) - p)).toBeLessThan(1e-10)
        },
      ),
    )
  })

  test('sums both tails up to 1, and rises', () => {
    const shape = fc.double({ min: 0.01, max: 1_000, noNaN: true })
    const x = fc.double({ min: 0, max: 2_000, noNaN: true })
    fc.assert(
      fc.property(shape, x, x, (a, one, other) => {
        expect(gammaBelow(a, one) + gammaAbove(a, one)).toBeCloseTo(1, 12)
        const [low, high] = one < other ? [one, other] : [other, one]
        expect(gammaBelow(a, low)).toBeLessThanOrEqual(gammaBelow(a, high) + 1e-15)
      }),
    )
  })

  test('is refused for what is no shape and no share', () => {
    expect(() => gammaQuantile(1, 1.1)).toThrow(RangeError)
    expect(() => gammaBelow(0, 1)).toThrow(RangeError)
    expect(() => gammaBelow(1, Number.NaN)).toThrow(RangeError)
    expect([gammaQuantile(2, 0), gammaQuantile(2, 1)]).toEqual([0, Number.POSITIVE_INFINITY])
  })
})

describe('the normal and the lognormal law', () => {
  test('have the quantiles that tables have', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12)
    expect(normalQuantile(1e-6)).toBeCloseTo(-4.753424308822899, 10)
    expect(normalBelow(-8)).toBeCloseTo(6.22096057427174e-16, 25)
    // Lauer 2020.
    const lauer = { meanlog: 1.621, sdlog: 0.418 }
    expect([0.025, 0.5, 0.975].map((p) => lognormalQuantile(lauer, p).toFixed(2))).toEqual([
      '2.23',
      '5.06',
      '11.48',
    ])
    expect(lognormalQuantile(lauer, 0.99)).toBeCloseTo(13.375, 3)
    expect(tailBeyond(lauer, 11.476080876461118)).toBeCloseTo(0.025, 10)
    expect(tailBeyond(lauer, 0)).toBe(1)
  })

  test('a lognormal law has the mean and deviation that it was asked for', () => {
    const law = lognormalOf(4.7, 2.9)
    // The area above the distribution function is the mean.
    expect(10_000 - lognormalArea(law, 10_000)).toBeCloseTo(4.7, 8)
  })
})
