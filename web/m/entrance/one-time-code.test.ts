import { expect, test } from 'vitest'
import { oneTimeCodeOf } from './one-time-code.ts'

test('a code is understood as people type it', () => {
  expect(oneTimeCodeOf(' 123 456')).toBe('123456')
  expect(oneTimeCodeOf('１２３４５６')).toBe('123456')
  expect(oneTimeCodeOf('ab3d-4f7h')).toBe('AB3D4F7H')
})

test('what cannot be a code is not sent', () => {
  for (const text of ['', '12345', '1234567', 'AB3D4F7', 'AB3D4F7HX', '12345六'])
    expect([text, oneTimeCodeOf(text)]).toEqual([text, null])
})
