import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '@bihuan/server/testing/is-alive.ts'
import { expect, test } from 'vitest'
import { openBench } from './bench.ts'

const options = {
  people: 2_000,
  profile: 'city',
  seed: 5,
  data: null,
  keep: false,
  direct: true,
  json: null,
  html: null,
} as const

test('a product that cannot begin says why, and still nothing is left behind', async () => {
  const bench = await openBench(options, () => {})
  const { folder } = bench.database
  const [postmaster] = readFileSync(join(folder, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')
  // As it is when somebody changed a migration after it ran.
  await bench.city.sql`update migrations set digest = 'another' where version = 1`
  await expect(bench.product()).rejects.toThrow(/before it listened/)
  await bench.close()
  expect(existsSync(folder)).toBe(false)
  // Its lock file is gone a moment before the process is.
  await expect.poll(() => isAlive(Number(postmaster)), { timeout: 20_000 }).toBe(false)
}, 120_000)
