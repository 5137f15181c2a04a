import { expect, test } from 'vitest'
import { arrivalsWithin, intendedStart, morning } from './arrivals.ts'
import { histogram } from './histogram.ts'
import { requestBytes } from './request-bytes.ts'

test('quantiles are never better than what was measured, and at most 1.1 % worse', () => {
  const latencies = histogram()
  for (let ms = 1; ms <= 1_000; ms += 1) latencies.add(ms)
  for (const [share, exact] of [
    [0.5, 500],
    [0.9, 900],
    [0.99, 990],
    [0.999, 999],
  ] as const) {
    const said = latencies.quantile(share)
    expect(said).toBeGreaterThanOrEqual(exact)
    expect(said).toBeLessThanOrEqual(exact * 1.011)
  }
  expect(latencies.summary()).toMatchObject({ mean: 500.5, max: 1_000 })
  expect(latencies.count()).toBe(1_000)
})

test('one slow request of a hundred is the largest, and not the 90th', () => {
  const latencies = histogram()
  for (let n = 0; n < 99; n += 1) latencies.add(2)
  latencies.add(4_321)
  expect(latencies.quantile(0.9)).toBeLessThan(2.03)
  expect(latencies.summary().max).toBe(4_321)
  expect(latencies.quantile(1)).toBe(4_321)
  expect(histogram().summary()).toEqual({ mean: 0, p50: 0, p90: 0, p99: 0, p999: 0, max: 0 })
})

test('arrivals start evenly within each step', () => {
  const steps = [
    { perS: 10, seconds: 2 },
    { perS: 100, seconds: 1 },
  ]
  const startOf = intendedStart(steps)
  expect(arrivalsWithin(steps)).toBe(120)
  expect([0, 5, 19, 20, 119].map(startOf)).toEqual([0, 0.5, 1.9, 2, 2.99])
  expect(startOf(120)).toBe(Number.POSITIVE_INFINITY)
})

test('a morning has its peak in the middle of its first half and falls off', () => {
  const steps = morning(1_000, 90)
  expect(Math.max(...steps.map(({ perS }) => perS))).toBe(1_000)
  expect(steps.reduce((sum, { seconds }) => sum + seconds, 0)).toBeCloseTo(90)
  expect(steps.at(-1)?.perS).toBeLessThan(steps[0]?.perS ?? 0)
})

test('a request tells its length in bytes and keeps its connection', () => {
  const bytes = requestBytes(
    { method: 'POST', path: '/a', token: 't', headers: { 'x-purpose': 'care' } },
    '{"a":"人"}',
  )
  expect(bytes.toString('utf8')).toBe(
    'POST /a HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer t\r\nx-purpose: care\r\ncontent-type: application/json\r\ncontent-length: 11\r\n\r\n{"a":"人"}',
  )
  expect(requestBytes({ method: 'GET', path: '/', token: null }).toString()).toBe(
    'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n',
  )
})
