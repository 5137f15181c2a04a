import { findPerson } from '@bihuan/server/city/find-person.ts'
import { personResults } from '@bihuan/server/people/person-results.ts'
import { aCity, type TestCity } from '@bihuan/server/testing/a-city.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { fillCity } from './fill-city.ts'
import { documentOf, firstPerson, isFindable } from './fill-people.ts'
import { type Frame, isClosed, missingAt } from './plan.ts'

const people = 2_000
let city: TestCity
let frames: Frame[]

const laws = () =>
  city.sql<{ law: string; roundId: number; expected: string; found: string }[]>`
    select law, round_id, expected::text, found::text from conservation order by round_id, law`
const broken = async () => (await laws()).filter(({ expected, found }) => expected !== found)
const facts = async (text: string) =>
  (await city.sql.unsafe(text)) as unknown as Record<string, number>[]

beforeAll(async () => {
  city = await aCity()
  const options = { people, rounds: 3, seed: 5, detailed: 2 }
  frames = await fillCity(city.city, { ...options, url: city.url, say: () => {} })
})

describe('a city with a past', () => {
  test('conserves people, tubes and rows in every round', async () => {
    expect((await laws()).length).toBe(9 * 3)
    expect(await broken()).toEqual([])
  })

  test('has something of everything in the newest round, and all of it done in the older ones', async () => {
    const [row] = await facts(`
      select count(*) filter (where round_id = 2022100 and resulted_at is not null)::int as resulted,
        count(*) filter (where round_id = 2022100 and sealed_at is not null and boxed_at is null)::int as unboxed,
        count(*) filter (where round_id = 2022100 and boxed_at is not null and resulted_at is null)::int as waiting,
        count(*) filter (where round_id < 2022100 and state = 'sealed' and resulted_at is null)::int as left_over
      from tubes`)
    expect(row?.resulted).toBeGreaterThan(0)
    expect(row?.unboxed).toBeGreaterThan(0)
    expect(row?.waiting).toBeGreaterThan(0)
    expect(row?.leftOver).toBe(0)
    const [once] = await facts(`
      select (select count(*)::int from findings) as findings, (select count(*)::int from cases) as cases, (select count(*)::int from tube_losses) as losses,
        (select count(*)::int from recall_tasks where outcome is null) as open_tasks, (select count(*)::int from roll_marks) as marks,
        (select count(*)::int from sample_claims where kind = 'duplicate') as duplicates, (select count(*)::int from same_person_claims) as claims`)
    expect(Object.entries(once ?? {}).filter(([, n]) => n === 0)).toEqual([])
  })

  test('owes nothing in closed rounds but the visits that were planted', async () => {
    const newest = frames.at(-1)
    expect(newest && isClosed(newest)).toBe(false)
    const open = await facts(`
      select kind, round_id, count(*)::int as n from loops
      where closed_at is null and opened_at <= '${newest?.opens}' and round_id < 2022100 group by 1, 2 order by 2`)
    // One person of the first 50,000, in each closed round whose roll was not dropped.
    expect(people).toBeGreaterThan(missingAt)
    expect(open).toEqual([{ kind: 'person-not-sampled', roundId: 2022099, n: 1 }])
  })

  test('keeps rolls and events of the newest rounds only, as asked', async () => {
    const rows =
      await facts(`select n.id, (select count(*)::int from roll r where r.round_id = n.id) as roll,
      (select count(*)::int from field_events e where e.round_id = n.id) as events from rounds n order by 1`)
    expect(rows.map(({ roll, events }) => [roll, (events ?? 0) > 0])).toEqual([
      [0, false],
      [people, true],
      [people, true],
    ])
  })

  test('is found by document, and reads results of all rounds through the tubes', async () => {
    const n = 1_001
    expect(isFindable(n, people)).toBe(true)
    const document = {
      kind: 'resident-id',
      country: 'CHN',
      number: documentOf(n),
      purpose: 'sampling',
    } as const
    const { person } = await city.run(findPerson, city.actor('registrar'), document)
    expect(person).toBe(String(firstPerson + n - 1))
    const told = await city.ask(
      personResults,
      city.actor('inspector'),
      { person: person ?? '' },
      'inspection',
    )
    expect(told.results.length).toBeGreaterThanOrEqual(2)
  })

  test('control: one sample less breaks a law', async () => {
    await city.sql`delete from samples where round_id = 2022099 and person_id = (select min(person_id) from samples where round_id = 2022099)`
    expect((await broken()).map(({ law, roundId }) => `${law} ${roundId}`)).toEqual([
      'members 2022099',
    ])
  })
})
