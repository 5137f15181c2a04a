import { expect, test } from 'vitest'
import { standsStill, stuckProcesses } from './stuck-cluster.ts'

const left = [
  'postgres: io worker 0 ',
  'postgres: checkpointer ',
  'postgres: background writer ',
  'postgres: bihuan bihuan 127.0.0.1(59658) startup',
  '',
]

test('with neither recovery nor service PostgreSQL stands still', () => {
  expect(standsStill(left)).toBe(true)
  expect(standsStill([...left, 'postgres: startup recovering 000000010000000000000004'])).toBe(
    false,
  )
  expect(standsStill([...left, 'postgres: walwriter '])).toBe(false)
  expect(standsStill([])).toBe(false)
})

test('a process that is no postmaster, or gone, does not', () => {
  expect(stuckProcesses(process.pid)).toEqual([])
  expect(stuckProcesses(2 ** 22 + 1)).toEqual([])
})
