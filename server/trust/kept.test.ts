import { expect, test } from 'vitest'
import { keptBy } from './kept.ts'

test('of many who ask at one moment one does the work; another key or owner does its own', async () => {
  const kept = keptBy<object, number>(4)
  const [one, other] = [{}, {}]
  let made = 0
  const make = async () => ++made
  const answers = await Promise.all(Array.from({ length: 100 }, () => kept(one, 'a', make)))
  expect(new Set(answers)).toEqual(new Set([1]))
  expect(await kept(one, 'b', make)).toBe(2)
  expect(await kept(other, 'a', make)).toBe(3)
  expect(await kept(one, 'a', make)).toBe(1)
})

test('what failed is tried again', async () => {
  const kept = keptBy<object, string>(4)
  const owner = {}
  await expect(kept(owner, 'a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await kept(owner, 'a', async () => 'there')).toBe('there')
})
