import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wayClock, wayLimit } from './way-clock.ts'

test('what is past and what is left of the way sum to its limit, late or not', () => {
  const minutes = fc.integer({ min: 1, max: 600 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 * hourMs }), minutes, (past, limit) => {
      const { sinceMs, leftMs } = wayClock(1_000, limit, 1_000 + past)
      expect(sinceMs + (leftMs ?? Number.NaN)).toBe(limit * minuteMs)
    }),
  )
  expect(wayClock(5_000, null, 1_000)).toEqual({ sinceMs: 0, leftMs: null })
})

test('the limit is that of the notice; a notice without one has none', () => {
  expect(wayLimit({ limits: { legDelivered: { minutes: 240 } } })).toBe(240)
  expect([wayLimit(null), wayLimit({}), wayLimit({ limits: {} })]).toEqual([null, null, null])
})
