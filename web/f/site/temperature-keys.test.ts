import fc from 'fast-check'
import { expect, test } from 'vitest'
import { celsiusOf, degreesOf, pressed } from './temperature-keys.ts'

test('three digits are a temperature, and no others', () => {
  expect(celsiusOf('365')).toBe(36.5)
  expect(celsiusOf('36')).toBeNull()
  expect(celsiusOf('299')).toBeNull()
  expect(celsiusOf('451')).toBeNull()
  expect(celsiusOf('450')).toBe(45)
})

test('a fourth digit changes nothing, and each can be taken back', () => {
  const digit = fc.constantFrom(...'0123456789')
  fc.assert(
    fc.property(fc.array(digit, { maxLength: 6 }), digit, (before, next) => {
      const digits = before.reduce(pressed, '')
      expect(digits).toBe(before.slice(0, 3).join(''))
      const after = pressed(digits, next)
      expect(after.length).toBeLessThanOrEqual(3)
      if (digits.length < 3) expect(pressed(after, 'back')).toBe(digits)
    }),
  )
})

test('what is missing shows as a line', () => {
  expect([degreesOf(''), degreesOf('3'), degreesOf('38'), degreesOf('381')]).toEqual([
    '––.–',
    '3–.–',
    '38.–',
    '38.1',
  ])
})
