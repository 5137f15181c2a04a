import { expect, test } from 'vitest'
import { plantedFlaws } from './flaws.ts'
import { optionsOf, optionsText } from './kernel/options.ts'
import { hunt } from './planted.ts'
import { runSeed } from './run-seed.ts'

// The short version; `npm run simulate` runs 2,000.
const seeds = 100

test(`${seeds} seeds of a city on bad lines and bad disks break no law and finish`, {
  timeout: 180_000,
}, async () => {
  const told = { samples: 0, results: 0, recalls: 0, kills: 0, duplicates: 0 }
  for (let seed = 0; seed < seeds; seed += 1) {
    const run = await runSeed(seed)
    expect({ seed, breaks: run.breaks }).toEqual({ seed, breaks: [] })
    expect(run.isFinished).toBe(true)
    for (const name of Object.keys(told) as (keyof typeof told)[]) told[name] += run.told[name]
  }
  // A simulation in which nothing happens breaks no law either.
  expect(told.samples).toBeGreaterThan(seeds * 20)
  expect(told.results).toBeGreaterThan(seeds * 5)
  expect(told.recalls).toBeGreaterThan(seeds / 4)
  expect(told.kills).toBeGreaterThan(seeds)
  expect(told.duplicates).toBeGreaterThan(seeds / 4)
})

test('a seed run twice does the same to the last event, another does not', async () => {
  const [first, second, other] = [await runSeed(7), await runSeed(7), await runSeed(8)]
  expect(second.hash).toBe(first.hash)
  expect(second.trace).toEqual(first.trace)
  expect(other.hash).not.toBe(first.hash)
})

test.each(plantedFlaws)('the planted bug is found: %s', async (flaw) => {
  const { found } = await hunt(flaw, 0, 60)
  expect(found).not.toBeNull()
})

test('a planted bug is found again by its seed', async () => {
  const { found } = await hunt('pool-makes-positive', 0, 20)
  const again = await runSeed(found?.seed ?? 0, 'pool-makes-positive')
  expect(again.breaks[0]?.check).toBe(found?.check)
  expect(again.breaks[0]?.what).toBe(found?.what)
})

test('the options of a seed are the same each time and can be read', () => {
  expect(optionsOf(3)).toEqual(optionsOf(3))
  expect(optionsText(optionsOf(3))).toContain('seed 3')
})
