import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cpuSeconds, memoryPeak, withDescendants } from './processes.ts'

const isLinux = existsSync('/proc/self/stat')
// By its own time, not by the clock: a busy machine gives it less of one second.
const busy = 'while (process.cpuUsage().user < 400_000);'

test.skipIf(!isLinux)('counts the time of children, also of those that have ended', async () => {
  // A child that has a busy child of its own and waits for it.
  const script = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(busy)}]); console.log('done'); setTimeout(() => {}, 60_000)`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const pid = child.pid ?? 0
    await new Promise((resolve) => child.stdout.once('data', resolve))
    expect(withDescendants([process.pid])).toContain(pid)
    expect(cpuSeconds([pid])).toBeGreaterThan(0.2)
    expect(memoryPeak([pid])).toBeGreaterThan(10 * 1024 * 1024)
  } finally {
    child.kill('SIGKILL')
  }
})

test('nobody has used nothing', () => {
  expect(cpuSeconds([])).toBe(0)
  expect(memoryPeak([])).toBe(0)
})
