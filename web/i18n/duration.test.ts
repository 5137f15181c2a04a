import { describe, expect, test } from 'vitest'
import { clockSpan } from './duration.ts'

describe('a span on a clock', () => {
  test('shows hours and two digits of minutes', () => {
    expect(clockSpan(2 * 3_600_000 + 5 * 60_000)).toBe('2:05')
    expect(clockSpan(42 * 60_000 + 59_999)).toBe('0:42')
    expect(clockSpan(120 * 3_600_000)).toBe('120:00')
  })

  test('has no sign when the time is past', () => {
    expect(clockSpan(-95 * 60_000)).toBe('1:35')
  })
})
