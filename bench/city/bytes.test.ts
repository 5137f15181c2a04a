import { expect, test } from 'vitest'
import { median, ratio } from '../figures.ts'
import { busyWords, holds, summaryLines } from '../report/summary.ts'
import { addedBy, bytesPerSample, type Sizes } from './bytes.ts'
import { ceilingTogether } from './ceiling.ts'
import { type Slice, together } from './measure.ts'

const sizes = (list: Record<string, [bytes: number, rows: number]>): Sizes =>
  new Map(Object.entries(list).map(([name, [bytes, rows]]) => [name, { bytes, rows }]))

test('a sample weighs its round whole and the growth of shared tables, without the ceiling and the roll', () => {
  const before = sizes({
    samples_2022100: [8_000, 0],
    commands: [100_000, 100],
    people: [1_000, 1],
  })
  const after = sizes({
    samples_2022100: [508_000, 5_000],
    samples_2022101: [900_000, 5_000],
    roll_2022100: [400_000, 5_000],
    commands: [300_000, 300],
    boxes: [50_000, 10],
    people: [9_000, 9],
  })
  const added = addedBy(before, after, { round: '2022100', people: 5_000, ceilingUploads: 50 })
  expect(added).toEqual([
    { table: 'samples', bytes: 500_000, rows: 5_000, bytes_per_sample: 100 },
    { table: 'commands', bytes: 150_000, rows: 150, bytes_per_sample: 30 },
    { table: 'boxes', bytes: 50_000, rows: 10, bytes_per_sample: 10 },
  ])
  expect(bytesPerSample(added, 5_000)).toBe(140)
})

const slice = (units: number, seconds: number, cpu: number): Slice => ({
  sent: 1,
  answered: 1,
  units,
  seconds,
  perS: 1 / seconds,
  unitsPerS: units / seconds,
  latency: { mean: 1, p50: 1, p90: 1, p99: 1, p999: 1, max: 1 },
  statuses: { 200: 1 },
  refused: 0,
  faulty: 0,
  faults: [],
  generatorCpuS: cpu,
  applicationCpuS: cpu * 2,
  databaseCpuS: cpu * 3,
})

test('slices together are people over seconds, not the mean of their rates', () => {
  const whole = together([slice(1_000, 1, 0.1), slice(1_000, 4, 0.1)])
  expect(whole).toMatchObject({ people: 2_000, seconds: 5, people_per_s: 400, requests: 2 })
  expect(whole.cpu_ms_per_1000).toEqual({ application: 200, database: 300, generator: 100 })
  const raw = ceilingTogether([
    { people: 1_000, seconds: 1, databaseCpuS: 0.5, clientCpuS: 0.1 },
    { people: 1_000, seconds: 4, databaseCpuS: 0.5, clientCpuS: 0.1 },
  ])
  expect(raw).toMatchObject({ people_per_s: 400, cpu_ms_per_1000: { database: 500, client: 100 } })
  expect(together([]).people_per_s).toBe(0)
})

test('medians and ratios', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN])
  expect([ratio(1, 3), ratio(1, 0)]).toEqual([0.333, 0])
})

test('a run on a machine that had other work says so', () => {
  const at = (load: number) => ({ load_before: [load, 9, 9], machine: { cores: 2 } })
  expect(busyWords(at(0.9))).toBeNull()
  expect(busyWords(at(1.4))).toContain('load 1.4 on 2 cores')
  expect(busyWords({})).toBeNull()
})

test('a promise that does not hold is said, and what was not measured is left out', () => {
  const figures = { batch_ratio: 0.49, single_ratio: 0.25, bytes_per_sample: 151, p99_ms: 3 }
  expect([holds(figures, 'batch_ratio'), holds(figures, 'single_ratio')]).toEqual([false, true])
  expect([
    holds(figures, 'bytes_per_sample'),
    holds(figures, 'p99_ms'),
    holds(figures, 'read_ratio'),
  ]).toEqual([false, null, null])
  const lines = summaryLines(figures).join('\n')
  expect(lines).toMatch(/batch_ratio .*NOT KEPT/)
  expect(lines).not.toContain('read_ratio')
})
