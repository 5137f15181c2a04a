import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { answerTasks } from '../recall/answer-tasks.ts'
import { openRecalls } from '../recall/open-recall.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aBench, type Bench } from './a-bench.ts'
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

describe("a person's own reactive tube", () => {
  async function preliminary() {
    const [person = '', other = ''] = some(2)
    const tube = await pool([person, other])
    await bench.released([{ tube, call: 'reactive' }])
    const own = await single(person)
    expect(await bench.released([{ tube: own, call: 'reactive' }], 'first-kit', 20)).toMatchObject({
      findings: 1,
      recalls: [],
    })
    return { person, tube, own }
  }

  test('is preliminary, and another kit confirms it and opens the case', async () => {
    const { person, tube, own } = await preliminary()
    expect((await outcomes(tube)).toSorted()).toEqual([null, 'preliminary-positive'].toSorted())
    expect(await bench.findings(own)).toMatchObject([
      { personId: person, state: 'preliminary', firstKit: 'kit-a', secondKit: null },
    ])
    await expect(bench.plateCalled([{ tube: own, call: 'reactive' }])).rejects.toMatchObject({
      code: 'plate.tubes-refused',
      items: [{ code: 'tube.needs-another-kit' }],
    })
    const { waiting } = await city.ask(waitingTubes, bench.technician, {
      laboratory: '1',
      round: round.round,
    })
    expect(waiting[0]).toMatchObject({ tube: own, secondKit: true, firstKit: 'kit-a' })

    expect(await bench.released([{ tube: own, call: 'reactive' }], 'second-kit', 40)).toMatchObject(
      { released: 0, confirmed: 1, notConfirmed: 0 },
    )
    expect(await bench.findings(own)).toMatchObject([{ state: 'confirmed', secondKit: 'kit-b' }])
    expect((await bench.tasks(tube)).find(({ personId }) => personId === person)).toMatchObject({
      outcome: 'confirmed',
      answeredByTube: own.slice(0, 13),
    })
    expect(await city.sql`select id from cases where person_id = ${person}`).toEqual([
      { id: `case-${round.round}-${own.slice(0, 13)}-${person}` },
    ])
    expect((await bench.tubeRow(own))?.result).toBe('reactive')
    expect(
      await city.sql`select from tube_results where tube_id = ${own.slice(0, 13)}`,
    ).toHaveLength(1)
    await expect(
      bench.plateCalled([{ tube: own, call: 'reactive' }], 'second-kit'),
    ).rejects.toMatchObject({ items: [{ code: 'tube.already-resulted' }] })
  })

  test('is not confirmed when another kit is negative, and no case opens', async () => {
    const { person, tube, own } = await preliminary()
    expect(await bench.released([{ tube: own, call: 'negative' }], 'second-kit', 40)).toMatchObject(
      { confirmed: 0, notConfirmed: 1 },
    )
    expect((await bench.tasks(tube)).find(({ personId }) => personId === person)?.outcome).toBe(
      'not-confirmed',
    )
    expect(await city.sql`select from cases where person_id = ${person}`).toHaveLength(0)
  })

  test('waits on when the second kit says neither', async () => {
    const { own } = await preliminary()
    for (const call of ['repeat', 'invalid'] as const)
      expect(await bench.released([{ tube: own, call }], 'second-kit', 40)).toMatchObject({
        toRepeat: [own],
        invalid: 0,
      })
    expect(await bench.findings(own)).toMatchObject([{ state: 'preliminary' }])
    expect(await bench.released([{ tube: own, call: 'reactive' }], 'second-kit', 60)).toMatchObject(
      { confirmed: 1 },
    )
  })

  test('answers every pool that the person was in, whichever came first', async () => {
    const [person = ''] = some(1)
    const first = await pool([person, ...some(1)])
    const second = await pool(some(1), [person])
    const late = await pool(some(1), [person])
    await bench.released([
      { tube: first, call: 'reactive' },
      { tube: second, call: 'reactive' },
    ])
    const own = await single(person)
    await bench.released([{ tube: own, call: 'reactive' }], 'first-kit', 20)
    await bench.released([{ tube: late, call: 'reactive' }], 'first-kit', 30)
    const mine = async () =>
      Promise.all(
        [first, second, late].map(
          async (tube) =>
            (await bench.tasks(tube)).find(({ personId }) => personId === person)?.outcome,
        ),
      )
    expect(await mine()).toEqual([
      'preliminary-positive',
      'preliminary-positive',
      'preliminary-positive',
    ])
    await bench.released([{ tube: own, call: 'reactive' }], 'second-kit', 40)
    expect(await mine()).toEqual(['confirmed', 'confirmed', 'confirmed'])
    expect(await bench.answerAgain([person])).toBe(0)
  })

  test('released while another tube of the person is being recalled leaves no task without its answer', async () => {
    const [person = ''] = some(1)
    const first = await pool([person])
    const second = await pool(some(1), [person])
    await bench.released([{ tube: first, call: 'reactive' }])
    const own = await bench.imported(
      [{ tube: await single(person), call: 'negative' }],
      'first-kit',
      20,
    )
    let releasing: Promise<unknown> = Promise.resolve()
    await city.sql.begin(async (tx) => {
      await openRecalls(tx, Number(round.round), [second.slice(0, 13)], 'lost', bench.moment(25))
      await answerTasks(tx, Number(round.round), [person], bench.moment(25))
      // Neither sees what the other has not committed: the release must wait for us before it looks for tasks.
      releasing = bench.release(own, 30)
      await new Promise((resolve) => setTimeout(resolve, 150))
    })
    await releasing
    expect((await bench.tasks(second)).find(({ personId }) => personId === person)?.outcome).toBe(
      'negative',
    )
  })
})

describe('an earlier sample', () => {
  test('of a person answers no task of a tube of the same sitting', async () => {
    const [person = ''] = some(1)
    const own = await single(person, 0)
    await bench.released([{ tube: own, call: 'negative' }])
    const tube = await pool(some(1), [person])
    await bench.released([{ tube, call: 'reactive' }], 'first-kit', 20)
    expect(await outcomes(tube)).toEqual([null, null])
  })
})
