import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Seen, seeCode } from './same-code.ts'

describe('a code before the camera', () => {
  test('counts once however long it is held there', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_999 }), { maxLength: 200 }), (gaps) => {
        let at = 0
        let last: Seen | null = null
        let scans = 0
        for (const gap of [0, ...gaps]) {
          at += gap
          const step = seeCode(last, 'A', at)
          last = step.seen
          if (step.isNew) scans += 1
        }
        expect(scans).toBe(1)
      }),
    )
  })
  test('counts again after two seconds out of sight, and at once when it is another', () => {
    const first = seeCode(null, 'A', 0).seen
    expect(seeCode(first, 'A', 1_999).isNew).toBe(false)
    expect(seeCode(first, 'A', 2_000).isNew).toBe(true)
    expect(seeCode(first, 'B', 1).isNew).toBe(true)
  })
})
