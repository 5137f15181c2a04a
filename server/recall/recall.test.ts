import { isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aBench, type Bench } from '../laboratory/a-bench.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { openRecalls } from './open-recall.ts'
import { recallBoard } from './recall-board.ts'
import { resampleList } from './resample-list.ts'

let city: TestCity
let round: TestRound
let bench: Bench
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 40 })
  bench = await aBench(city, round)
})
const p = (n: number) => round.people[n] ?? ''
const worker = () => city.actor('grid-worker', '410105001')
const board = () => city.ask(recallBoard, worker(), { round: round.round })

describe('opening a recall', () => {
  test('makes one task for each swab in the tube, and again none', async () => {
    const tube = round.tube(1, 0)
    await bench.receive([
      { tube: round.tube(1, 1), people: [p(2)] },
      { tube, people: [p(0), p(1)], again: [p(2)] },
      { tube: round.tube(1, 2), people: [p(3)] },
    ])
    await city.sql`insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at, settled_at, settled_by, verdict)
      values (${round.round}, ${tube.slice(0, 13)}, ${p(2)}, 'second-seal', ${city.start}, ${city.start}, ${city.start}, 'x', 'member'),
        (${round.round}, ${tube.slice(0, 13)}, ${p(9)}, 'late-sample', ${city.start}, ${city.start}, ${city.start}, 'x', 'not-member')`
    const open = (reason: 'lost' | 'reactive') =>
      city.sql.begin((tx) =>
        openRecalls(tx, Number(round.round), [tube.slice(0, 13)], reason, bench.moment(0)),
      )
    expect(await open('lost')).toEqual({ tubes: 1, members: 3 })
    expect(await open('lost')).toEqual({ tubes: 0, members: 0 })
    expect((await bench.tasks(tube)).map(({ personId, sitting }) => [personId, sitting])).toEqual([
      [p(0), 1],
      [p(1), 1],
      [p(2), 1],
    ])
    await conserves(city)
  })

  test('of nothing, or of a tube with nobody in it, opens nothing', async () => {
    const open = (tubes: string[]) =>
      city.sql.begin((tx) => openRecalls(tx, Number(round.round), tubes, 'lost', bench.moment(0)))
    expect(await open([])).toEqual({ tubes: 0, members: 0 })
    expect(await open(['4101999999999'])).toEqual({ tubes: 0, members: 0 })
  })
})

describe('the board of recalls', () => {
  test('shows to whom it is meant masked members and their clocks, and holds nobody for a lost tube', async () => {
    await expect(
      city.ask(recallBoard, city.actor('courier'), { round: round.round }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    const { recalls } = await board()
    expect(recalls).toMatchObject([
      {
        reason: 'lost',
        site: '1号采样点',
        members: 3,
        done: 0,
        closedAt: null,
        openedAt: bench.at(0),
        dueAt: bench.at(120),
      },
    ])
    expect(recalls[0]?.tasks[0]).toEqual({
      person: p(0),
      nameMasked: '张*',
      address: '1号院1号楼1单元1',
      held: false,
      sitting: 1,
      resampledAt: null,
      outcome: null,
      outcomeAt: null,
      answeredByTube: null,
    })
    expect(
      (await city.ask(recallBoard, city.actor('grid-worker', '410102'), { round: round.round }))
        .recalls,
    ).toEqual([])
  })

  test('holds the members of a reactive tube until each has an answer, and closes then', async () => {
    const tube = round.tube(1, 3)
    await bench.receive([{ tube, people: [p(10), p(11)] }])
    await bench.released([{ tube, call: 'reactive' }])
    const seen = async () => (await board()).recalls.find((recall) => recall.tube === tube)
    expect((await seen())?.tasks.map(({ held }) => held)).toEqual([true, true])
    const own = [10, 11].map((n) => ({
      tube: round.tube(1, n, 1, 1),
      people: [p(n)],
      poolSize: 1,
      sitting: 1,
    }))
    await bench.receive(own)
    await bench.released(
      [
        { tube: own[0]?.tube ?? '', call: 'negative' },
        { tube: own[1]?.tube ?? '', call: 'reactive' },
      ],
      'first-kit',
      20,
    )
    expect(await seen()).toMatchObject({ done: 1, closedAt: null })
    await bench.released([{ tube: own[1]?.tube ?? '', call: 'reactive' }], 'second-kit', 40)
    expect(await seen()).toMatchObject({
      done: 2,
      closedAt: bench.at(50),
      tasks: [
        { outcome: 'negative', held: false },
        {
          outcome: 'confirmed',
          answeredByTube: own[1]?.tube,
          resampledAt: isoOf(city.start + 3_660_000),
        },
      ],
    })
    expect(
      (await city.ask(recallBoard, worker(), { round: round.round, state: 'closed' })).recalls.map(
        (recall) => recall.tube,
      ),
    ).toEqual([tube])
    expect(
      (await city.ask(recallBoard, worker(), { round: round.round, state: 'open', limit: 1 }))
        .recalls,
    ).toHaveLength(1)
  })
})

describe('the list of whom to sample', () => {
  test('names each person once, until a swab is on its way, and again when that is lost', async () => {
    const list = async () =>
      (
        await city.ask(resampleList, worker(), { round: round.round, area: '410105001' })
      ).tasks.filter(({ person }) => person === p(20))
    const tubes = [round.tube(1, 4), round.tube(1, 5)]
    await bench.receive([
      { tube: tubes[0] ?? '', people: [p(20)] },
      { tube: tubes[1] ?? '', people: [p(21)], again: [p(20)] },
    ])
    await bench.released(tubes.map((tube) => ({ tube, call: 'reactive' as const })))
    expect(await list()).toMatchObject([
      { nameMasked: '张**', sitting: 1, area: '410105001', dueAt: bench.at(130) },
    ])
    const own = round.tube(1, 20, 1, 1)
    await bench.receive([{ tube: own, people: [p(20)], poolSize: 1, sitting: 1 }])
    expect(await list()).toEqual([])
    await bench.released([{ tube: own, call: 'invalid' }])
    expect(await list()).toEqual([])
    await bench.released([{ tube: own, call: 'invalid' }], 'first-kit', 20)
    expect(await list()).toMatchObject([{ tube: own, sitting: 2 }])
    const second = round.tube(1, 20, 1, 2)
    await bench.receive([{ tube: second, people: [p(20)], poolSize: 1, sitting: 2 }])
    await bench.released([{ tube: second, call: 'negative' }], 'first-kit', 30)
    expect(await list()).toEqual([])
    const left =
      await city.sql`select from recall_tasks where person_id = ${p(20)} and outcome is distinct from 'negative'`
    expect(left).toHaveLength(0)
    await conserves(city)
  })
})
