import { expect, test } from 'vitest'
import { ageWords } from './age.ts'

const now = Date.parse('2026-11-21T12:00:00+08:00')
const ago = (minutes: number, locale = 'zh-CN') => ageWords(locale, now - minutes * 60_000, now)

test('an age is told in minutes, hours or days', () => {
  expect(ago(5)).toBe('5分钟前')
  expect(ago(18 * 60 + 59)).toBe('18小时前')
  expect(ago(47 * 60)).toBe('47小时前')
  expect(ago(48 * 60)).toBe('2天前')
  expect(ago(61, 'en')).toBe('1 hour ago')
})

test('a clock that runs before the server makes nothing younger than now', () => {
  expect(ago(-10)).toBe('0分钟前')
})
