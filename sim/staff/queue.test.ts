import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openQueue } from './queue.ts'

test('gives back what was planned in order of moment, word and coming', () => {
  const planned = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 9 }), word: fc.constantFrom('', 'a', 'b') }),
  )
  fc.assert(
    fc.property(planned, (items) => {
      const queue = openQueue<number>()
      items.forEach(({ at, word }, nth) => {
        queue.push(at, nth, word)
      })
      const taken: number[] = []
      for (let next = queue.pop(); next !== null; next = queue.pop()) taken.push(next.item)
      const expected = items
        .map((item, nth) => ({ ...item, nth }))
        .sort((a, b) => a.at - b.at || (a.word < b.word ? -1 : a.word > b.word ? 1 : a.nth - b.nth))
        .map(({ nth }) => nth)
      expect(taken).toEqual(expected)
      expect([queue.size, queue.first()]).toEqual([0, null])
    }),
  )
})
