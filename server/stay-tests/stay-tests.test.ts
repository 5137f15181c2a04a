import { randomUUID } from 'node:crypto'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { cityDateOf, cityInstant, hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { expectConserved } from '../custody/a-way.ts'
import { acceptBox } from '../custody/accept-box.ts'
import { offerBox } from '../custody/offer-box.ts'
import { receiveBox } from '../custody/receive-box.ts'
import { sealBox } from '../custody/seal-box.ts'
import { joinDevice } from '../field/join-device.ts'
import { aBench, type Bench } from '../laboratory/a-bench.ts'
import { recallBoard } from '../recall/recall-board.ts'
import { upload } from '../sampling/upload.ts'
import { aStayDesk, type StayDesk } from '../stays/a-stay-desk.ts'
import { checkOut } from '../stays/check-out.ts'
import { addTest, excuseTest } from './add-test.ts'
import { addToTestRound } from './add-to-test-round.ts'
import { keepTestRounds } from './keep-test-rounds.ts'
import { noteTaken } from './note-taken.ts'
import { openTestRound } from './open-test-round.ts'
import { siteTests } from './site-tests.ts'

// By the pack of the city (8th edition) a contact is due on day 1, 4, 7, 14, and day 1 is the day of the exposure: three days ago means today.
let desk: StayDesk
let bench: Bench
let round: string
let sampling: string
let device: string
let seq = 0
const stays: string[] = []
const p = (n: number) => desk.people[n] ?? ''
const sampler = () => desk.city.actor('sampler', '410105001', 'isolation-site:7')
const courier = () => ({ ...desk.city.actor('courier', '4101', 'couriers'), id: 'courier-1' })
const commander = () => desk.city.actor('city-commander')
const at = (minutes: number) => isoOf(desk.now + minutes * minuteMs)
const listed = (when = desk.now) =>
  desk.city.ask(siteTests, desk.worker, { site: desk.site }, 'isolation', when)
const tubesAt = async (site: string, sitting: number) => {
  const [range] = await desk.city.sql<{ firstId: string }[]>`
    select first_id from tube_ranges where site_id = ${site} and sitting = ${sitting} order by first_id limit 1`
  return (n: number) => labelCode('tube', Number(range?.firstId) + n)
}
const swab = (tube: string, person: string, minutes: number) =>
  desk.city.run(
    upload,
    sampler(),
    {
      round,
      device,
      sentAt: at(minutes + 2),
      events: [
        {
          kind: 'seal' as const,
          id: randomUUID(),
          seq: ++seq,
          at: at(minutes),
          tube,
          openedAt: at(minutes - 1),
          count: 1,
          members: [{ person, at: at(minutes - 1) }],
        },
      ],
    },
    desk.now + (minutes + 2) * minuteMs,
  )
let boxes = 0
const sealedBy = (unit: string, tube: string) =>
  desk.city.run(sealBox, desk.city.actor('sampler', '410105001', unit), {
    round,
    site: sampling,
    box: labelCode('box', 41_010_000_900),
    tubes: [tube],
    at: at(70),
  })
const toLaboratory = async (tubes: string[], minutes: number) => {
  const box = labelCode('box', 41_010_000_100 + ++boxes)
  const when = desk.now + minutes * minuteMs
  const count = tubes.length
  await desk.city.run(
    sealBox,
    sampler(),
    { round, site: sampling, box, tubes, at: at(minutes) },
    when,
  )
  await desk.city.run(
    offerBox,
    sampler(),
    { box, to: 'courier:courier-1', count, at: at(minutes) },
    when,
  )
  await desk.city.run(acceptBox, courier(), { box, count, at: at(minutes) }, when)
  await desk.city.run(
    offerBox,
    courier(),
    { box, to: 'laboratory:1', count, at: at(minutes) },
    when,
  )
  await desk.city.run(
    receiveBox,
    bench.technician,
    { box, laboratory: '1', tubes, at: at(minutes) },
    when,
  )
}

const held = async (person: string) => {
  const evidence = [await desk.contact(person, { at: desk.now - 48 * hourMs })]
  await desk.signAll(await desk.draft(person, { evidence }), ['wu', 'li'])
}

beforeAll(async () => {
  desk = await aStayDesk()
  await desk.city.sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
    values ('courier-1', 'courier-1', '转运员', 'courier', '4101', 'couriers', ${desk.now})`
  for (const [n, room] of ['201', '202', '203'].entries()) {
    await held(p(n))
    stays.push(await desk.arrive(p(n), room))
  }
})

describe('the round of a day', () => {
  test('is opened by who may, on its day or the evening before', async () => {
    await expect(
      desk.city.run(openTestRound, desk.city.actor('courier'), {}),
    ).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      desk.city.run(openTestRound, commander(), { day: '2022-01-10' }),
    ).rejects.toMatchObject({ code: 'stay.round-over' })
  })

  test('has the tests that the rules ask for, a sampling site for each place, and single tubes', async () => {
    const opened = await desk.city.run(openTestRound, commander(), {})
    expect(opened).toMatchObject({ round: '2022614', opened: true, sites: 1, due: 3 })
    const list = await listed()
    expect(list).toMatchObject({ round: '2022614', counts: { due: 3, taken: 0, missing: 3 } })
    expect(list.tests.map(({ roomCode, state, binds }) => [roomCode, state, binds])).toEqual([
      ['201', 'due', true],
      ['202', 'due', true],
      ['203', 'due', true],
    ])
    round = list.round ?? ''
    sampling = list.samplingSite ?? ''
    const ranges = await desk.city.sql<{ poolSize: number }[]>`
      select pool_size from tube_ranges where round_id = ${round}`
    expect(new Set(ranges.map(({ poolSize }) => poolSize))).toEqual(new Set([1]))
    await expectConserved(desk.city)
  })

  test('opened again adds who came since and nobody twice, and no more tubes than are wanted', async () => {
    const again = await desk.city.run(openTestRound, commander(), {})
    expect(again).toMatchObject({ opened: false, due: 3, tubes: 0 })
    await held(p(3))
    stays.push(await desk.arrive(p(3), '204'))
    await keepTestRounds(desk.city.city, desk.now)
    expect((await listed()).counts.due).toBe(4)
    await expectConserved(desk.city)
  })

  test('calls nobody: it is no row of the roll of a notice, which misses, lifts or shows', async () => {
    expect(await desk.city.sql`select from roll where round_id = ${round}`).toHaveLength(0)
    expect(
      await desk.city.sql`select from loop_person_not_sampled where round_id = ${round}`,
    ).toHaveLength(0)
  })
})

describe('a test', () => {
  test('goes the way of any sample: device, box, courier, laboratory, result of the person', async () => {
    bench = await aBench(desk.city, {
      round,
      people: desk.people,
      tube: () => '',
      box: () => '',
      plate: (n) => labelCode('plate', 41_010_000_100 + n),
      device: () => device,
    })
    const joined = await desk.city.run(joinDevice, sampler(), { round, site: sampling })
    device = joined.device
    const tube = await tubesAt(sampling, 0)
    await swab(tube(0), p(0), 60)
    await swab(tube(1), p(1), 61)
    expect((await listed()).counts).toMatchObject({ due: 4, taken: 2, missing: 2 })
    // A sampler of another isolation site, or of a community, seals nothing here.
    for (const unit of ['isolation-site:8', 'community:410105001001'])
      await expect(sealedBy(unit, tube(0))).rejects.toMatchObject({
        code: 'access.unit-is-not-yours',
      })
    await toLaboratory([tube(0), tube(1)], 100)
    await bench.released([
      { tube: tube(0), call: 'negative' },
      { tube: tube(1), call: 'reactive' },
    ])
    const states = (await listed(bench.moment(20))).tests.map(({ roomCode, state }) => [
      roomCode,
      state,
    ])
    expect(states).toEqual([
      ['201', 'negative'],
      ['202', 'reactive'],
      ['203', 'due'],
      ['204', 'due'],
    ])
    await expectConserved(desk.city)
  })

  test('that is reactive by one kit is nobody positive yet, and is found by the second', async () => {
    const tube = await tubesAt(sampling, 0)
    const found = async () => (await bench.findings(tube(1))).map(({ state }) => state)
    expect(await found()).toEqual(['preliminary'])
    await bench.released([{ tube: tube(1), call: 'reactive' }], 'second-kit', 40)
    expect(await found()).toEqual(['confirmed'])
    const cases = await desk.city.sql`select from cases where person_id = ${p(1)}`
    expect(cases).toHaveLength(1)
    await expectConserved(desk.city)
  })

  test('that is invalid is recalled like any other, with tubes for the second swab', async () => {
    const tube = await tubesAt(sampling, 0)
    await swab(tube(2), p(2), 400)
    await toLaboratory([tube(2)], 410)
    // Once is repeated, twice is a result.
    await bench.released([{ tube: tube(2), call: 'invalid' }], 'first-kit', 180)
    await bench.released([{ tube: tube(2), call: 'invalid' }], 'first-kit', 200)
    const { recalls } = await desk.city.ask(
      recallBoard,
      desk.city.actor('grid-worker', '410105001'),
      { round },
      'recall',
      bench.moment(220),
    )
    expect(recalls).toMatchObject([{ reason: 'invalid', members: 1, done: 0 }])
    const second = await tubesAt(sampling, 1)
    await swab(second(0), p(2), 460)
    await toLaboratory([second(0)], 470)
    await bench.released([{ tube: second(0), call: 'negative' }], 'first-kit', 260)
    const open = await desk.city
      .sql`select from recall_tasks where round_id = ${round} and outcome is null`
    expect(open).toHaveLength(0)
    await expectConserved(desk.city)
  })

  test('that nobody took is a loop of the site until the end of its day', async () => {
    const loops = async () => [
      ...(await desk.city.sql<
        { subject: string; owner: string; dueAt: number; closedAt: number | null }[]
      >`
        select subject, owner, due_at, closed_at from loop_test_not_taken order by subject`),
    ]
    await noteTaken(desk.city.sql, desk.now + 12 * hourMs)
    const midnight = cityInstant(cityDateOf(desk.now), '00:00') + 24 * hourMs
    expect((await loops()).map(({ closedAt }) => closedAt === null)).toEqual([
      false,
      false,
      false,
      true,
    ])
    expect((await loops())[3]).toMatchObject({ owner: 'isolation-site:7', dueAt: midnight })
    expect(await noteTaken(desk.city.sql, desk.now + 12 * hourMs)).toBe(0)
  })

  test('is excused with a reason, which a swab that was taken needs not; who leaves owes none', async () => {
    const excuse = (stay: string) =>
      desk.city.run(
        excuseTest,
        desk.worker,
        { stay, round, why: 'refused' },
        desk.now + 12 * hourMs,
      )
    await expect(excuse(stays[0] ?? '')).rejects.toMatchObject({ code: 'stay.test-taken' })
    await expect(excuse(randomUUID())).rejects.toMatchObject({ code: 'stay.unknown' })
    await held(p(4))
    const late = await desk.arrive(p(4), '205')
    await keepTestRounds(desk.city.city, desk.now)
    const owed = () => desk.city.sql`select from loop_test_not_taken where closed_at is null`
    // One who came in and one who was never swabbed.
    expect(await owed()).toHaveLength(2)
    await excuse(stays[3] ?? '')
    await desk.city.run(
      checkOut,
      desk.worker,
      { stay: late, how: 'to-hospital' },
      desk.now + hourMs,
    )
    expect(await owed()).toHaveLength(0)
    const counts = (await listed(desk.now + 13 * hourMs)).counts
    expect(counts.excused).toBe(1)
  })

  test('besides the schedule binds nobody; at home it has a sampling site of its community', async () => {
    await held(p(6))
    const stay = await desk.arrive(p(6), '206', { cohort: 'contact' })
    await desk.city.run(addTest, desk.worker, { stay, why: '咳嗽' })
    const home = {
      person: p(7),
      area: '410105001001',
      stay: null,
      from: desk.now,
      until: desk.now + hourMs,
      binds: true,
    }
    const request = { id: randomUUID(), now: desk.now, city: '4101', actor: { id: 'grid' } }
    const add = () => desk.city.sql.begin((tx) => addToTestRound(tx, [home], request))
    expect(await add()).toEqual({ round: Number(round), added: 1 })
    const loops = await desk.city.sql<{ owner: string }[]>`
      select owner from loop_test_not_taken where subject like ${`%:${p(7)}`}`
    expect([...loops]).toEqual([{ owner: 'community:410105001001' }])
    const [binds] = await desk.city.sql`select binds from stay_tests where person_id = ${p(6)}`
    expect(binds?.['binds']).toBe(false)
    await expectConserved(desk.city)
  })

  test('of the next day stands in the next round, and rounds of the days before close', async () => {
    await keepTestRounds(desk.city.city, desk.now + 72 * hourMs)
    const rounds = await desk.city.sql<{ id: number; closedAt: number | null }[]>`
      select id, closed_at from rounds where kind = 'isolation' order by id`
    expect(rounds.map(({ id, closedAt }) => [id, closedAt !== null])).toEqual([
      [2022614, true],
      [2022617, false],
    ])
    const due = await desk.city.sql`select from stay_tests where round_id = 2022617`
    expect(due.length).toBeGreaterThan(2)
    await expectConserved(desk.city)
  })
})
