import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { createPartitions } from '../rounds/partitions.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { newestResult, resultsOfPerson } from './results-of-person.ts'
import { mayHoldLater } from './round-times.ts'

const people = 2_000

let city: TestCity
let round: TestRound
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people })
  for (const n of [1, 2, 3]) {
    const opens = city.start + n * 48 * hourMs
    await city.sql.begin((tx) => createPartitions(tx, 2022018 + n))
    await city.sql`
      insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by)
      values (${2022018 + n}, ${`n${n}`}, '{}', ${opens}, ${opens + 9 * hourMs}, ${opens - hourMs}, 'test')`
  }
})
const p = (n: number) => round.people[n] ?? ''
let tubes = 4_109_000_000_000
async function sampled(
  where: { round: number; at: Instant; sitting?: number; result?: string | null },
  members: readonly string[],
) {
  tubes += 1
  const { at, sitting = 0, result = 'negative' } = where
  await city.sql`
    insert into tubes (id, opened_at, sealed_at, resulted_at, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)
    values (${tubes}, ${at}, ${at}, ${result === null ? null : at + hourMs}, ${where.round}, 1, 101, 10, ${sitting}, ${members.length}, 'sealed', ${result})`
  await city.sql`
    insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
    select id, ${tubes}, ${at}, ${where.round}, ${sitting} from unnest(${[...members]}::bigint[]) g (id)`
  return { at, tube: String(tubes) }
}
const newest = (person: string) => newestResult(city.sql, person, city.start)
/** The newest of all results is what the shorter way must find. */
async function agrees(person: string) {
  const [first = null] = await resultsOfPerson(city.sql, person, city.start)
  expect(await newest(person)).toEqual(first)
  return first
}
const day = (days: number) => city.start + days * 24 * hourMs

describe('the newest result', () => {
  test('is null where there is none, and that of the only round that sampled', async () => {
    expect(await agrees(p(0))).toBeNull()
    await sampled({ round: 2022018, at: day(0) }, [p(0)])
    expect(await agrees(p(0))).toMatchObject({ round: '2022018', answer: 'negative' })
  })

  test('is that of the latest round, whichever was written last', async () => {
    await sampled({ round: 2022020, at: day(4), result: null }, [p(1)])
    await sampled({ round: 2022018, at: day(0) }, [p(1)])
    await sampled({ round: 2022019, at: day(2) }, [p(1)])
    expect(await agrees(p(1))).toMatchObject({ round: '2022020', answer: 'awaiting-result' })
  })

  test('is that of an earlier round where the swab was taken later: within a day of its close, or because of a recall', async () => {
    const closes = day(2) + 9 * hourMs
    await sampled({ round: 2022020, at: closes + 20 * hourMs }, [p(2)])
    await sampled({ round: 2022019, at: closes + 23 * hourMs }, [p(2)])
    expect(await agrees(p(2))).toMatchObject({ round: '2022019' })

    const { tube } = await sampled({ round: 2022018, at: day(0), result: 'reactive' }, [p(3)])
    await sampled({ round: 2022021, at: day(6) }, [p(3)])
    await city.sql`insert into recalls (round_id, tube_id, reason, opened_at, member_count) values (2022018, ${tube}, 'reactive', ${day(1)}, 1)`
    await city.sql`insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at) values (2022018, ${tube}, ${p(3)}, 1, ${day(1)})`
    await sampled({ round: 2022018, at: day(8), sitting: 1 }, [p(3)])
    expect(await agrees(p(3))).toMatchObject({ round: '2022018', sitting: 1 })
  })

  test('of a round that closed more than a day before the swab is not looked for, but for a recall', () => {
    const times = { id: 1, opensAt: day(0), closesAt: day(1), publishedAt: day(0) }
    expect(mayHoldLater(times, day(2) - 1, new Set())).toBe(true)
    expect(mayHoldLater(times, day(2), new Set())).toBe(false)
    expect(mayHoldLater(times, day(9), new Set([1]))).toBe(true)
  })

  test('of two thousand readers at once is everybody’s own', async () => {
    const readers = round.people.slice(10)
    const own = new Map<string, string>()
    for (let n = 0; n < readers.length; n += 10) {
      const members = readers.slice(n, n + 10)
      const { tube } = await sampled({ round: 2022021, at: day(6) }, members)
      for (const person of members) own.set(person, tube)
    }
    const answers = await Promise.all(readers.map(newest))
    for (const [at, person] of readers.entries())
      expect(answers[at]?.tube.slice(0, 13)).toBe(own.get(person))
  })
})
