import { expect, test } from 'vitest'
import { onlyWait, stuckProcesses } from './stuck-cluster.ts'

const left = ['postgres: io worker 0 ', 'postgres: io worker 1 ', 'postgres: checkpointer ']

test('who only waits for others is stuck; with anybody who works it is not', () => {
  expect(onlyWait(left)).toBe(true)
  for (const working of [
    'postgres: startup recovering 000000010000000000000004',
    'postgres: background writer ',
    'postgres: walwriter ',
    'postgres: bihuan bihuan 127.0.0.1(59658) idle',
  ])
    expect(onlyWait([...left, working])).toBe(false)
  expect(onlyWait([])).toBe(false)
})

test('a process that is no postmaster, or gone, is not stuck', () => {
  expect(stuckProcesses(process.pid)).toEqual([])
  expect(stuckProcesses(2 ** 22 + 1)).toEqual([])
})
