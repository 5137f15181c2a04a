import fc from 'fast-check'
import { expect, test } from 'vitest'
import { degreesIn } from './degrees-in.ts'

test('a temperature is read however it is typed', () => {
  for (const typed of ['36.5', '36,5', '３６．５', '365', ' 36.5 °C', '36。5', '36.49'])
    expect(degreesIn(typed)).toBe(36.5)
  expect(degreesIn('37')).toBe(37)
})

test('what no person has is none', () => {
  for (const typed of ['', '3', '99', '29.9', '45.1', 'warm', '36.5.1', '3650'])
    expect(degreesIn(typed)).toBeNull()
})

test('every tenth between 30 and 45 is itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 300, max: 450 }), (tenths) => {
      expect(degreesIn((tenths / 10).toFixed(1))).toBe(tenths / 10)
    }),
  )
})
