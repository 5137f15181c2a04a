import { instantOf } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import { clockOf, sealedAt } from './sealed-at.ts'

test.each([
  ['9:05', '09:05'],
  ['0905', '09:05'],
  ['905', '09:05'],
  ['２１：３０', '21:30'],
  ['21.30', '21:30'],
  ['24:00', null],
  ['9:75', null],
  ['9', null],
  ['', null],
])('a hand that writes %s means %s', (text, clock) => {
  expect(clockOf(text)).toBe(clock)
})

test('a sheet of a day was sealed at a moment of the city', () => {
  expect(sealedAt('2022-01-14', '1435')).toBe(instantOf('2022-01-14T14:35:00+08:00'))
  expect(sealedAt('', '1435')).toBeNull()
})
