import type { Fact } from '@bihuan/core/status/fact.ts'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../laboratory/a-bench.ts'
import { amendResult } from '../laboratory/amend-result.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { factsOf } from './facts-of.ts'
import { idsOf } from './ids-of.ts'

let city: TestCity
let round: TestRound
let bench: Bench
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 40 })
  bench = await aBench(city, round)
})
const p = (n: number) => round.people[n] ?? ''
const id = (tube: string) => tube.slice(0, 13)
const of = async (n: number, kind?: Fact['kind']) =>
  (await factsOf(city.sql, [p(n)])).filter((fact) => kind === undefined || fact.kind === kind)

describe('what the field and the laboratories say of a person', () => {
  test('is where they live, from the door up to the county, and that they were due', async () => {
    const facts = await of(0)
    expect(facts).toEqual([
      {
        kind: 'roll',
        id: `roll:${round.round}:${p(0)}`,
        person: p(0),
        at: city.start + 10 * hourMs,
        knownAt: city.start + 10 * hourMs,
        round: 2022018,
      },
      {
        kind: 'dwelling',
        id: `dwelling:${p(0)}`,
        person: p(0),
        at: city.start,
        knownAt: city.start,
        until: null,
        places: [
          'household:1',
          'unit:1-1',
          'building:1',
          'compound:1',
          'community:410105001001',
          'street:410105001',
          'county:410105',
        ],
      },
    ])
  })

  test('is a pool for every member of a tube of ten, even where one alone is listed in it', async () => {
    const tubes = [round.tube(1, 0), round.tube(1, 1)]
    await bench.receive([
      { tube: tubes[0] ?? '', people: [p(1), p(2)] },
      { tube: tubes[1] ?? '', people: [p(3)] },
    ])
    await bench.released(tubes.map((tube) => ({ tube, call: 'reactive' as const })))
    for (const n of [1, 2, 3])
      expect(await of(n, 'result')).toMatchObject([{ of: 'pool', call: 'reactive', ct: null }])
    expect(await of(1, 'pool')).toMatchObject([
      { tube: id(tubes[0] ?? ''), at: bench.moment(10), knownAt: bench.moment(10) },
    ])
    expect(await of(1, 'sample')).toMatchObject([
      { id: `sample:${round.round}:0:${p(1)}`, round: 2022018, at: city.start + hourMs },
    ])
  })

  test('is a single result with its Ct for the one person of a tube made for one swab', async () => {
    const tube = round.tube(1, 0, 1, 1)
    await bench.receive([{ tube, people: [p(1)], poolSize: 1, sitting: 1 }])
    await bench.released([{ tube, call: 'reactive' }], 'first-kit', 20)
    expect((await of(1, 'result')).find((fact) => fact.id.includes(id(tube)))).toEqual({
      kind: 'result',
      id: `result:${round.round}:${id(tube)}:${p(1)}`,
      person: p(1),
      at: city.start + hourMs + minuteMs,
      knownAt: bench.moment(30),
      of: 'single',
      call: 'reactive',
      ct: 30,
    })
  })

  test('is no case, however the laboratory decides: a case is what an investigator recorded', async () => {
    const tube = round.tube(1, 0, 1, 1)
    await bench.released([{ tube, call: 'reactive' }], 'second-kit', 60)
    expect(await city.sql`select from cases where person_id = ${p(1)}`).toHaveLength(1)
    expect(await of(1, 'case')).toEqual([])
  })

  test('withdraws a pool whose question was closed without a result of the person', async () => {
    await city.sql`update recall_tasks set outcome = 'excused', outcome_at = ${bench.moment(200)}, excuse = 'died'
      where person_id = ${p(2)}`
    const pool = `pool:${round.round}:${id(round.tube(1, 0))}:${p(2)}`
    expect(await of(2, 'withdrawal')).toMatchObject([{ fact: pool, knownAt: bench.moment(200) }])
    expect(await of(1, 'withdrawal')).toEqual([])
  })

  test('keeps every version of a result, and withdraws the one that was superseded', async () => {
    const tube = round.tube(1, 5)
    await bench.receive([{ tube, people: [p(5)] }])
    await bench.released([{ tube, call: 'negative' }], 'first-kit', 100)
    const before = `result:${round.round}:${id(tube)}:${p(5)}`
    expect(await of(5, 'result')).toMatchObject([{ id: before, call: 'negative' }])
    const another = city.actor('lab-reviewer', '410105', 'laboratory:1')
    await city.run(
      amendResult,
      { ...another, id: 'another-reviewer' },
      { round: round.round, tube, call: 'invalid', reason: '原判读有误', at: bench.at(130) },
    )
    expect(await of(5, 'result')).toMatchObject([
      { id: before, call: 'negative', knownAt: bench.moment(110) },
      { id: `${before}:v2`, call: 'invalid', knownAt: bench.moment(130) },
    ])
    expect(await of(5, 'withdrawal')).toMatchObject([{ fact: before, knownAt: bench.moment(130) }])
  })

  test('is an excuse only where somebody is exempt', async () => {
    await city.sql`insert into roll_marks (round_id, person_id, kind, fact, marked_at, marked_by) values
      (${round.round}, ${p(10)}, 'exempt', 'in hospital', ${city.start + hourMs}, 'x'),
      (${round.round}, ${p(11)}, 'refused', 'shut the door', ${city.start + hourMs}, 'x')`
    expect(await of(10, 'mark')).toMatchObject([{ round: 2022018, at: city.start + hourMs }])
    expect(await of(11, 'mark')).toEqual([])
  })

  test('is known when the report of the phone came in, not when the swab was taken', async () => {
    const tube = round.tube(1, 7)
    await bench.receive([{ tube, people: [p(12)] }])
    const came = city.start + 9 * hourMs
    await city.sql`insert into field_events (id, at, received_at, tube_id, digest, round_id, device_id, seq, kind)
      values (gen_random_uuid(), ${city.start + hourMs}, ${came}, ${id(tube)}, 1, ${round.round}, 101, 1, 'seal')`
    expect(await of(12, 'sample')).toMatchObject([{ at: city.start + hourMs, knownAt: came }])
  })
})

