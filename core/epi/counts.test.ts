import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginOfDay, dayNumberAt, dayOfNumber, numberOfDay } from './days.ts'
import { completeAfter, type Delayed, delayLaw } from './delay.ts'
import { doublingTime } from './doubling.ts'
import { dailySeries } from './series.ts'
import { wilson } from './wilson.ts'

describe('doubling time', () => {
  test('is one day where cases double every day, with an interval around it', () => {
    const found = doublingTime([1, 2, 4, 8, 16, 32])
    expect(found?.days).toBeCloseTo(1, 10)
    // R 4: glm(c(1,2,4,8,16,32) ~ t, poisson), sd = 1 / sqrt(63 * 0.8946...) by hand.
    expect(found?.low95 ?? 0).toBeCloseTo(0.76982, 5)
    expect(found?.high95 ?? 0).toBeCloseTo(1.42655, 5)
  })

  test('is a time of halving below 0, and has no ends where growth is not sure', () => {
    expect(doublingTime([64, 32, 16, 8, 4])?.days).toBeCloseTo(-1, 8)
    expect(doublingTime([5, 3, 6, 4, 5, 7, 4])).toMatchObject({ low95: null, high95: null })
    expect(doublingTime([5, 3])).toBeNull()
    expect(doublingTime([0, 0, 7, 0])).toBeNull()
  })

  test('does not depend on how many cases a day stands for, but its interval does', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 20 })
    fc.assert(
      fc.property(counts, (few) => {
        const one = doublingTime(few)
        const ten = doublingTime(few.map((n) => n * 10))
        expect(ten?.rate ?? 9).toBeCloseTo(one?.rate ?? 0, 8)
      }),
    )
  })

  test('takes the scatter of the days into its interval', () => {
    const even = doublingTime([10, 12, 15, 18, 22, 27])
    const ragged = doublingTime([2, 24, 4, 30, 8, 36])
    expect(even?.overdispersion).toBe(1)
    expect(ragged?.overdispersion ?? 0).toBeGreaterThan(5)
  })
})

describe('a share', () => {
  // Newcombe 1998, table I, method 3: 81/263 -> 0.2553 to 0.3662; 0/20 -> 0 to 0.1611; 1/29 -> 0.0061 to 0.1718.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d has the interval of Wilson', (count, of, low, high) => {
    const share = wilson(count, of)
    expect(share?.low).toBeCloseTo(low, 4)
    expect(share?.high).toBeCloseTo(high, 4)
  })

  test('holds its estimate and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (a, b) => {
        const share = wilson(Math.min(a, b), Math.max(a, b, 1))
        if (!share) throw new Error('a share of something is one')
        expect(share.low).toBeGreaterThanOrEqual(0)
        expect(share.low).toBeLessThanOrEqual(share.share)
        expect(share.high).toBeGreaterThanOrEqual(share.share)
        expect(share.high).toBeLessThanOrEqual(1)
      }),
    )
    expect(wilson(0, 0)).toBeNull()
    expect(wilson(3, 2)).toBeNull()
  })
})

describe('the delay of reports', () => {
  /** Reports of days 0..last as they are known on the last: of each day so many after 0, 1, 2, … days. */
  const seenBy = (last: number, perDelay: readonly number[]): Delayed[] =>
    Array.from({ length: last + 1 }, (_, day) =>
      perDelay.flatMap((cases, delay) => (day + delay <= last ? [{ day, delay, cases }] : [])),
    ).flat()

  test('is found in spite of the reports that are still to come', () => {
    const law = delayLaw(seenBy(20, [50, 30, 15, 5]), 20)
    expect(law?.within.map((share) => Number(share.toFixed(9)))).toEqual([0.5, 0.8, 0.95, 1])
    expect(law).toMatchObject({ median: 0, p90: 2 })
    // Counting what is there would say that most come early: the late days have only their early reports.
    const naive = seenBy(3, [50, 30, 15, 5])
    const early = naive.filter(({ delay }) => delay === 0).length * 50
    const all = naive.reduce((sum, { cases }) => sum + cases, 0)
    expect(early / all).toBeGreaterThan(0.55)
    expect(delayLaw(naive, 3)?.within[0]).toBeCloseTo(0.5, 9)
  })

  test('tells how much of a day is known, and of a day that has not ended nothing', () => {
    const law = { within: [0.5, 0.8, 0.95, 1] }
    expect([-1, 0, 2, 3, 99].map((age) => completeAfter(law, age))).toEqual([0, 0.5, 0.95, 1, 1])
    expect(delayLaw([], 5)).toBeNull()
  })

  test('never falls with the days', () => {
    const one = fc.record({ day: fc.nat(20), delay: fc.nat(8), cases: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), (seen) => {
        const within = delayLaw(seen, 22)?.within ?? []
        within.forEach((share, d) => {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeGreaterThanOrEqual((within[d - 1] ?? 0) - 1e-12)
        })
        if (within.length > 0) expect(within.at(-1)).toBe(1)
      }),
    )
  })
})

describe('a series of days', () => {
  const lines = (...days: (string | null)[]) =>
    days.map((day, n) => ({ line: n + 1, day, count: n }))
  const faultOf = (...days: (string | null)[]) => {
    const read = dailySeries(lines(...days))
    return read.ok ? null : [read.fault.code, read.fault.line]
  }

  test('is taken as it stands without dates, and with days one after another', () => {
    expect(dailySeries(lines(null, null, null))).toMatchObject({ ok: true, counts: [0, 1, 2] })
    expect(dailySeries(lines('2022-02-28', '2022-03-01'))).toMatchObject({
      ok: true,
      first: '2022-02-28',
      counts: [0, 1],
    })
  })

  test('is refused with its line where it is weekly, has a gap, or is out of order', () => {
    expect(faultOf('2022-01-03', '2022-01-10', '2022-01-17')).toEqual(['weekly', null])
    expect(faultOf('2022-01-03', '2022-01-04', '2022-01-07')).toEqual(['gap', 3])
    expect(faultOf('2022-01-03', '2022-01-02')).toEqual(['not-in-order', 2])
    expect(faultOf('2022-01-03', '2022-01-03')).toEqual(['twice', 2])
    expect(faultOf('2022-01-03', null)).toEqual(['mixed', 2])
    expect(faultOf('2022-01-03', '2022-02-30')).toEqual(['no-such-day', 2])
    expect(faultOf('2022-01-03')).toEqual(['too-short', null])
  })

  test('says which days it filled where the caller asked for it', () => {
    expect(dailySeries(lines('2022-01-03', '2022-01-06'), true)).toMatchObject({
      counts: [0, 0, 0, 1],
      filled: ['2022-01-04', '2022-01-05'],
    })
    const weekly = dailySeries(lines('2022-01-03', '2022-01-10'), true)
    expect(weekly.ok).toBe(false)
  })

  test('counts days of the city', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.nat(86_399_999), (number, later) => {
        expect(numberOfDay(dayOfNumber(number))).toBe(number)
        expect(dayNumberAt(beginOfDay(number) + later)).toBe(number)
      }),
    )
  })
})
