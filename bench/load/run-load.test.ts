import { afterEach, expect, test } from 'vitest'
import { histogram } from './histogram.ts'
import type { Work } from './load.ts'
import { requestBytes } from './request-bytes.ts'
import { runLoad } from './run-load.ts'
import { aServer } from './testing/a-server.ts'

const work = (count: number, check?: Work['check']): Work => ({
  count,
  bytes: () => requestBytes({ method: 'POST', path: '/x', token: null }, '{}'),
  units: () => 10,
  ...(check ? { check } : {}),
})

let ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends) await end()
  ends = []
})
async function serving(...how: Parameters<typeof aServer>) {
  const server = await aServer(...how)
  ends.push(server.close)
  return server
}

test('closed: every request once, counted with what it stands for', async () => {
  const { port } = await serving()
  const seen = new Set<number>()
  const counting = work(200, (n) => {
    seen.add(n)
    return null
  })
  const report = await runLoad(counting, {
    port,
    from: 50,
    to: 200,
    pace: { kind: 'closed', connections: 7 },
  })
  expect(report).toMatchObject({
    sent: 150,
    answered: 150,
    units: 1_500,
    faulty: 0,
    statuses: { 200: 150 },
  })
  expect(Math.min(...seen)).toBe(50)
  expect(seen.size).toBe(150)
  expect(report.perS).toBeCloseTo(150 / report.seconds, 0)
})

test('open: a server that stalls for a second shows it, because latency counts from the intended start', async () => {
  const server = await serving({ atMs: 1_000, forMs: 1_000 })
  const steps = [{ perS: 100, seconds: 3 }]
  const report = await runLoad(work(300), {
    port: server.port,
    from: 0,
    to: 300,
    pace: { kind: 'open', connections: 1, steps },
  })
  expect(report.faulty).toBe(0)
  expect(report.latency.p99).toBeGreaterThan(800)
  // A third of all came in that second.
  expect(report.latency.p90).toBeGreaterThan(500)

  // The control: counted from when each was really sent, on its one connection, the stall is one request in 300.
  const fromSend = histogram()
  for (const ms of server.ownMs) fromSend.add(ms)
  expect(server.ownMs).toHaveLength(300)
  expect(fromSend.quantile(0.99)).toBeLessThan(200)
  expect(Math.max(...server.ownMs)).toBeGreaterThan(800)
})

test('open: keeps to the rate when nothing stands in the way', async () => {
  const { port } = await serving()
  const steps = [
    { perS: 50, seconds: 1 },
    { perS: 200, seconds: 1 },
  ]
  const report = await runLoad(work(250), {
    port,
    from: 0,
    to: 250,
    pace: { kind: 'open', connections: 8, steps },
  })
  expect(report.seconds).toBeGreaterThan(1.9)
  await expect(
    runLoad(work(251), { port, from: 0, to: 251, pace: { kind: 'open', connections: 8, steps } }),
  ).rejects.toThrow(RangeError)
})

test('who is told to come later comes later, and the waiting counts', async () => {
  const { port } = await serving(null, { first: 3, seconds: 0.3 })
  const report = await runLoad(work(20), {
    port,
    from: 0,
    to: 20,
    pace: { kind: 'closed', connections: 3 },
  })
  expect(report).toMatchObject({ answered: 20, refused: 3, faulty: 0, units: 200, sent: 23 })
  expect(report.latency.max).toBeGreaterThan(290)
  expect(report.statuses).toEqual({ 200: 20 })
})

test('an answer that is not what was asked for is faulty, and so is a connection that breaks', async () => {
  const server = await serving()
  const picky = work(20, (n) => (n % 2 === 0 ? null : `not mine: ${n}`))
  const closed = { kind: 'closed', connections: 2 } as const
  const report = await runLoad(picky, { port: server.port, from: 0, to: 20, pace: closed })
  expect(report).toMatchObject({ answered: 20, units: 100, faulty: 10 })
  expect(report.faults).toContain('not mine: 1')
  await server.close()
  ends = []
  const broken = await runLoad(work(4), { port: server.port, from: 0, to: 4, pace: closed })
  expect(broken).toMatchObject({ units: 0, faulty: 4, statuses: { broken: 4 } })
})
