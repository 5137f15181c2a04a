import { spawn } from 'node:child_process'
import { getPriority } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { giveWay } from './give-way.ts'

test('a process gives way, and one that is gone is no fault', () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], {
    stdio: 'ignore',
    detached: true,
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const pid = child.pid ?? 0
  const before = getPriority(pid)
  giveWay(pid)
  expect(getPriority(pid)).toBe(Math.max(before, 3))
  expect(() => giveWay(2 ** 22 + 1)).not.toThrow()
})
