import { instantOf } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { awayWords, endWords } from './end-words.ts'

const at = (text: string) => instantOf(`2022-11-${text}:00+08:00`)
const now = at('12T10:00')

test('an end at midnight is named by the day that it ends', () => {
  expect(endWords('zh-CN', at('16T00:00'))).toBe('11月15日周二 24:00')
  expect(endWords('en', at('16T00:00'))).toMatch(/15.*24:00/)
  expect(endWords('zh-CN', at('15T09:30'))).toBe('11月15日周二 09:30')
})

test('how far it is goes by days of the calendar, and on the last day by hours', () => {
  expect(awayWords('zh-CN', at('16T00:00'), now)).toBe('3天后')
  expect(awayWords('en', at('16T00:00'), now)).toBe('in 3 days')
  expect(awayWords('en', at('13T00:30'), now)).toBe('tomorrow')
  expect(awayWords('en', at('13T00:00'), now)).toBe('in 14 hours')
  expect(awayWords('zh-CN', at('12T10:20'), now)).toBe('20分钟后')
})

test('a future end is never said to be past or now', () => {
  const ahead = fc.integer({ min: 1, max: 40 * 24 * 3_600_000 })
  fc.assert(
    fc.property(ahead, (ms) => {
      expect(awayWords('en', now + ms, now)).not.toMatch(/ago|now|yesterday|in 0 /)
    }),
  )
})
