import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exponential, logNormal, normal, poisson, weighted } from './distributions.ts'
import { ofState, type Random, seeded } from './random.ts'

const many = 40_000
const draws = (draw: (random: Random) => number): number[] => {
  const random = seeded('draws')
  return Array.from({ length: many }, () => draw(random))
}
const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length
const variance = (values: readonly number[]): number => {
  const centre = mean(values)
  return mean(values.map((value) => (value - centre) ** 2))
}

describe('a seeded source of chance', () => {
  test('gives the same numbers for the same seed, others for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, other) => {
        const take = (from: string): number[] => {
          const random = seeded(from)
          return Array.from({ length: 8 }, () => random.uint32())
        }
        expect(take(seed)).toEqual(take(seed))
        if (seed !== other) expect(take(seed)).not.toEqual(take(other))
      }),
      { numRuns: 200 },
    )
  })

  test('forks by label, whatever was drawn before', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), fc.nat(50), (seed, label, drawn) => {
        const random = seeded(seed)
        const before = random.fork(label).uint32()
        for (let i = 0; i < drawn; i++) random.uniform()
        expect(random.fork(label).uint32()).toBe(before)
        expect(random.fork(`${label}+`).uint32()).not.toBe(before)
      }),
      { numRuns: 200 },
    )
  })

  test('gives the published first outputs of xoshiro128** from the state 1, 2, 3, 4', () => {
    // The vector of the authors' C code, as the Rust crate rand_xoshiro tests it.
    const random = ofState([1, 2, 3, 4])
    expect([random.uint32(), random.uint32(), random.uint32(), random.uint32()]).toEqual([
      11520, 0, 5927040, 70819200,
    ])
  })

  test('gives neighbouring labels uncorrelated numbers', () => {
    const a = seeded(1).fork('a')
    const b = seeded(1).fork('b')
    const pairs = Array.from({ length: many }, () => [a.uniform(), b.uniform()] as const)
    const covariance = mean(pairs.map(([x, y]) => (x - 0.5) * (y - 0.5)))
    expect(Math.abs(covariance) * 12).toBeLessThan(0.02)
  })

  test('is uniform over its range and over whole numbers', () => {
    const values = draws((random) => random.uniform())
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThan(1)
    expect(mean(values)).toBeCloseTo(0.5, 2)
    expect(variance(values)).toBeCloseTo(1 / 12, 2)
    const dice = [0, 0, 0, 0, 0, 0, 0]
    for (const side of draws((random) => random.integer(1, 6))) dice[side] = (dice[side] ?? 0) + 1
    expect(dice[0]).toBe(0)
    for (const count of dice.slice(1)) expect(Math.abs(count - many / 6)).toBeLessThan(350)
  })

  test('shuffles into a permutation and picks only what is there', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { minLength: 1 }), (seed, items) => {
        const order = seeded(seed).shuffle(items)
        expect([...order].sort()).toEqual([...items].sort())
        expect(items).toContain(seeded(seed).pick(items))
      }),
    )
    expect(() => seeded(1).pick([])).toThrow(RangeError)
    expect(seeded(1).shuffle([1, 2, 3, 4, 5, 6, 7, 8])).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('distributions', () => {
  test('have the mean and variance that they are asked for', () => {
    const bell = draws((random) => normal(random, 3, 2))
    expect(mean(bell)).toBeCloseTo(3, 1)
    expect(variance(bell)).toBeCloseTo(4, 0)
    expect(mean(draws((random) => exponential(random, 5)))).toBeCloseTo(5, 0)
    const logs = draws((random) => Math.log(logNormal(random, 7, 0.5)))
    expect(mean(logs)).toBeCloseTo(Math.log(7), 1)
    expect(Math.sqrt(variance(logs))).toBeCloseTo(0.5, 1)
    for (const rate of [0, 0.3, 4, 29, 31, 400]) {
      const counts = draws((random) => poisson(random, rate))
      expect(counts.every((count) => Number.isInteger(count) && count >= 0)).toBe(true)
      expect(Math.abs(mean(counts) - rate)).toBeLessThanOrEqual(0.03 * rate)
      expect(Math.abs(variance(counts) - rate)).toBeLessThanOrEqual(0.06 * rate)
    }
  })

  test('weighted picks follow the weights and never a weight of nothing', () => {
    const pick = weighted([
      ['a', 1],
      ['never', 0],
      ['b', 3],
    ])
    const random = seeded(9)
    const picked = Array.from({ length: many }, () => pick(random))
    expect(picked).not.toContain('never')
    expect(picked.filter((item) => item === 'b').length / many).toBeCloseTo(0.75, 1)
    expect(() => weighted([['x', 0]])).toThrow(RangeError)
    expect(() => weighted([['x', -1]])).toThrow(RangeError)
  })
})
