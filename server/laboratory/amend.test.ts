import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aBench, type Bench } from './a-bench.ts'
import { amendResult } from './amend-result.ts'

type Call = 'negative' | 'reactive' | 'invalid'
let city: TestCity
let round: TestRound
let bench: Bench
let next = 0
let people = 0
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 200 })
  bench = await aBench(city, round)
})
afterEach(() => conserves(city))

const some = (count: number) => Array.from({ length: count }, () => round.people[people++] ?? '')
async function tubeOf(members: string[], poolSize: 1 | 10, sitting = 0): Promise<string> {
  const tube = round.tube(1, next++, poolSize, sitting)
  await bench.receive([{ tube, people: members, poolSize, sitting }])
  return tube
}
const other = () => ({ ...bench.reviewer, id: 'another-reviewer' })
const amend = (tube: string, call: Call, by = other()) =>
  city.run(amendResult, by, {
    round: round.round,
    tube,
    call,
    reason: '读数录反',
    at: bench.at(60),
  })
const outcomes = async (tube: string) => (await bench.tasks(tube)).map(({ outcome }) => outcome)

describe('amending a result', () => {
  test('is for a reviewer of the laboratory who did not release it, of a result that exists and differs', async () => {
    const tube = await tubeOf(some(2), 10)
    await expect(amend(tube, 'reactive')).rejects.toMatchObject({ code: 'result.none' })
    await bench.released([{ tube, call: 'negative' }])
    await expect(amend(tube, 'reactive', bench.technician)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      amend(tube, 'reactive', { ...other(), unit: 'laboratory:2' }),
    ).rejects.toMatchObject({ code: 'access.unit-is-not-yours' })
    await expect(amend(tube, 'reactive', bench.reviewer)).rejects.toMatchObject({
      code: 'plate.second-person-needed',
    })
    await expect(amend(tube, 'negative')).rejects.toMatchObject({ code: 'result.unchanged' })
    expect((await bench.tubeRow(tube))?.result).toBe('negative')
  })

  test('keeps the old version and says why', async () => {
    const tube = await tubeOf(some(2), 10)
    await bench.released([{ tube, call: 'negative' }])
    expect(await amend(tube, 'reactive')).toEqual({ tube, version: 2 })
    await expect(amend(tube, 'negative')).rejects.toMatchObject({
      code: 'plate.second-person-needed',
    })
    expect(
      await city.sql`select version, call, released_by, reason from tube_results where tube_id = ${tube.slice(0, 13)} order by version`,
    ).toEqual([
      { version: 1, call: 'negative', releasedBy: bench.reviewer.id, reason: null },
      { version: 2, call: 'reactive', releasedBy: 'another-reviewer', reason: '读数录反' },
    ])
  })

  test('at once by eight people makes one new version', async () => {
    const tube = await tubeOf(some(2), 10)
    await bench.released([{ tube, call: 'negative' }])
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        amend(tube, 'reactive', { ...other(), id: `reviewer-${n}` }),
      ),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const answer of answers)
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: 'result.unchanged' })
  })

  test('of a pool to reactive recalls it, back to negative excuses whom nobody answered for, and again recalls them', async () => {
    const members = some(2)
    const tube = await tubeOf(members, 10)
    await bench.released([{ tube, call: 'negative' }])
    await amend(tube, 'reactive')
    expect(await outcomes(tube)).toEqual([null, null])
    await bench.released(
      [{ tube: await tubeOf(members.slice(0, 1), 1, 1), call: 'negative' }],
      'first-kit',
      70,
    )
    await amend(tube, 'negative', bench.reviewer)
    expect((await outcomes(tube)).toSorted()).toEqual(['excused', 'negative'])
    await amend(tube, 'reactive')
    expect((await outcomes(tube)).toSorted()).toEqual(['negative', null])
    const [recall] = await city.sql`select reason from recalls where tube_id = ${tube.slice(0, 13)}`
    expect(recall).toEqual({ reason: 'reactive' })
  })

  test('of an invalid pool to reactive holds its people by the same recall', async () => {
    const tube = await tubeOf(some(2), 10)
    await bench.released([{ tube, call: 'invalid' }])
    await bench.released([{ tube, call: 'invalid' }])
    await amend(tube, 'reactive')
    expect(
      await city.sql`select reason, member_count from recalls where tube_id = ${tube.slice(0, 13)}`,
    ).toEqual([{ reason: 'reactive', memberCount: 2 }])
  })

  test("of a person's own tube takes its answers with it", async () => {
    const [person = ''] = some(1)
    const tube = await tubeOf([person], 10)
    await bench.released([{ tube, call: 'reactive' }])
    const own = await tubeOf([person], 1, 1)
    await bench.released([{ tube: own, call: 'negative' }], 'first-kit', 20)
    expect(await outcomes(tube)).toEqual(['negative'])
    await amend(own, 'reactive')
    expect(await outcomes(tube)).toEqual(['preliminary-positive'])
    expect(await bench.findings(own)).toMatchObject([{ state: 'preliminary', firstKit: 'kit-a' }])
    await amend(own, 'negative', bench.reviewer)
    expect(await outcomes(tube)).toEqual(['negative'])
    expect(await bench.findings(own)).toMatchObject([{ state: 'withdrawn' }])
    await amend(own, 'invalid')
    expect(await outcomes(tube)).toEqual([null])
    expect(await bench.tasks(own)).toMatchObject([{ sitting: 2, outcome: null }])
    await amend(own, 'reactive', bench.reviewer)
    expect(await outcomes(own)).toEqual(['excused'])
    expect(await bench.findings(own)).toMatchObject([{ state: 'preliminary' }])
  })

  test('is refused while the tube is with the second kit, and once that has spoken', async () => {
    const [person = ''] = some(1)
    const own = await tubeOf([person], 1)
    await bench.released([{ tube: own, call: 'reactive' }])
    const plate = await bench.imported([{ tube: own, call: 'reactive' }], 'second-kit', 20)
    await expect(amend(own, 'negative')).rejects.toMatchObject({ code: 'result.on-a-plate' })
    await bench.release(plate, 40)
    await expect(amend(own, 'negative')).rejects.toMatchObject({ code: 'result.finding-decided' })
  })
})
