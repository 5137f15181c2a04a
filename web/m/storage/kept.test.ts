import { describe, expect, test } from 'vitest'
import { forgetKept, keep, keptOf, keptSum } from './kept.ts'
import { memoryStorage } from './memory-storage.ts'

describe('what the page keeps for the time without network', () => {
  test('is the last answer to each question', () => {
    const store = memoryStorage()
    keep('/a', { body: 1, at: 10 }, store)
    keep('/a', { body: 2, at: 20 }, store)
    keep('/b', { body: 'x', at: 30 }, store)
    expect(keptOf('/a', store)).toEqual({ body: 2, at: 20 })
    expect(keptSum(store).answers).toBe(2)
  })

  test('is gone after signing out', () => {
    const store = memoryStorage()
    keep('/a', { body: 'secret', at: 10 }, store)
    forgetKept(store)
    expect([keptOf('/a', store), keptSum(store)]).toEqual([null, { answers: 0, characters: 0 }])
  })

  test('is nothing where the store is full or holds something else', () => {
    const full = { ...memoryStorage([['bihuan.m.kept', 'not json']]) }
    expect(keptOf('/a', full)).toBeNull()
    full.setItem = () => {
      throw new Error('quota')
    }
    expect(() => keep('/a', { body: 1, at: 1 }, full)).not.toThrow()
    expect(keptOf('/a', full)).toBeNull()
  })
})
