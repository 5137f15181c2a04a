import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pauseMs } from './pause.ts'

test('pauses stay within a fifth of what was asked for, and differ', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1_000, max: 100_000 }), share, (every, chance) => {
      const pause = pauseMs(every, chance)
      expect(pause).toBeGreaterThanOrEqual(Math.floor(every * 0.8))
      expect(pause).toBeLessThanOrEqual(Math.ceil(every * 1.2))
    }),
  )
  expect(pauseMs(20_000, 0)).not.toBe(pauseMs(20_000, 0.9))
})
