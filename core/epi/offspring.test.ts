import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extinction } from './extinction.ts'
import {
  fitOffspring,
  histogramOf,
  infectsNobody,
  logNegativeBinomial,
  sizeBiasedMean,
} from './offspring.ts'
import { offspringOfChains } from './offspring-of.ts'
import { shareCausing, shareCausingOf } from './transmission-share.ts'

const shared =
  process.env.ACCEPTANCE_DATA ?? join(import.meta.dirname, '../../../shared/acceptance')
const file = join(shared, 'chains/hongkong_2020_transmission_pairs.csv')
const cases = join(shared, 'chains/hongkong_2020_case_data.csv')

describe.skipIf(!existsSync(file))('the offspring of Hong Kong 2020 (acceptance data)', () => {
  const rows = (path: string) => readFileSync(path, 'latin1').trim().split('\n').slice(1)
  const counts = () => {
    const pairs = rows(file).map((line) => {
      const [infector = '', infectee = ''] = line.split(',')
      return { infector, infectee }
    })
    const sporadic = rows(cases).filter((line) => line.split(',')[6] === 'Sporadic local').length
    return offspringOfChains(pairs, sporadic)
  }

  test('are of 91 infectors, 153 who infected nobody, and 46 sporadic local cases', () => {
    const histogram = histogramOf(counts())
    expect(histogram[0]).toEqual({ offspring: 0, cases: 153 + 46 })
    expect(counts()).toHaveLength(290)
  })

  test('have R 0.5828 and k 0.4258, and a fifth of the cases causes 80 %', () => {
    const fit = fitOffspring(counts())
    expect(Math.abs((fit?.r.estimate ?? 0) - 0.5828)).toBeLessThan(1e-4)
    expect(Math.abs((fit?.k.estimate ?? 0) - 0.4258)).toBeLessThan(1e-4)
    expect(fit?.sizeBiased).toBeCloseTo(3.438, 3)
    expect(sizeBiasedMean(fit?.r.estimate ?? 0, fit?.k.estimate ?? 1)).toBeCloseTo(2.951, 3)
    expect(shareCausingOf(counts())).toBeCloseTo(0.2, 2)
    expect(fit?.r.low ?? 1).toBeLessThan(0.5828)
    expect(fit?.k.high ?? 0).toBeGreaterThan(0.4258)
  })
})

describe('the offspring of cases', () => {
  test('are fitted with intervals by the profile, k without an upper end where they look like Poisson', () => {
    const few = fitOffspring([0, 0, 1, 1, 1, 2, 1, 0, 1, 2])
    expect(few?.k.high).toBeNull()
    expect(few?.r.estimate).toBeCloseTo(0.9, 12)
    expect(fitOffspring([0, 0, 0])).toBeNull()
    expect(() => fitOffspring([0.5])).toThrow(RangeError)
  })

  test('have probabilities that sum up to 1 with the mean R', () => {
    const law = fc.tuple(
      fc.double({ min: 0.1, max: 5, noNaN: true }),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
    )
    fc.assert(
      fc.property(law, ([r, k]) => {
        let sum = 0
        let mean = 0
        for (let n = 0; n < 2_000; n += 1) {
          const p = Math.exp(logNegativeBinomial(n, r, k))
          sum += p
          mean += n * p
        }
        expect(sum).toBeCloseTo(1, 8)
        expect(mean).toBeCloseTo(r, 6)
        expect(infectsNobody(r, k)).toBeCloseTo(Math.exp(logNegativeBinomial(0, r, k)), 12)
      }),
      { numRuns: 30 },
    )
  })

  test('have an interval that holds the estimate', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 20, maxLength: 80 })
    fc.assert(
      fc.property(counts, (found) => {
        const fit = fitOffspring(found)
        if (!fit) return
        expect(fit.r.low).toBeLessThan(fit.r.estimate)
        expect(fit.r.high ?? 99).toBeGreaterThan(fit.r.estimate)
        expect(fit.k.low).toBeLessThanOrEqual(fit.k.estimate)
        expect(fit.k.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(fit.k.estimate)
      }),
      { numRuns: 20 },
    )
  })
})

describe('the end of a chain', () => {
  // R package superspreading @e76d7b4, tests of probability_extinct.
  test('has the probabilities of superspreading', () => {
    expect(extinction(1.5, 0.5)).toBeCloseTo(0.7675918792, 9)
    expect(extinction(1.5, 0.5, 1, { population: 0.1 })).toBeCloseTo(0.8213172, 7)
    expect(extinction(1.5, 0.5, 1, { individual: 0.1 })).toBeCloseTo(0.8391855, 7)
    expect(extinction(1.5, 0.5, 5)).toBeCloseTo(0.7675918792 ** 5, 9)
    expect(extinction(0.99, 0.5)).toBe(1)
  })

  test('solves its equation, and is less sure the more a case infects', () => {
    const k = fc.double({ min: 0.05, max: 10, noNaN: true })
    fc.assert(
      fc.property(fc.double({ min: 1.01, max: 8, noNaN: true }), k, (r, dispersion) => {
        const s = extinction(r, dispersion)
        expect(Math.abs((1 + (r * (1 - s)) / dispersion) ** -dispersion - s)).toBeLessThan(1e-9)
        expect(s).toBeLessThan(1)
        expect(extinction(r + 0.5, dispersion)).toBeLessThanOrEqual(s + 1e-12)
      }),
    )
  })
})

describe('the share of cases that cause 80 %', () => {
  // superspreading, tests of proportion_transmission.
  test.each([
    [2, 0.5, 26.4],
    [1, 0.1, 8.69],
    [3, 0.3, 21.04],
  ])('is that of superspreading for R %d and k %d', (r, k, percent) => {
    expect(Math.abs(shareCausing(r, k) * 100 - percent)).toBeLessThan(0.05)
  })

  test('of counts divides the last case', () => {
    expect(shareCausingOf([5, 5, 0, 0, 0, 0, 0, 0, 0, 0])).toBeCloseTo(0.16, 12)
    expect(shareCausingOf([0, 0])).toBeNull()
    expect(() => shareCausing(0, 1)).toThrow(RangeError)
  })
})
