import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseNumber, readCaseNumber } from './case-number.ts'

test('a case is printed with four digits, and read back however it is typed', () => {
  expect(caseNumber(128)).toBe('C-0128')
  expect(caseNumber(123_456)).toBe('C-123456')
  for (const text of ['C-0128', 'c0128', '128', ' C-128 ']) expect(readCaseNumber(text)).toBe(128)
  for (const text of ['', 'C-', '0', 'C-0000', '12a', '1234567890'])
    expect(readCaseNumber(text)).toBeNull()
})

test('every number comes back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
      expect(readCaseNumber(caseNumber(number))).toBe(number)
    }),
  )
})
