import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareCounts } from './compare-counts.ts'

describe('the count of a box', () => {
  const labels = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 })

  test('finds every tube missing or extra', () => {
    expect(compareCounts([3, 1, 2], [2, 4, 2])).toEqual({
      missing: [1, 3],
      extra: [4],
      agreed: [2],
    })
    fc.assert(
      fc.property(labels, labels, (manifest, scanned) => {
        const { missing, extra, agreed } = compareCounts(manifest, scanned)
        for (let label = 1; label <= 9; label++) {
          const listed = manifest.includes(label)
          const found = scanned.includes(label)
          expect(missing.includes(label)).toBe(listed && !found)
          expect(extra.includes(label)).toBe(found && !listed)
          expect(agreed.includes(label)).toBe(found && listed)
        }
        const all = [...missing, ...extra, ...agreed]
        expect(new Set(all).size).toBe(all.length)
      }),
      { numRuns: 1_000 },
    )
  })
})
