import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dorfman } from './dorfman.ts'
import { arrayTests, threeStageTests } from './stages.ts'
import { bestDesign, squareArray, threeStages } from './with-errors.ts'

const near = (value: number, table: number) => expect(Math.abs(value - table)).toBeLessThan(1e-6)
const errors = (prevalence: number) => ({ prevalence, sensitivity: 0.95, specificity: 0.99 })

describe('pooling in more stages with errors of the test', () => {
  // binGroup2, opChar1, Se 0.95 and Sp 0.99.
  test('agrees with binGroup2', () => {
    near(squareArray(errors(0.001), 10).testsPerPerson, 0.218479)
    near(squareArray(errors(0.001), 10).sensitivity, 0.933066)
    near(squareArray(errors(0.01), 10).testsPerPerson, 0.227896)
    near(squareArray(errors(0.01), 10).sensitivity, 0.892381)
    near(threeStages(errors(0.001), 20, 5).testsPerPerson, 0.060467)
    near(threeStages(errors(0.001), 20, 5).sensitivity, 0.857375)
  })

  test('is what a perfect test needs where there are no errors', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, fc.integer({ min: 2, max: 30 }), (prevalence, n) => {
        expect(squareArray({ prevalence }, n).testsPerPerson).toBeCloseTo(
          arrayTests(prevalence, n),
          9,
        )
        const stages = threeStages({ prevalence }, 3 * n, n)
        expect(stages.testsPerPerson).toBeCloseTo(threeStageTests(prevalence, 3 * n, n), 9)
      }),
    )
  })

  test('finds the size that needs the fewest tests', () => {
    // binGroup2, OTC1("D2", p = 0.01, Se = Sp = 0.99).
    const best = bestDesign({ prevalence: 0.01, sensitivity: 0.99, specificity: 0.99 })
    expect(best.poolSize).toBe(11)
    expect(Math.abs(best.testsPerPerson - 0.2034776)).toBeLessThan(1e-7)
    const ten = dorfman({ prevalence: 0.01, poolSize: 10, sensitivity: 0.99, specificity: 0.99 })
    expect((ten.testsPerPerson * 10).toFixed(2)).toBe('2.04')
    expect(bestDesign({ prevalence: 0.4 }).poolSize).toBe(1)
  })

  test('refuses what is no share, no array and no stages', () => {
    expect(() => squareArray({ prevalence: 2 }, 10)).toThrow(RangeError)
    expect(() => squareArray({ prevalence: 0.1 }, 1)).toThrow(RangeError)
    expect(() => threeStages({ prevalence: 0.1 }, 20, 6)).toThrow(RangeError)
    expect(() => threeStages({ prevalence: 0.1, sensitivity: -1 }, 20, 5)).toThrow(RangeError)
  })
})
