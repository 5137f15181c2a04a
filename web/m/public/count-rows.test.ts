import { expect, test } from 'vitest'
import { countRows, totalOf } from './count-rows.ts'
import type { PublicDay } from './wire.ts'

const day: PublicDay = {
  day: '2022-01-14',
  publishedAt: '2022-01-16T00:00:00Z',
  index: 3,
  counts: {
    showFrom: 11,
    total: 60,
    districts: ['410102', '410105'],
    byDistrict: [20, null],
    tables: [
      {
        attribute: 'kind',
        values: ['admit', 'isolate', 'test', 'zone'],
        totals: [null, 40, 15, 0],
        cells: [
          [0, 20, 0, 0],
          [null, 20, 15, 0],
        ],
      },
      { attribute: 'basis', values: ['close_contact'], totals: [60], cells: null },
    ],
  },
}

test('the largest stands first, what is hidden after what is shown, and what is nobody apart', () => {
  expect(countRows(day, 'kind', null)).toEqual({
    is: 'rows',
    rows: [
      { code: 'isolate', shown: 40 },
      { code: 'test', shown: 15 },
      { code: 'admit', shown: null },
    ],
    none: ['zone'],
    most: 40,
  })
  expect(countRows(day, 'kind', '410102')).toMatchObject({ rows: [{ code: 'isolate', shown: 20 }] })
})

test('what is kept back is told apart from what is nobody', () => {
  expect(countRows(day, 'basis', '410102')).toEqual({ is: 'city-only' })
  expect(countRows(day, 'duration', null)).toEqual({ is: 'too-few' })
  expect([totalOf(day, null), totalOf(day, '410102'), totalOf(day, '410105')]).toEqual([
    60,
    20,
    null,
  ])
})
