import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { findPerson } from '../city/find-person.ts'
import { registerPerson } from '../city/register-person.ts'
import { demoClock } from '../clock.ts'
import type { Context } from '../http/context.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { aPerson } from './an-invented-city.ts'
import { feed, smallFacts } from './feed.ts'
import { markRoll } from './mark-roll.ts'
import { printLabels } from './print-labels.ts'
import { readBoard } from './read-board.ts'
import { boardTopic, feedTopic } from './topics.ts'

let city: TestCity
let it: TestRound
let context: Context
beforeAll(async () => {
  city = await aCity()
  context = {
    city: city.city,
    clock: demoClock(city.start),
    demo: null,
    findActor: async () => null,
  }
})

test('the live board is nothing before there is a round, and then that of the newest', async () => {
  const topic = boardTopic()
  expect(topic).toMatchObject({ name: 'board', everyMs: 1_000 })
  expect(await topic.read(context)).toBeNull()
  it = await aRound(city, { people: 40 })
  expect(await topic.read(context)).toEqual(await readBoard(city.sql, Number(it.round), city.start))
})

test('the live board is up to date at every beat, and looks at each person anew at every tenth', async () => {
  const topic = boardTopic()
  await topic.read(context)
  const tube = it.tube(1, 0).slice(0, -1)
  await city.sql`insert into tubes (id, opened_at, round_id, site_id, device_id, pool_size, sitting, member_count, state)
    values (${tube}, ${city.start}, ${it.round}, 1, 101, 10, 0, 1, 'open')`
  await city.sql`insert into samples (person_id, tube_id, sampled_at, round_id, sitting) values (410100009999999, ${tube}, ${city.start}, ${it.round}, 0)`
  expect(await topic.read(context)).toMatchObject({ people: { sampled: 1 }, outsideRoll: 0 })
  // The look itself runs beside the beats, so it may be a beat or two behind.
  let outside = 0
  for (let beat = 0; beat < 200 && outside === 0; beat += 1)
    outside = ((await topic.read(context)) as { outsideRoll: number }).outsideRoll
  expect(outside).toBe(1)
})

test('the feed tells what happened last, newest first, and nothing about a person', async () => {
  const building = '1'
  const person = { ...aPerson(7_000, '1'), documents: aPerson(7_000, '1').documents }
  await city.run(registerPerson, city.actor('registrar'), person)
  const number = person.documents[0]?.number ?? ''
  await city.run(findPerson, city.actor('sampler'), {
    kind: 'resident-id',
    country: 'CHN',
    number,
    purpose: 'sampling',
  })
  const stranger = '410100000888888'
  await city.run(markRoll, city.actor('grid-worker', '410105001'), {
    round: it.round,
    building,
    marks: [
      { person: stranger, kind: 'absent', fact: '敲门无人', at: '2022-01-14T08:00:00+08:00' },
    ],
  })
  for (let n = 0; n < 31; n += 1)
    await city.run(
      printLabels,
      city.actor('city-commander'),
      { kind: 'box', quantity: n + 1 },
      city.start,
      randomUUID(),
    )
  const { happenings } = await city.ask(feed, city.actor('inspector'), {})
  expect(happenings).toHaveLength(30)
  expect(happenings[0]).toMatchObject({
    name: 'label.print',
    role: 'city-commander',
    area: '4101',
    areaName: '郑州市',
    at: '2022-01-14T00:00:00.000Z',
  })
  expect(await feedTopic.read(context)).toEqual({ happenings })
  await city.sql`delete from commands where name = 'label.print'`
  const told = JSON.stringify(await feedTopic.read(context))
  expect(told).toContain(
    '"name":"roll.mark","role":"grid-worker","area":"410105001001","areaName":"省委社区"',
  )
  for (const secret of [stranger, person.id, person.name, number, 'person.find', 'person.register'])
    expect(told).not.toContain(secret)
  await expect(city.ask(feed, city.actor('resident'), {})).rejects.toMatchObject({
    code: 'access.role-may-not',
  })
})

test('small facts are numbers, yes and no, and codes of things', () => {
  expect(
    smallFacts({
      due: 84,
      repeated: false,
      box: 'B41010000001X',
      person: '410100000000001',
      notDue: ['410100000000001'],
      nameMasked: '张*',
      result: { a: 1 },
      none: null,
    }),
  ).toEqual({ due: 84, repeated: false, box: 'B41010000001X' })
  expect(smallFacts(null)).toEqual({})
})
