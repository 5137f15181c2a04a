import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { excuseMember } from '../recall/excuse-member.ts'
import { resampleList } from '../recall/resample-list.ts'
import { settleClaim } from '../sampling/settle-claim.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aBench, type Bench } from './a-bench.ts'
import { rejectPlate } from './reject-plate.ts'
import { waitingTubes } from './waiting-tubes.ts'

let city: TestCity
let round: TestRound
let bench: Bench
let next = 0
let people = 0
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 1000 })
  bench = await aBench(city, round)
})
afterEach(() => conserves(city))

const some = (count: number) => Array.from({ length: count }, () => round.people[people++] ?? '')
async function pool(members = some(3), again: string[] = [], sitting = 0): Promise<string> {
  const tube = round.tube(1, next++, 10, sitting)
  await bench.receive([{ tube, people: members, again, sitting }])
  return tube
}
/** A tube of one person, of the sitting that the recall asked for. */
async function single(person: string, sitting = 1): Promise<string> {
  const tube = round.tube(1, next++, 1, sitting)
  await bench.receive([{ tube, people: [person], poolSize: 1, sitting }])
  return tube
}
const outcomes = async (tube: string) => (await bench.tasks(tube)).map(({ outcome }) => outcome)

describe('releasing a plate', () => {
  test('is for a reviewer of this laboratory, another person than the loader, and for a valid plate', async () => {
    const tube = await pool()
    const plate = await bench.plateCalled([{ tube, call: 'negative' }])
    await expect(bench.release(plate, 10, bench.technician)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(bench.release(plate)).rejects.toMatchObject({ code: 'plate.not-imported' })
    const ready = await bench.imported([{ tube: await pool(), call: 'negative' }])
    await expect(
      bench.release(ready, 10, { ...bench.reviewer, id: bench.technician.id }),
    ).rejects.toMatchObject({ code: 'plate.second-person-needed' })
    await expect(
      bench.release(ready, 10, { ...bench.reviewer, unit: 'laboratory:2' }),
    ).rejects.toMatchObject({ code: 'access.unit-is-not-yours' })
    await expect(bench.release(round.plate(9998))).rejects.toMatchObject({ code: 'plate.unknown' })
    expect(
      await city.sql`select from tube_results where plate_id in (${plate.slice(1, 12)}, ${ready.slice(1, 12)})`,
    ).toHaveLength(0)
  })

  test('writes one row for a negative tube, and the tube is done', async () => {
    const members = some(4)
    const tube = await pool(members)
    expect(await bench.released([{ tube, call: 'negative' }])).toMatchObject({
      released: 1,
      reactive: 0,
      invalid: 0,
      toRepeat: [],
      heldBack: [],
      recalls: [],
      findings: 0,
    })
    expect(await bench.tubeRow(tube)).toEqual({
      result: 'negative',
      plateId: null,
      resultedAt: bench.moment(10),
    })
    expect(
      await city.sql`select version, call, released_by, second_by from tube_results where tube_id = ${tube.slice(0, 13)}`,
    ).toEqual([
      {
        version: 1,
        call: 'negative',
        releasedBy: bench.reviewer.id,
        secondBy: bench.technician.id,
      },
    ])
    expect(
      await city.sql`select from recall_tasks where person_id = any(${members}::bigint[])`,
    ).toHaveLength(0)
  })

  test('twice at once releases once', async () => {
    const tube = await pool()
    const plate = await bench.imported([{ tube, call: 'reactive' }])
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => bench.release(plate)))
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: 'plate.already-released' })
    expect(await bench.tasks(tube)).toHaveLength(3)
  })

  test('and rejecting at once do one of the two', async () => {
    const plate = await bench.imported([{ tube: await pool(), call: 'negative' }])
    const answers = await Promise.allSettled([
      bench.release(plate),
      city.run(rejectPlate, bench.technician, { plate, reason: 'spilt', at: bench.at(9) }),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('a reactive pool', () => {
  test('recalls everybody whose swab is in it, those sampled twice too, and nobody becomes positive', async () => {
    const members = some(3)
    const twice = some(1)
    await pool(twice)
    const tube = await pool(members, twice)
    expect(await bench.released([{ tube, call: 'reactive' }])).toMatchObject({
      reactive: 1,
      recalls: [tube],
      findings: 0,
    })
    const tasks = await bench.tasks(tube)
    expect(tasks.map(({ personId }) => personId).sort()).toEqual([...members, ...twice].sort())
    expect(new Set(tasks.map(({ sitting, outcome }) => `${sitting} ${outcome}`))).toEqual(
      new Set(['1 null']),
    )
    expect(await bench.findings(tube)).toHaveLength(0)
  })

  test('with one listed member is still a pool: it may hold swabs that nobody listed', async () => {
    const [person = ''] = some(1)
    const tube = await pool([person])
    expect(await bench.released([{ tube, call: 'reactive' }])).toMatchObject({
      recalls: [tube],
      findings: 0,
    })
  })

  test('closes only when each of its members has an outcome (k of k)', async () => {
    const members = some(5)
    const tube = await pool(members)
    await bench.released([{ tube, call: 'reactive' }])
    for (const [n, person] of members.entries()) {
      expect((await outcomes(tube)).filter((outcome) => outcome !== null)).toHaveLength(n)
      await bench.released([{ tube: await single(person), call: 'negative' }], 'first-kit', 20)
    }
    expect(new Set(await outcomes(tube))).toEqual(new Set(['negative']))
    const [open] =
      await city.sql`select count(*)::int as n from loops where kind = 'member-not-resampled' and subject like ${`task:${tube.slice(0, 13)}:%`} and closed_at is null`
    expect(open?.n).toBe(0)
  })

  test('is not answered for by a negative pool, but an invalid one is', async () => {
    const members = some(2)
    const reactive = await pool(members)
    await bench.released([{ tube: reactive, call: 'reactive' }])
    const invalid = await pool(some(2))
    await bench.released([{ tube: invalid, call: 'invalid' }])
    await bench.released([{ tube: invalid, call: 'invalid' }])
    const others = (await bench.tasks(invalid)).map(({ personId }) => personId)
    const again = await pool([...members, ...others], [], 1)
    await bench.released([{ tube: again, call: 'negative' }], 'first-kit', 20)
    expect(await outcomes(reactive)).toEqual([null, null])
    expect(await outcomes(invalid)).toEqual(['negative', 'negative'])
    // Their swab is used up: the list asks for the sitting after it.
    const { tasks } = await city.ask(resampleList, city.actor('grid-worker', '410105'), {
      round: round.round,
    })
    expect(
      tasks.filter(({ person }) => members.includes(person)).map(({ sitting }) => sitting),
    ).toEqual([2, 2])
  })
})

describe('a tube that says neither yes nor no', () => {
  test.each([
    ['repeat', 'repeat'],
    ['invalid', 'repeat'],
    ['repeat', 'invalid'],
  ] as const)(
    'first %s and then %s is tested twice, then its people are sampled again',
    async (first, second) => {
      const tube = await pool()
      expect(await bench.released([{ tube, call: first }])).toMatchObject({
        released: 0,
        toRepeat: [tube],
      })
      expect(await bench.tubeRow(tube)).toEqual({ result: null, plateId: null, resultedAt: null })
      const { waiting } = await city.ask(waitingTubes, bench.technician, {
        laboratory: '1',
        round: round.round,
      })
      expect(waiting).toContainEqual(expect.objectContaining({ tube, repeat: true }))
      expect(await bench.released([{ tube, call: second }], 'first-kit', 20)).toMatchObject({
        invalid: 1,
        toRepeat: [],
        recalls: [tube],
      })
      expect(await outcomes(tube)).toEqual([null, null, null])
    },
  )

  test.each(['negative', 'reactive'] as const)(
    'is %s when its second well says so',
    async (call) => {
      const tube = await pool()
      await bench.released([{ tube, call: 'repeat' }])
      await bench.released([{ tube, call }], 'first-kit', 20)
      expect((await bench.tubeRow(tube))?.result).toBe(call)
    },
  )

  test('has its repeat for another time when the first plate was given up', async () => {
    const tube = await pool()
    const plate = await bench.imported([{ tube, call: 'invalid' }])
    await city.run(rejectPlate, bench.technician, { plate, reason: 'dropped', at: bench.at(5) })
    expect(await bench.released([{ tube, call: 'invalid' }])).toMatchObject({
      toRepeat: [tube],
      invalid: 0,
    })
  })
})

describe('a tube with an open claim', () => {
  test('stays on its plate, which stays open, until the claim is settled and the plate is released again', async () => {
    const held = await pool()
    const free = await pool()
    const [claimed = ''] = some(1)
    await city.sql`insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at)
      values (${round.round}, ${held.slice(0, 13)}, ${claimed}, 'late-sample', ${city.start}, ${city.start})`
    const plate = await bench.imported([
      { tube: held, call: 'reactive' },
      { tube: free, call: 'negative' },
    ])
    expect(await bench.release(plate)).toMatchObject({ released: 1, heldBack: [held], recalls: [] })
    expect((await bench.tubeRow(held))?.result).toBeNull()
    expect(await bench.release(plate)).toMatchObject({ released: 0, heldBack: [held] })
    await expect(
      city.run(rejectPlate, bench.technician, { plate, reason: 'late', at: bench.at(20) }),
    ).rejects.toMatchObject({ code: 'plate.partly-released' })
    await conserves(city)
    await city.run(settleClaim, city.actor('registrar'), {
      round: round.round,
      tube: held,
      person: claimed,
      kind: 'late-sample',
      verdict: 'not-member',
      reason: 'asked the site',
    })
    expect(await bench.release(plate, 30)).toMatchObject({
      released: 1,
      heldBack: [],
      recalls: [held],
    })
    await expect(bench.release(plate)).rejects.toMatchObject({ code: 'plate.already-released' })
  })
})

describe('excusing a member', () => {
  test('ends the task with its words; an answered one, or a stranger, is refused', async () => {
    const [person = '', other = ''] = some(2)
    const tube = await pool([person, other])
    await bench.released([{ tube, call: 'reactive' }])
    const worker = city.actor('grid-worker', '410105001')
    const input = { round: round.round, tube, person, excuse: '已住院', at: bench.at(20) }
    await expect(city.run(excuseMember, bench.reviewer, input)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      city.run(excuseMember, city.actor('grid-worker', '410102'), input),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    const id = randomUUID()
    expect(await city.run(excuseMember, worker, input, city.start, id)).toEqual({ tube, open: 1 })
    expect(await city.run(excuseMember, worker, input, city.start, id)).toEqual({ tube, open: 1 })
    await expect(city.run(excuseMember, worker, input)).rejects.toMatchObject({
      code: 'recall.already-answered',
    })
    await expect(
      city.run(excuseMember, worker, { ...input, person: some(1)[0] ?? '' }),
    ).rejects.toMatchObject({ code: 'recall.unknown' })
    await bench.released([{ tube: await single(other), call: 'negative' }], 'first-kit', 30)
    expect((await outcomes(tube)).toSorted()).toEqual(['excused', 'negative'])
  })
})
