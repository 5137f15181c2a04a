import { expect, test } from 'vitest'
import { signInAttempts } from './attempts.ts'

test('five wrong passwords cost nothing, each further one twice the wait, at most a quarter of an hour', () => {
  const attempts = signInAttempts()
  const waits = Array.from({ length: 20 }, () => {
    attempts.failed('nurse', 1_000)
    return attempts.waitMs('nurse', 1_000)
  })
  expect(waits.slice(0, 7)).toEqual([0, 0, 0, 0, 2_000, 4_000, 8_000])
  expect(Math.max(...waits)).toBe(900_000)
  expect(attempts.waitMs('nurse', 1_000 + 900_000)).toBe(0)
  expect(attempts.waitMs('another', 1_000)).toBe(0)
  attempts.succeeded('nurse')
  expect(attempts.waitMs('nurse', 1_000)).toBe(0)
})
