import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathOf, roundTop } from './curve-path.ts'

describe('the upper edge of a scale', () => {
  test('is the next 1, 2 or 5 with zeros', () => {
    expect([0, 1, 3, 10, 11, 430, 501].map(roundTop)).toEqual([1, 1, 5, 10, 20, 500, 1_000])
  })

  test('holds every count and wastes at most a factor of two and a half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), (most) => {
        const top = roundTop(most)
        return top >= most && (most === 1 || top <= 2.5 * most)
      }),
    )
  })
})

describe('the path of a series', () => {
  const box = { width: 100, height: 50 }

  test('goes from the left edge to the right, nothing at the bottom and the top value at the top', () => {
    expect(pathOf([0, 5, 10], 10, box)).toBe('M0 50L50 25L100 0')
  })

  test('is one point for one value and empty for none', () => {
    expect(pathOf([10], 10, box)).toBe('M0 0')
    expect(pathOf([], 10, box)).toBe('')
  })
})
