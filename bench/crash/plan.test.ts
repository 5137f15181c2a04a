import { expect, test } from 'vitest'
import { distribute, percentile } from './plan.ts'

test('rounds are spread by share, and no fault goes without while there are enough', () => {
  expect(distribute(100, [25, 25, 14, 10, 4, 8, 10, 4])).toEqual([24, 24, 14, 10, 5, 8, 10, 5])
  expect(distribute(3, [90, 5, 5])).toEqual([1, 1, 1])
  expect(distribute(2, [50, 30, 20])).toEqual([1, 1, 0])
  for (const rounds of [1, 7, 50, 99])
    expect(distribute(rounds, [25, 25, 14, 10]).reduce((sum, n) => sum + n, 0)).toBe(rounds)
})

test('a percentile is a value that was measured', () => {
  expect(percentile([3, 1, 2], 0.5)).toBe(2)
  expect(percentile([3, 1, 2], 0.99)).toBe(3)
  expect(percentile([], 0.5)).toBeNull()
})
