import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupReads } from './group-reads.ts'

const read = (by: string, at = '2026-11-21T10:00:00+08:00', purpose = 'family') => ({
  at,
  role: 'resident',
  purpose,
  query: 'own.home',
  by,
  unit: null,
  glass: null,
})

test('reads of one person one after another on a day are one line, others stand for themselves', () => {
  const before = '2026-11-20T23:59:00+08:00'
  const reads = [read('a'), read('a'), read('b'), read('a'), read('a', before)]
  expect(groupReads(reads).map(({ by, count }) => [by, count])).toEqual([
    ['a', 2],
    ['b', 1],
    ['a', 1],
    ['a', 1],
  ])
})

test('no read is lost, and another purpose is another line', () => {
  const anyRead = fc.record({ by: fc.constantFrom('a', 'b'), purpose: fc.constantFrom('x', 'y') })
  fc.assert(
    fc.property(fc.array(anyRead), (list) => {
      const groups = groupReads(list.map(({ by, purpose }) => read(by, undefined, purpose)))
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(list.length)
      for (const [i, group] of groups.slice(1).entries())
        expect([groups[i]?.by, groups[i]?.purpose]).not.toEqual([group.by, group.purpose])
    }),
  )
})
