import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bornOnOf } from './birth-date.ts'

const today = '2026-11-21'

test('a birth date is understood as people type it', () => {
  for (const text of [
    '20100131',
    '2010-01-31',
    ' 2010/1/31',
    '2010.1.31',
    '2010年1月31日',
    '２０１００１３１',
  ])
    expect([text, bornOnOf(text, today)]).toEqual([text, '2010-01-31'])
})

test('no day that never was, none to come, none before anybody alive', () => {
  for (const text of ['20100231', '2010-13-01', '20261122', '18000101', '310110', '', 'tomorrow'])
    expect([text, bornOnOf(text, today)]).toEqual([text, null])
})

test('every day of a life is read back from both forms', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 45_000 }), (days) => {
      const date = new Date(Date.UTC(1900, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
      expect(bornOnOf(date, '2100-01-01')).toBe(date)
      expect(bornOnOf(date.replaceAll('-', ''), '2100-01-01')).toBe(date)
    }),
  )
})
