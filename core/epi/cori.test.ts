import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohortR, cohortWindow } from './cohort.ts'
import { estimateRt, incidenceOf, infectiousness } from './cori.ts'
import { lognormalOf } from './lognormal-law.ts'
import { rtSeries } from './rt-series.ts'
import { discretise, discretiseLognormal, faultOfInterval } from './serial-interval.ts'

// Influenza in a school, Pennsylvania 2009, and its serial interval, as EpiEstim 2.2-4 has them (data "Flu2009").
const flu = [
  1, 1, 0, 2, 5, 3, 3, 3, 6, 2, 5, 9, 13, 12, 13, 11, 12, 6, 6, 6, 3, 1, 0, 2, 0, 0, 0, 0, 2, 0, 2,
  0,
]
const fluShares = [0, 0.233, 0.359, 0.198, 0.103, 0.053, 0.027, 0.014, 0.007, 0.003, 0.002, 0.001]
const windowFrom = (from: number, shares: readonly number[] = fluShares) =>
  estimateRt(incidenceOf(flu), shares, 7).find((one) => one.from === from)

describe('R of Cori', () => {
  // EpiEstim 2.2-4: mean, standard deviation, quantiles 2.5, 50, 97.5 %.
  test.each([
    [2, 8, 1.7356089, 0.4090869, 1.0286318, 1.703576, 2.6244959],
    [8, 14, 1.6636221, 0.2329537, 1.238676, 1.6527615, 2.1502729],
    [14, 20, 0.9369319, 0.1144645, 0.7261094, 0.9322747, 1.1742159],
    [20, 26, 0.4173489, 0.1157518, 0.2222207, 0.4066978, 0.6729457],
    [26, 32, 1.0040161, 0.4490096, 0.3260013, 0.9379335, 2.0565439],
  ])('equals EpiEstim in the window %d-%d to 1e-6', (from, until, ...figures) => {
    const found = windowFrom(from)
    expect(found?.until).toBe(until)
    const { mean = 0, sd = 0, q025 = 0, median = 0, q975 = 0 } = found ?? {}
    ;[mean, sd, q025, median, q975].forEach((figure, n) => {
      expect(Math.abs(figure - (figures[n] ?? 0))).toBeLessThan(1e-6)
    })
  })

  test('equals EpiEstim by a serial interval of mean 2.6 and deviation 1.5', () => {
    const shares = discretise(2.6, 1.5, 31)
    ;[0, 0.23317213, 0.3585794, 0.19811083, 0.10334266, 0.05290518, 0.02682146].forEach(
      (share, day) => {
        expect(Math.abs((shares[day] ?? 1) - share)).toBeLessThan(1e-8)
      },
    )
    expect(Math.abs((windowFrom(2, shares)?.mean ?? 0) - 1.7357977)).toBeLessThan(1e-7)
  })

  test('equals EpiEstim for SARS in Hong Kong 2003 by a serial interval of 8.4 and 3.8', () => {
    // The first 48 days of EpiEstim's "SARS2003".
    const sars = [
      1, 0, 0, 1, 0, 0, 2, 0, 2, 2, 1, 1, 1, 0, 0, 0, 4, 1, 2, 4, 13, 23, 35, 26, 12, 17, 19, 17,
      28, 23, 27, 27, 11, 21, 21, 25, 31, 103, 96, 69, 58, 48, 33, 25, 43, 37, 30, 29,
    ]
    const windows = estimateRt(incidenceOf(sars), discretise(8.4, 3.8, 47), 7, 21)
    const [first] = windows
    expect(first).toMatchObject({ from: 21, until: 27 })
    expect(Math.abs((first?.mean ?? 0) - 5.8051114)).toBeLessThan(1e-7)
    expect(Math.abs((first?.q025 ?? 0) - 4.9016835)).toBeLessThan(1e-7)
    expect(Math.abs((first?.q975 ?? 0) - 6.7838217)).toBeLessThan(1e-7)
    const late = windows.find(({ from }) => from === 41)
    expect(Math.abs((late?.mean ?? 0) - 0.9226847)).toBeLessThan(1e-7)
  })

  test('warns where a window has fewer than 11 cases', () => {
    expect(windowFrom(26)).toMatchObject({ cases: 4, fewCases: true })
    expect(windowFrom(20)).toMatchObject({ cases: 12, fewCases: false })
  })

  test('counts those infected elsewhere as infectors only', () => {
    const own = estimateRt(incidenceOf([1, 4, 4, 4, 4]), [0, 1], 4)[0]
    const abroad = estimateRt(incidenceOf([1, 4, 4, 4, 4], [0, 4, 4, 4, 4]), [0, 1], 4)[0]
    expect(own?.infectious).toBe(13)
    expect(abroad).toMatchObject({ cases: 0, infectious: 13 })
  })

  test('does not change when every day has ten times the cases, but for the prior', () => {
    const counts = fc.array(fc.integer({ min: 50, max: 500 }), { minLength: 12, maxLength: 30 })
    fc.assert(
      fc.property(counts, (few) => {
        const many = estimateRt(incidenceOf(few.map((n) => n * 1_000)), fluShares, 7)
        estimateRt(incidenceOf(few), fluShares, 7).forEach(({ mean }, n) => {
          expect(Math.abs(mean / (many[n]?.mean ?? 0) - 1)).toBeLessThan(0.02)
        })
      }),
    )
  })

  test('has quantiles in their order around a mean above 0', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 8, maxLength: 40 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 7 }), (few, length) => {
        for (const { q025, median, q975, mean, sd } of estimateRt(
          incidenceOf(few),
          fluShares,
          length,
        )) {
          expect(q025).toBeLessThan(median)
          expect(median).toBeLessThan(q975)
          expect(mean).toBeGreaterThan(0)
          expect(sd).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('refuses a window that is no number of days', () => {
    expect(() => estimateRt(incidenceOf(flu), fluShares, 0)).toThrow(RangeError)
    expect(() => estimateRt(incidenceOf(flu), fluShares, 2.5)).toThrow(RangeError)
    expect(estimateRt(incidenceOf(flu), fluShares, 40)).toEqual([])
  })
})

describe('a serial interval', () => {
  test('has shares that sum up to 1 and the mean it was made of', () => {
    const law = fc.tuple(
      fc.double({ min: 2.5, max: 15, noNaN: true }),
      fc.double({ min: 0.5, max: 6, noNaN: true }),
    )
    fc.assert(
      fc.property(law, ([mean, sd]) => {
        const shares = discretise(mean, sd, 400)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6)
        expect(shares.reduce((sum, share, day) => sum + share * day, 0)).toBeCloseTo(mean, 3)
      }),
    )
    const shares = discretiseLognormal(lognormalOf(4.7, 2.9), 100)
    expect(shares[0]).toBe(0)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(shares.reduce((sum, share, day) => sum + share * day, 0)).toBeCloseTo(4.7, 1)
  })

  test('is refused where it cannot be one', () => {
    expect(() => discretise(1, 1, 10)).toThrow(RangeError)
    expect(faultOfInterval(fluShares)).toBeNull()
    expect(faultOfInterval([0.1, 0.9])).toBe('day-zero')
    expect(faultOfInterval([0, 0.5, 0.4])).toBe('sum')
    expect(faultOfInterval([0, 1.5, -0.5])).toBe('negative')
    expect(faultOfInterval([0])).toBe('empty')
  })
})

