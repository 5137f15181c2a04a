import { describe, expect, test } from 'vitest'
import { isNight } from './night.ts'

// 18:00 in the city is 10:00 UTC, wherever the phone believes to be.
const at = (hourUtc: number, minute = 0) => Date.UTC(2022, 4, 6, hourUtc, minute)

describe('night in the city', () => {
  test('begins at 18:00 and ends at 06:00', () => {
    expect(isNight(at(9, 59))).toBe(false)
    expect(isNight(at(10))).toBe(true)
    expect(isNight(at(16))).toBe(true)
    expect(isNight(at(21, 59))).toBe(true)
    expect(isNight(at(22))).toBe(false)
  })
})
