import { expect, test } from 'vitest'
import { fact } from './apply.ts'
import { openKeeper } from './keeper.ts'
import { type Change, type Shelf, ShelfFault } from './shelf.ts'

test('what a broken write has kept after all is shown, even when nothing more is written', async () => {
  const kept = new Map<string | number, unknown>()
  let breaks = true
  const shelf: Shelf = {
    all: async (store) => (store === 'facts' ? [...kept] : []),
    get: async (_, key) => kept.get(key),
    async write(changes: readonly Change[]) {
      for (const change of changes) if ('value' in change) kept.set(change.key, change.value)
      if (breaks) throw new ShelfFault('storage-blocked')
    },
  }
  const told: (ShelfFault | null)[] = []
  const keeper = await openKeeper(shelf, (fault) => void told.push(fault))
  const counters = { n: 7, seq: 1, walkIns: 0 }
  const write = keeper.keep(() => ({ changes: [fact('counters', counters)], result: null }))
  await expect(write).rejects.toThrow(ShelfFault)
  breaks = false
  await keeper.keep(() => ({ changes: [], result: null }))
  expect(keeper.memory().counters.n).toBe(7)
  expect(told.at(-1)).toBeNull()
})
