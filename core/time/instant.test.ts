import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cityDateOf,
  cityInstant,
  cityIsoOf,
  hourMs,
  instantOf,
  isoOf,
  minuteMs,
} from './instant.ts'

// Years 1970 to 9999, so that an ISO text has four digits of year in both zones.
const instant = fc.integer({ min: 0, max: 253_401_000_000_000 })
const runs = { numRuns: 2_000 }

describe('a moment', () => {
  test('is read back from its text, in UTC to the millisecond and in city time to the second', () => {
    fc.assert(
      fc.property(instant, (moment) => {
        expect(instantOf(isoOf(moment))).toBe(moment)
        expect(instantOf(cityIsoOf(moment))).toBe(moment - (moment % 1_000))
      }),
      runs,
    )
  })

  test('means the same in every offset', () => {
    const moment = instantOf('2022-01-14T09:00:00+08:00')
    expect(moment).toBe(1_642_122_000_000)
    expect(instantOf('2022-01-14T01:00:00Z')).toBe(moment)
    expect(instantOf('2022-01-13T21:30:00-03:30')).toBe(moment)
    expect(isoOf(moment)).toBe('2022-01-14T01:00:00.000Z')
    expect(cityIsoOf(moment)).toBe('2022-01-14T09:00:00+08:00')
  })

  test.each(['', '2022-01-14', '2022-01-14T09:00:00', '2022-13-14T09:00:00Z', 'nine o’clock', 'Z'])(
    'is not read from «%s»',
    (text) => {
      expect(() => instantOf(text)).toThrow(RangeError)
    },
  )
})

describe('a day of the city', () => {
  test('begins at midnight in Shanghai, whatever zone the process runs in', () => {
    expect(cityDateOf(instantOf('2022-01-13T15:59:59.999Z'))).toBe('2022-01-13')
    expect(cityDateOf(instantOf('2022-01-13T16:00:00.000Z'))).toBe('2022-01-14')
    expect(cityDateOf(instantOf('2022-01-14T23:59:59+14:00'))).toBe('2022-01-14')
  })

  test('never goes back as time goes on', () => {
    fc.assert(
      fc.property(instant, fc.nat(72 * hourMs), (moment, later) => {
        expect(cityDateOf(moment + later) >= cityDateOf(moment)).toBe(true)
      }),
      runs,
    )
  })

  test('and a clock time name the moment that shows them', () => {
    fc.assert(
      fc.property(instant, (moment) => {
        const minute = moment - (moment % minuteMs)
        const shown = cityIsoOf(minute)
        expect(cityInstant(shown.slice(0, 10), shown.slice(11, 16))).toBe(minute)
        expect(cityDateOf(minute)).toBe(shown.slice(0, 10))
      }),
      runs,
    )
  })

  test.each([
    ['2022-02-29', '09:00'],
    ['2022-04-31', '09:00'],
    ['2022-1-14', '09:00'],
    ['2022-01-14', '24:00'],
    ['2022-01-14', '09:60'],
    ['2022-01-14', '9:00'],
    ['', ''],
  ])('that does not exist is refused: %s %s', (day, time) => {
    expect(() => cityInstant(day, time)).toThrow(RangeError)
  })
})
