import fc from 'fast-check'
import { expect, test } from 'vitest'
import { regionOf } from './region.ts'

test('the region that is read lies inside the picture, in its middle', () => {
  const side = fc.integer({ min: 10, max: 4_000 })
  fc.assert(
    fc.property(side, side, (width, height) => {
      const region = regionOf(width, height)
      expect(region.x).toBeGreaterThanOrEqual(0)
      expect(region.y).toBeGreaterThanOrEqual(0)
      expect(region.x + region.width).toBeLessThanOrEqual(width)
      expect(region.y + region.height).toBeLessThanOrEqual(height)
      expect(Math.abs(width - 2 * region.x - region.width)).toBeLessThanOrEqual(1)
      expect(region.side).toBeLessThanOrEqual(720)
    }),
  )
})
