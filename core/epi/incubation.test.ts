import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Exposure, faultOfExposure, fitIncubation, logLikelihood } from './incubation.ts'
import { defaultInterval, incubationTimesOf, serialIntervalsOf, sharesOf } from './intervals.ts'
import { lognormalQuantile } from './lognormal-law.ts'
import { normalQuantile } from './normal-law.ts'
import { faultOfInterval } from './serial-interval.ts'

const lauer = { meanlog: 1.621, sdlog: 0.418 }

describe('the likelihood of one window', () => {
  // scipy 1.17.1: dblquad of the density over both windows, cdf differences, logpdf.
  test.each([
    ['both ends are open', { el: 0, er: 3, sl: 2, sr: 4 }, -1.418477106205422],
    ['the exposure is exact', { el: 0, er: 0, sl: 2, sr: 4 }, -1.2945856200680872],
    ['the onset is exact', { el: 0, er: 3, sl: 4, sr: 4 }, -1.2476571785955899],
    ['both are exact', { el: 0, er: 0, sl: 4, sr: 4 }, -1.5905983444781813],
  ] as const)('is that of Reich where %s', (_, window, wanted) => {
    expect(logLikelihood(lauer, window)).toBeCloseTo(wanted, 9)
  })

  test('of a narrow window is that of the exact end', () => {
    const narrow = logLikelihood(lauer, { el: 0, er: 1e-3, sl: 2, sr: 4 }) - Math.log(1e-3)
    expect(narrow).toBeCloseTo(logLikelihood(lauer, { el: 0, er: 0, sl: 2, sr: 4 }), 3)
  })

  test('says nothing where the onset lies before the exposure', () => {
    expect(faultOfExposure({ el: 5, er: 6, sl: 2, sr: 5 })).toBe('onset-first')
    expect(faultOfExposure({ el: 5, er: 4, sl: 6, sr: 7 })).toBe('order')
    expect(faultOfExposure({ el: Number.NaN, er: 4, sl: 6, sr: 7 })).toBe('none')
    expect(faultOfExposure({ el: 0, er: 9, sl: 2, sr: 5 })).toBeNull()
  })
})

/** So many people with a known law, each seen through windows: quantiles at even steps stand for chance. */
function seen(law: typeof lauer, n: number, wide: number): Exposure[] {
  return Array.from({ length: n }, (_, i) => {
    const days = Math.exp(law.meanlog + law.sdlog * normalQuantile((i + 0.5) / n))
    const infected = wide * (((i * 7_919) % n) / n)
    const onset = infected + days
    return { el: 0, er: wide, sl: Math.floor(onset), sr: Math.floor(onset) + 1 }
  })
}

describe('the incubation time', () => {
  test('is found again from windows of exposure and of onset', () => {
    const fit = fitIncubation(seen(lauer, 400, 4))
    expect(fit?.n).toBe(400)
    expect(Math.abs((fit?.meanlog.estimate ?? 0) - 1.621)).toBeLessThan(0.03)
    expect(Math.abs((fit?.sdlog.estimate ?? 0) - 0.418)).toBeLessThan(0.03)
    const median = fit?.quantiles.find(({ p }) => p === 0.5)
    expect(median?.low ?? 9).toBeLessThan(lognormalQuantile(lauer, 0.5))
    expect(median?.high ?? 0).toBeGreaterThan(lognormalQuantile(lauer, 0.5))
  })

  test('from exact ends is the mean and the deviation of the logarithms', () => {
    const days = [2, 3, 4, 5, 6, 9, 12]
    const fit = fitIncubation(days.map((d) => ({ el: 0, er: 0, sl: d, sr: d })))
    const logs = days.map(Math.log)
    const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length
    const sd = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length)
    expect(fit?.meanlog.estimate).toBeCloseTo(mean, 6)
    expect(fit?.sdlog.estimate).toBeCloseTo(sd, 6)
    expect((fit?.meanlog.high ?? 0) - mean).toBeCloseTo((1.959964 * sd) / Math.sqrt(7), 4)
  })

  test('is not told from one window, nor where all are the same', () => {
    expect(fitIncubation([{ el: 0, er: 1, sl: 3, sr: 4 }])).toBeNull()
    expect(fitIncubation(new Array(5).fill({ el: 0, er: 0, sl: 4, sr: 4 }))).toBeNull()
  })

  test('has quantiles in their order inside their intervals', () => {
    fc.assert(
      fc.property(
        fc.record({
          meanlog: fc.double({ min: 1.3, max: 2.5, noNaN: true }),
          sdlog: fc.double({ min: 0.3, max: 0.8, noNaN: true }),
        }),
        (law) => {
          const quantiles = fitIncubation(seen(law, 60, 1))?.quantiles ?? []
          expect(quantiles.length).toBeGreaterThan(0)
          quantiles.forEach(({ days, low, high }, n) => {
            expect(low).toBeLessThan(days)
            expect(high).toBeGreaterThan(days)
            expect(days).toBeGreaterThan(quantiles[n - 1]?.days ?? 0)
          })
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('what is known of a pathogen', () => {
  test('is a serial interval that R can be computed with, first, each with where it stands', () => {
    const [first, ...others] = serialIntervalsOf({ en: 'COVID-19' })
    expect(first?.key).toBe('covid-ancestral-nishiura-2020')
    expect(others.at(-1)?.usable).toBe(false)
    for (const one of [first, ...others]) {
      if (!one) continue
      expect(one.source.stated.length).toBeGreaterThan(10)
      const shares = sharesOf(one)
      if (shares) expect(faultOfInterval(shares)).toBeNull()
      else expect(one.law.kind).toBe('normal')
    }
  })

  test('is by default what falls ill within the days that the policy names', () => {
    const known = serialIntervalsOf({ en: 'COVID-19' })
    const of = (leastDays: number, mostDays: number) =>
      defaultInterval(known, { leastDays, mostDays })?.key
    expect(of(1, 14)).toBe('covid-ancestral-nishiura-2020')
    expect(of(2, 4)).toBe('covid-omicron-assumed-2022')
    expect(of(20, 30)).toBe('covid-ancestral-nishiura-2020')
    expect(defaultInterval(known, null)?.key).toBe('covid-ancestral-nishiura-2020')
    expect(defaultInterval([], null)).toBeUndefined()
  })

  test('is nothing for a pathogen that nobody entered', () => {
    expect(serialIntervalsOf({ en: 'cholera' })).toEqual([])
    expect(incubationTimesOf({ en: 'cholera' })).toEqual([])
  })

  test('has the quantiles that our reference states', () => {
    const one = incubationTimesOf({ en: 'COVID-19' })[0]
    const law = one?.law
    if (!law) throw new Error('the first has a law')
    expect([0.025, 0.5, 0.975].map((p) => lognormalQuantile(law, p).toFixed(2))).toEqual([
      '2.23',
      '5.06',
      '11.48',
    ])
  })
})