describe('the second swab of somebody in one round', () => {
  test('is a fact of its own, and its tube speaks for them too', async () => {
    const tubes = [round.tube(1, 8), round.tube(1, 9)]
    await bench.receive([
      { tube: tubes[0] ?? '', people: [p(14)] },
      { tube: tubes[1] ?? '', people: [p(15)], again: [p(14)] },
    ])
    await bench.released([{ tube: tubes[1] ?? '', call: 'negative' }], 'first-kit', 140)
    expect((await of(14, 'sample')).map((fact) => fact.id)).toEqual([
      `sample:${round.round}:0:${p(14)}`,
      `sample:${round.round}:${id(tubes[1] ?? '')}:${p(14)}`,
    ])
    expect(await of(14, 'result')).toMatchObject([{ of: 'pool', call: 'negative' }])
  })
})

describe('somebody who was registered twice', () => {
  const walkIn = '410100900000001'
  beforeAll(async () => {
    const { sql, start } = city
    await sql`insert into people (id, household_id, name, sex, born_on, registered_at)
      values (${walkIn}, 3, '张17', 'male', '1980-01-01', ${start})`
    await sql`insert into walk_ins (person_id, site_id, device_id, address_cipher, input_digest, at, registered_by)
      values (${walkIn}, 1, 101, '', '', ${start}, 'x')`
    await sql`insert into same_person_claims (walk_in, known, at, settled_at, settled_by, verdict, reason)
      values (${walkIn}, ${p(17)}, ${start}, ${start + hourMs}, 'x', 'same', 'one document')`
    await bench.receive([{ tube: round.tube(1, 12), people: [walkIn] }])
  })

  test('has all their ids by whichever they are asked for', async () => {
    expect(await idsOf(city.sql, p(17))).toEqual([p(17), walkIn])
    expect(await idsOf(city.sql, walkIn)).toEqual([walkIn, p(17)])
    expect(await idsOf(city.sql, p(18))).toEqual([p(18)])
  })

  test('has the facts of both, and lives where they are known to live', async () => {
    const facts = await factsOf(city.sql, [walkIn])
    expect(new Set(facts.map(({ id }) => id))).toEqual(
      new Set([
        `roll:${round.round}:${p(17)}`,
        `dwelling:${p(17)}`,
        `dwelling:${walkIn}`,
        `withdrawal:dwelling:${walkIn}`,
        `sample:${round.round}:0:${walkIn}`,
      ]),
    )
    expect(await factsOf(city.sql, [p(17)])).toHaveLength(5)
  })
})

describe('facts by their ids', () => {
  test('come whosever they are, with what withdraws them and nothing else of those people', async () => {
    const { sql, start } = city
    await sql`insert into facts (id, kind, person_id, reason, places, at, known_at, recorded_by)
      values ('f-1', 'case', ${p(20)}, 'infected', ${['building:2', 'county:410105']}, ${start}, ${start}, 'x')`
    await sql`insert into facts (id, kind, about, at, known_at, recorded_by)
      values ('f-2', 'withdrawal', 'f-1', ${start + hourMs}, ${start + hourMs}, 'x')`
    const found = await factsOf(
      city.sql,
      [],
      ['f-1', `roll:${round.round}:${p(3)}`, 'no such fact'],
    )
    expect(found).toMatchObject([
      { kind: 'roll', person: p(3) },
      { kind: 'case', id: 'f-1', areas: ['building:2', 'county:410105'] },
      { kind: 'withdrawal', fact: 'f-1', knownAt: start + hourMs },
    ])
    expect(await factsOf(city.sql, [], [])).toEqual([])
  })
})
