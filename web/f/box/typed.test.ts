import { expect, test } from 'vitest'
import { badgeOf } from './diary.ts'
import { celsiusOf, countOf } from './typed.ts'

test('a count is a whole number that fits a box', () => {
  expect(['0', ' 172 ', '４００', '401', '-1', '1.5', ''].map(countOf)).toEqual([
    0,
    172,
    400,
    null,
    null,
    null,
    null,
  ])
})

test('a temperature is read with point, comma, minus and unit; none is none, nonsense is wrong', () => {
  expect(['4.1', '4,1 ℃', '−20', '', '  ', '99', 'warm', '4.1.2'].map(celsiusOf)).toEqual([
    4.1,
    4.1,
    -20,
    null,
    null,
    'wrong',
    'wrong',
    'wrong',
  ])
})

test('a badge is an account, in whatever case the gun types it; a label is none', () => {
  expect(badgeOf('COURIER-1')).toBe('courier-1')
  expect(badgeOf('0B7E2A54-6C1D-4E7B-9A3F-1C2D3E4F5A6B')).toBe(
    '0b7e2a54-6c1d-4e7b-9a3f-1c2d3e4f5a6b',
  )
  expect(['B41010000001K', '4101000000001K', 'two words', ''].map(badgeOf)).toEqual([
    null,
    null,
    null,
    null,
  ])
})
