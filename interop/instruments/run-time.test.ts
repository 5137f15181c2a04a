import { instantOf } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runEndedInstant, runEndedText } from './run-time.ts'

test.each([
  ['2022-01-14 11:01:54 PM CST', '2022-01-14T23:01:54+08:00'],
  ['2022-01-14 23:01:54 PM CST', '2022-01-14T23:01:54+08:00'],
  ['2022-01-14 00:31:01 AM PDT', '2022-01-14T00:31:01-07:00'],
  ['2022-01-14 12:31:01 AM UTC', '2022-01-14T00:31:01Z'],
  ['03-10-2022 10:45:00 AM EST', '2022-03-10T10:45:00-05:00'],
  ['2022-01-14T09:24:39.265', '2022-01-14T09:24:39+08:00'],
])('%s is the moment %s', (text, moment) => expect(runEndedInstant(text)).toBe(instantOf(moment)))

test('a text that names no moment is none', () => {
  for (const text of [
    '',
    'NA',
    '2022-02-30 10:00:00 AM CST',
    '2022-01-14 10:00:00 AM XYZ',
    '2022-01-14 25:00:00',
  ]) {
    expect(runEndedInstant(text)).toBeNull()
  }
})

test('a moment written is read back, whatever zone the process is in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1_500_000_000, max: 2_500_000_000 }), (seconds) => {
      expect(runEndedInstant(runEndedText(seconds * 1000))).toBe(seconds * 1000)
    }),
  )
})
