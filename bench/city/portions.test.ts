import { seeded } from '@bihuan/sim/random/random.ts'
import { expect, test } from 'vitest'
import { arrivalsWithin } from '../load/arrivals.ts'
import { type BenchSite, filledTubes, personIds } from '../prepare/bench-round.ts'
import { planUploads, seededUuid } from './plan-uploads.ts'
import { dealSites, inTurns, type Portion, peopleIn, peopleOf } from './portions.ts'
import { curveFor, tubesOfMorning } from './run-curve.ts'
import { faultOfUpload, make } from './upload-requests.ts'

const site = (n: number, people: number): BenchSite => ({
  id: String(n),
  area: '410105001',
  laboratory: '1',
  devices: [`${n}1`, `${n}2`],
  token: 't',
  people,
  runs: [
    { first: 410_100_000_000_000 + n * 1_000, people: Math.min(people, 7) },
    { first: 410_100_000_000_500 + n * 1_000, people: Math.max(0, people - 7) },
  ],
  lot: { first: 4_101_000_000_000 + n * 100, quantity: 100 },
})
const sites = Array.from({ length: 40 }, (_, n) => site(n + 1, 15 + (n % 9) * 11))
const people = sites.reduce((sum, one) => sum + one.people, 0)
const order = (tubes: number, portions: Portion[], part = 'a') => ({
  round: '2022100',
  opensAt: 0,
  seed: 1,
  part,
  tubes,
  portions,
})

test('every site goes to one part, and the parts have about their shares', () => {
  const parts = dealSites({ sites, people }, [0.2, 0.05, 1], seeded(4))
  expect(
    parts
      .flat()
      .map(({ site }) => site.id)
      .toSorted(),
  ).toEqual(sites.map(({ id }) => id).toSorted())
  expect(peopleIn(parts.flat())).toBe(people)
  expect(Math.abs(peopleIn(parts[0] ?? []) / people - 0.2)).toBeLessThan(0.05)
  expect(dealSites({ sites, people }, [0.2, 0.05, 1], seeded(4))).toEqual(parts)
})

test('the people of a site are in tubes of ten, each once, across its runs of ids', () => {
  const one = site(3, 27)
  const tubes = filledTubes(one)
  expect(tubes.map(({ members }) => members.length)).toEqual([10, 10, 7])
  expect(tubes.flatMap(({ members }) => members)).toEqual(personIds(one))
  expect(new Set(personIds(one)).size).toBe(27)
  expect(filledTubes(one, 1, 2)).toEqual(tubes.slice(1, 2))
  expect([
    peopleOf({ site: one, from: 0, to: 2 }),
    peopleOf({ site: one, from: 2, to: 3 }),
  ]).toEqual([20, 7])
})

test('uploads take turns among the sites, and hold every tube once', () => {
  const [portions = []] = dealSites({ sites, people }, [1], seeded(4))
  const turns = inTurns(portions, 3)
  expect(new Set(turns.slice(0, 40).map(({ site }) => site.id)).size).toBe(40)
  expect(peopleIn(turns)).toBe(people)
  const uploads = planUploads(order(3, portions))
  expect(new Set(uploads.map(({ id }) => id)).size).toBe(uploads.length)
  // Another part of the same round has ids of its own, or its uploads would be taken for repeats.
  const others = planUploads(order(3, portions, 'b')).map(({ id }) => id)
  expect(uploads.some(({ id }) => others.includes(id))).toBe(false)
  const seqs = uploads.map(({ device, seq, portion }) => [device, seq, portion.to - portion.from])
  for (const [device, seq, tubes] of seqs)
    expect(
      seqs.filter(
        ([d, s]) =>
          d === device && Number(s) > Number(seq) && Number(s) < Number(seq) + Number(tubes),
      ),
    ).toEqual([])
})

test('an upload is the request of a phone: its own id, whole tubes, and the count of each', () => {
  const work = make(order(3, [{ site: site(2, 27), from: 0, to: 3 }]))
  const [head = '', body = ''] = work.bytes(0).toString('utf8').split('\r\n\r\n')
  expect(head).toMatch(/^POST \/api\/v1\/uploads .*idempotency-key: [0-9a-f-]{36}/s)
  const said = JSON.parse(body) as { events: { id: string; count: number; members: unknown[] }[] }
  expect(said.events.map(({ count, members }) => [count, members.length])).toEqual([
    [10, 10],
    [10, 10],
    [7, 7],
  ])
  expect(work.units(0)).toBe(27)
  for (const { id } of said.events)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('an answer that applied one tube less is faulty', () => {
  const answer = (applied: number, status = 200, answers: unknown[] = []) => ({
    status,
    headers: new Map<string, string>(),
    body: Buffer.from(JSON.stringify({ applied, repeated: 0, refused: 0, answers })),
  })
  expect(faultOfUpload(3, answer(3))).toBeNull()
  expect(faultOfUpload(3, answer(2))).toContain('3 tubes sent')
  expect(faultOfUpload(3, answer(3, 503))).toContain('503')
  expect(faultOfUpload(3, answer(3, 200, [{ outcome: 'duplicate' }]))).toContain('3 tubes sent')
})

test('a curve lets every request arrive, with the peak that was asked for', () => {
  for (const [requests, peak] of [
    [3_000, 108.2],
    [7, 108.2],
    [100_001, 950],
  ] as const) {
    const steps = curveFor(requests, peak)
    expect(arrivalsWithin(steps)).toBeGreaterThanOrEqual(requests)
    expect(Math.max(...steps.slice(0, -1).map(({ perS }) => perS))).toBeCloseTo(peak)
  }
  // A minute of the real morning: its mean is 0.644 of its peak.
  expect(tubesOfMorning(1_082)).toBe(Math.floor((1_082 / 10) * 60 * (5.8 / 9)))
})

test('ids are those of a version 4 UUID and never twice', () => {
  const random = seeded('ids')
  const ids = Array.from({ length: 20_000 }, () => seededUuid(random))
  expect(new Set(ids).size).toBe(ids.length)
})