describe('R of a cohort', () => {
  // EpiEstim's wallinga_teunis on Flu2009; the means are no simulation.
  test.each([
    [2, 8, 1.53469283],
    [11, 17, 0.99805824],
    [21, 27, 0.43534608],
  ])('equals EpiEstim in the window %d-%d to 1e-8', (from, until, r) => {
    expect(Math.abs((cohortWindow(flu, fluShares, from, until) ?? 0) - r)).toBeLessThan(1e-8)
  })

  test('shares out every case that somebody could have infected, once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 30 }),
        (counts) => {
          const caused = cohortR(counts, fluShares).reduce(
            (sum, { r }, day) => sum + (r ?? 0) * (counts[day] ?? 0),
            0,
          )
          const lambda = infectiousness(incidenceOf(counts), fluShares)
          const had = counts.reduce((sum, n, day) => sum + ((lambda[day] ?? 0) > 0 ? n : 0), 0)
          expect(caused).toBeCloseTo(had, 6)
        },
      ),
    )
  })

  test('says how much of the serial interval a day has seen, and nothing for a day without cases', () => {
    const days = cohortR(flu, fluShares)
    expect(days.at(-1)).toEqual({ r: null, seen: 0 })
    expect(days[0]?.seen).toBeCloseTo(1, 12)
    expect(cohortWindow([0, 0, 0], fluShares, 1, 3)).toBeNull()
  })
})

describe('a series of R', () => {
  test('has none for incomplete days, and says how complete each window is', () => {
    const complete = flu.map((_, day) => (day > 28 ? 0.6 : 0.99))
    const series = rtSeries(incidenceOf(flu), fluShares, 7, complete)
    expect(series.find(({ until }) => until === 29)).toMatchObject({
      complete: 0.99,
      withheld: null,
    })
    for (const until of [30, 31, 32])
      expect(series.find((one) => one.until === until)).toMatchObject({
        complete: 0.6,
        withheld: 'incomplete',
        r: null,
      })
  })

  test('has none before the first case, nor where nobody before could have infected', () => {
    const quiet = [0, 0, 0, 1, 2, 3, ...new Array<number>(20).fill(0), 4, 4]
    const none = quiet.map(() => null)
    const series = rtSeries(incidenceOf(quiet), [0, 0.5, 0.5], 3, none)
    expect(series.find(({ from }) => from === 4)?.withheld).toBe('before-first')
    expect(series.find(({ from }) => from === 5)).toMatchObject({ withheld: null, complete: null })
    expect(series.find(({ from }) => from === 15)?.withheld).toBe('no-infectors')
  })
})
