import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepOf } from './steps.ts'

test('a unit is complete only when not one person is missing', () => {
  expect(stepOf(999_999, 1_000_000)).toBe('most')
  expect(stepOf(1_000_000, 1_000_000)).toBe('all')
  expect(stepOf(0, 0)).toBe('none')
})

test('more people never lower the step', () => {
  const order = ['begun', 'quarter', 'half', 'most', 'all']
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_000 }),
      fc.nat(2_000),
      fc.nat(50),
      (whole, some, more) => {
        const before = order.indexOf(stepOf(some, whole))
        return before >= 0 && order.indexOf(stepOf(some + more, whole)) >= before
      },
    ),
  )
})
