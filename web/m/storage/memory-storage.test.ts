import { expect, test } from 'vitest'
import { memoryStorage, takesValues } from './memory-storage.ts'

test('a full store and a forbidden one are found out, a working one is left as it was', () => {
  const full = {
    ...memoryStorage(),
    setItem: () => {
      throw new Error('quota')
    },
  }
  expect(takesValues(() => full)).toBe(false)
  expect(
    takesValues(() => {
      throw new Error('denied')
    }),
  ).toBe(false)
  const works = memoryStorage([['bihuan.language', 'en']])
  expect(takesValues(() => works)).toBe(true)
  expect([works.getItem('bihuan.try'), works.getItem('bihuan.language')]).toEqual([null, 'en'])
})

test('what is kept in memory can be read and forgotten', () => {
  const store = memoryStorage()
  store.setItem('a', '1')
  expect(store.getItem('a')).toBe('1')
  store.removeItem('a')
  expect(store.getItem('a')).toBeNull()
})
