import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bestPoolSize, dorfman, testsDeviation } from './dorfman.ts'
import { arrayTests, dilutionCycles, threeStageTests } from './stages.ts'

/** Equal to 1e-6 as the published tables round. */
const near = (value: number | null, table: number) =>
  expect(Math.abs((value ?? Number.NaN) - table)).toBeLessThanOrEqual(1e-6)

// p, tests per person k = 5, 10, 20, P(reactive) 5, 10, 20, best k and its tests, array 10, 20, stages 20:5:1.
// Closed forms, equal to binGroup2's opChar1 to 6 decimals.
const table = [
  [
    0.0001, 0.2005, 0.101, 0.051998, 0.0005, 0.001, 0.001998, 101, 0.019951, 0.200101, 0.100104,
    0.0509,
  ],
  [
    0.0002, 0.201, 0.101998, 0.053992, 0.001, 0.001998, 0.003992, 71, 0.028186, 0.200203, 0.100214,
    0.051798,
  ],
  [
    0.0005, 0.202498, 0.104989, 0.059953, 0.002498, 0.004989, 0.009953, 45, 0.044476, 0.20052,
    0.100589, 0.054488,
  ],
  [
    0.001, 0.20499, 0.109955, 0.069811, 0.00499, 0.009955, 0.019811, 32, 0.062759, 0.20108,
    0.101354, 0.058952,
  ],
  [
    0.002, 0.20996, 0.119821, 0.089249, 0.00996, 0.019821, 0.039249, 23, 0.08848, 0.202318, 0.10339,
    0.06781,
  ],
  [
    0.005, 0.224751, 0.14889, 0.14539, 0.024751, 0.04889, 0.09539, 15, 0.139098, 0.206936, 0.113211,
    0.093829,
  ],
  [
    0.01, 0.24901, 0.195618, 0.232093, 0.04901, 0.095618, 0.182093, 11, 0.195571, 0.217404,
    0.139915, 0.135429,
  ],
  [
    0.02, 0.296079, 0.282927, 0.382392, 0.096079, 0.182927, 0.332392, 8, 0.274237, 0.247087,
    0.21958, 0.212558,
  ],
  [
    0.03, 0.341266, 0.362576, 0.506206, 0.141266, 0.262576, 0.456206, 6, 0.333695, 0.285764,
    0.317269, 0.282507,
  ],
  [
    0.05, 0.426219, 0.501263, 0.691514, 0.226219, 0.401263, 0.641514, 5, 0.426219, 0.37988,
    0.518304, 0.404522,
  ],
] as const

describe('pooling with a perfect test', () => {
  test.each(table)('agrees with the table at a prevalence of %f', (p, ...row) => {
    const pools = [5, 10, 20].map((poolSize) => dorfman({ prevalence: p, poolSize }))
    const best = bestPoolSize(p)
    const figures = [
      ...pools.map((pool) => pool.testsPerPerson),
      ...pools.map((pool) => pool.reactive),
      best,
      dorfman({ prevalence: p, poolSize: best }).testsPerPerson,
      arrayTests(p, 10),
      arrayTests(p, 20),
      threeStageTests(p, 20, 5),
    ]
    figures.forEach((figure, i) => {
      near(figure, row[i] ?? Number.NaN)
    })
  })

  test('never pays above a prevalence of 0.31', () => {
    expect(bestPoolSize(0.3)).toBe(3)
    expect(bestPoolSize(0.31)).toBe(1)
  })

  test('needs as many tests as expected in a simulated round, within 3 sigma', () => {
    const design = { prevalence: 0.002, poolSize: 10 }
    const pools = 20_000
    let seed = 4101
    const random = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return seed / 2 ** 32
    }
    let tests = 0
    for (let pool = 0; pool < pools; pool += 1) {
      const infected = Array.from({ length: 10 }, random).some((draw) => draw < 0.002)
      tests += infected ? 11 : 1
    }
    const expected = dorfman(design).testsPerPerson * pools * 10
    expect(Math.abs(tests - expected)).toBeLessThan(3 * testsDeviation(design, pools))
  })
})

describe('pooling with errors of the test', () => {
  const design = (prevalence: number, poolSize: number) =>
    dorfman({ prevalence, poolSize, sensitivity: 0.95, specificity: 0.99 })

  // binGroup2, hierarchical two-stage, Se 0.95, Sp 0.99.
  test.each([
    [0.001, 5, 0.214691, 0.999862],
    [0.001, 10, 0.119358, 0.999816],
    [0.001, 20, 0.078622, 0.999723],
    [0.01, 5, 0.256069, 0.99953],
    [0.01, 10, 0.199881, 0.999087],
    [0.01, 20, 0.231167, 0.998266],
  ])('agrees with binGroup2 at %f, %i people a tube', (p, k, tests, specificity) => {
    near(design(p, k).testsPerPerson, tests)
    near(design(p, k).specificity, specificity)
    near(design(p, k).sensitivity, 0.9025)
  })

  test('tells how often a positive is one', () => {
    expect([5, 10, 20].map((k) => design(0.001, k).positivePredictive?.toFixed(4))).toEqual([
      '0.8679',
      '0.8306',
      '0.7653',
    ])
    expect(dorfman({ prevalence: 0, poolSize: 10 }).positivePredictive).toBeNull()
  })

  test('is testing one by one when a pool holds one', () => {
    expect(dorfman({ prevalence: 0.01, poolSize: 1, sensitivity: 0.95 })).toMatchObject({
      testsPerPerson: 1,
      sensitivity: 0.95,
    })
  })

  test('keeps every share between 0 and 1', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 50 }), share, share, (p, k, se, sp) => {
        const found = dorfman({ prevalence: p, poolSize: k, sensitivity: se, specificity: sp })
        for (const value of [found.reactive, found.sensitivity, found.specificity]) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1 + 1e-12)
        }
      }),
    )
  })

  test('refuses what is no share or no pool', () => {
    expect(() => dorfman({ prevalence: 1.2, poolSize: 10 })).toThrow(RangeError)
    expect(() => dorfman({ prevalence: Number.NaN, poolSize: 10 })).toThrow(RangeError)
    expect(() => dorfman({ prevalence: 0.1, poolSize: 2.5 })).toThrow(RangeError)
  })
})

test('dilution delays the threshold by log2 k cycles', () => {
  expect([5, 10, 20, 32].map((k) => dilutionCycles(k).toFixed(3))).toEqual([
    '2.322',
    '3.322',
    '4.322',
    '5.000',
  ])
})
