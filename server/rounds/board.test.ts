import type { Board } from '@bihuan/contract/rounds.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import type { Static } from 'typebox'
import { beforeEach, describe, expect, test } from 'vitest'
import { openLoops } from '../loops/open-loops.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { board } from './board.ts'
import { readPerPerson } from './board-roll.ts'
import { coverage } from './coverage.ts'
import { markRoll } from './mark-roll.ts'
import { readBoard } from './read-board.ts'

let city: TestCity
let it: TestRound
beforeEach(async () => {
  city = await aCity()
  it = await aRound(city, { people: 60 })
})

const round = 2022018
const lotBase = 4_101_000_000_000
const commander = () => city.actor('city-commander')
const at = (minutes: number) => city.start + minutes * minuteMs
const show = (now = at(120)): Promise<Static<typeof Board>> => readBoard(city.sql, round, now)

type TubeFacts = {
  n: number
  people: number[]
  site?: number
  sealed?: number | null
  box?: number
  resulted?: number
  result?: string
  state?: string
  account: string
}

/** Writes a tube with members and its moves in the ledger, so that the laws hold. Site 1 has pooled codes from 20,000. */
async function aTube({
  n,
  people,
  site = 1,
  sealed = 70,
  box,
  resulted,
  result,
  state = 'sealed',
  account,
}: TubeFacts) {
  const { sql } = city
  const id = String(lotBase + 20_000 + n)
  await sql`insert into tubes (id, opened_at, sealed_at, boxed_at, resulted_at, box_id, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)
    values (${id}, ${at(65)}, ${sealed === null ? null : at(sealed)}, ${box === undefined ? null : at(75)}, ${resulted === undefined ? null : at(resulted)},
      ${box === undefined ? null : String(box)}, ${round}, ${site}, ${100 + site}, 10, 0, ${people.length}, ${state}, ${result ?? null})`
  if (state !== 'void') {
    await sql`insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
      select id, ${id}::bigint, ${at(66)}::timestamptz, ${round}::int, 0 from unnest(${people.map((p) => it.people[p] ?? String(410_100_009_000_000 + p))}::bigint[]) id`
  }
  if (result)
    await sql`insert into amendments (tube_id, released_at, round_id, version, call, released_by, second_by, reason) values (${id}, ${at(resulted ?? 0)}, ${round}, 2, ${result}, 'a', 'b', 'no plate here')`
  await sql`insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
    values (gen_random_uuid(), 1, ${round}, ${at(66)}, 'tube', ${`stock:${site}`}, ${account}, 1)`
  return id
}

async function aBox(id: number, { accepted = false, received = false } = {}) {
  await city.sql`insert into boxes (id, round_id, site_id, sealed_at, sealed_by, tube_count, received_at, laboratory_id)
    values (${id}, ${round}, 1, ${at(75)}, 'x', 1, ${received ? at(95) : null}, ${received ? 1 : null})`
  if (accepted || received) {
    await city.sql`insert into box_legs (box_id, leg_no, from_account, to_account, offered_at, offered_by, offered_count, accepted_at, accepted_by, accepted_count)
      values (${id}, 1, 'site:1', 'courier:c', ${at(80)}, 'x', 1, ${at(80)}, 'c', 1)`
  }
}

const ten = (from: number) => Array.from({ length: 10 }, (_, n) => from + n)

describe('the board', () => {
  test('is not for residents, and knows only rounds that there are', async () => {
    await expect(
      city.ask(board, city.actor('resident'), { round: it.round }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(city.ask(board, commander(), { round: '2022999' })).rejects.toMatchObject({
      code: 'round.unknown',
    })
  })

  test('of a fresh round has everybody missing and nothing else', async () => {
    const shown = await show(city.start)
    expect(shown.roll).toEqual({
      due: 60,
      sampled: 0,
      exempt: 0,
      refused: 0,
      absent: 0,
      unreachable: 0,
      missing: 60,
    })
    expect(shown.tubes.opened).toBe(0)
    expect(shown.conserved).toBe(true)
    expect(shown.loops).toEqual({ open: 0, overdue: 0 })
    expect(shown.forecast).toMatchObject({ sampledBy: null, resultedBy: null })
    expect(shown.districts).toMatchObject([{ area: '410105', name: '金水区', due: 60, sampled: 0 }])
  })

  test('shows every tube and every person in exactly one place, as the facts say', async () => {
    await aBox(1)
    await aBox(2, { accepted: true })
    await aBox(3, { received: true })
    await aTube({ n: 0, people: ten(0), account: 'site:1' })
    await aTube({ n: 1, people: ten(10), box: 1, account: 'site:1' })
    await aTube({ n: 2, people: ten(20), box: 2, account: 'courier:c' })
    await aTube({ n: 3, people: ten(30), box: 3, account: 'laboratory:1' })
    await aTube({
      n: 4,
      people: ten(40).slice(0, 5),
      box: 3,
      resulted: 110,
      result: 'negative',
      account: 'done',
    })
    await aTube({ n: 5, people: [45, 46], box: 3, sealed: 71, state: 'lost', account: 'lost' })
    await aTube({
      n: 6,
      people: [900, 901, 902],
      site: 2,
      sealed: null,
      state: 'open',
      account: 'site:2',
    })
    await aTube({ n: 7, people: [], state: 'void', account: 'void' })
    const shown = await show()
    expect(shown.tubes).toEqual({
      opened: 8,
      atSite: 3,
      inTransit: 1,
      inLaboratory: 1,
      resulted: 1,
      lost: 1,
      void: 1,
    })
    expect(shown.people).toEqual({
      sampled: 50,
      atSite: 23,
      inTransit: 10,
      inLaboratory: 10,
      resulted: 5,
      toBeSampledAgain: 2,
    })
    expect(shown.outsideRoll).toBe(3)
    expect(shown.roll).toMatchObject({ due: 60, sampled: 47, missing: 13 })
    expect(shown.conserved).toBe(true)
    expect(shown.laboratories).toMatchObject([
      {
        laboratory: '1',
        waiting: 1,
        onPlates: 0,
        resulted: 1,
        tubesPerHour: 1,
        emptyAt: isoOf(at(180)),
      },
    ])
    expect(shown.arrivals).toEqual([
      { at: isoOf(at(60)), sampled: 47, resulted: 0 },
      { at: isoOf(at(105)), sampled: 0, resulted: 5 },
    ])
    expect(shown.districts).toMatchObject([
      {
        area: '410105',
        due: 60,
        sampled: 50,
        tubesAtSite: 3,
        tubesInTransit: 1,
        tubesInLaboratory: 1,
        tubesResulted: 1,
        peopleResulted: 5,
      },
    ])
    // 45 people were sealed within the last hour and 13 are missing; 1 of the 5 tubes had a result in it.
    expect(shown.forecast.sampledBy).toBe(isoOf(at(120) + Math.ceil((13 / 47) * hourMs)))
    expect(shown.forecast.basisEn).toContain('47 people sampled')
    await city.sql`delete from samples where person_id = ${it.people[0] ?? ''}`
    expect((await show()).conserved).toBe(false)
  })

  test('counts people of a reactive pool as held and to be sampled again, until each has an answer, and never as resulted', async () => {
    await aBox(3, { received: true })
    const tube = await aTube({
      n: 0,
      people: [0, 1, 2],
      box: 3,
      resulted: 100,
      result: 'reactive',
      account: 'done',
    })
    await city.sql`insert into recalls (round_id, tube_id, reason, opened_at, member_count) values (${round}, ${tube}, 'reactive', ${at(100)}, 3)`
    await city.sql`insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at)
      select ${round}::int, ${tube}::bigint, id, 1, ${at(100)}::timestamptz from unnest(${it.people.slice(0, 3)}::bigint[]) id`
    const held = await show()
    expect(held.recalls).toEqual({ open: 1, closed: 0, membersHeld: 3 })
    expect(held.people).toMatchObject({ sampled: 3, resulted: 0, toBeSampledAgain: 3 })
    expect(held.districts[0]).toMatchObject({
      tubesResulted: 1,
      peopleResulted: 0,
      reactivePools: 1,
    })
    await city.sql`update recall_tasks set outcome = 'negative', outcome_at = ${at(110)}, answered_by_tube = 1`
    expect(await show()).toMatchObject({
      recalls: { open: 0, closed: 1, membersHeld: 0 },
      people: { resulted: 3, toBeSampledAgain: 0 },
    })
  })

  test('takes somebody who was sampled twice for one person', async () => {
    await aTube({ n: 0, people: [0, 1], account: 'site:1' })
    const second = await aTube({ n: 1, people: [2], account: 'site:1' })
    await city.sql`update tubes set member_count = 2 where id = ${second}`
    await city.sql`insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at) values (${round}, ${second}, ${it.people[0] ?? ''}, 'duplicate', ${at(69)}, ${at(70)})`
    expect(await show()).toMatchObject({
      people: { sampled: 3 },
      roll: { sampled: 3, missing: 57 },
      conserved: true,
    })
  })

  test('counts somebody once who was sampled twice and recalled with the second tube, and one who was alone in a pool tube', async () => {
    await aBox(3, { received: true })
    const done = { box: 3, resulted: 100, account: 'done' }
    await aTube({ n: 0, people: [0, 1], result: 'negative', ...done })
    const second = await aTube({ n: 1, people: [2], result: 'reactive', ...done })
    await city.sql`update tubes set member_count = 2 where id = ${second}`
    await city.sql`insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at) values (${round}, ${second}, ${it.people[0] ?? ''}, 'duplicate', ${at(69)}, ${at(70)})`
    const alone = await aTube({ n: 2, people: [3], result: 'reactive', ...done })
    for (const [tube, people] of [
      [second, [0, 2]],
      [alone, [3]],
    ] as const) {
      await city.sql`insert into recalls (round_id, tube_id, reason, opened_at, member_count) values (${round}, ${tube}, 'reactive', ${at(100)}, ${people.length})`
      await city.sql`insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at)
        select ${round}::int, ${tube}::bigint, id, 1, ${at(100)}::timestamptz from unnest(${people.map((n) => it.people[n] ?? '')}::bigint[]) id`
    }
    expect(await show()).toMatchObject({
      people: { sampled: 4, resulted: 2, toBeSampledAgain: 2 },
      recalls: { open: 2, membersHeld: 3 },
    })
    await city.sql`update recall_tasks set outcome = 'negative', outcome_at = ${at(110)}, answered_by_tube = 1`
    await city.sql`update recall_tasks set outcome = 'confirmed' where tube_id = ${alone}`
    expect(await show()).toMatchObject({
      people: { sampled: 4, resulted: 4, toBeSampledAgain: 0 },
      recalls: { open: 0, closed: 2, membersHeld: 0 },
    })
  })

  test('keeps the people of the roll conserved, whoever is marked and sampled in whatever order', async () => {
    const step = fc.record({
      person: fc.integer({ min: 0, max: 19 }),
      sampled: fc.boolean(),
      kind: fc.constantFrom(
        'exempt' as const,
        'refused' as const,
        'absent' as const,
        'unreachable' as const,
      ),
      minutes: fc.integer({ min: 0, max: 9 }),
    })
    let n = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        await city.sql`delete from roll_marks`
        await city.sql`delete from samples`
        await city.sql`delete from tubes`
        const sampled = new Set<number>()
        const marked = new Set<number>()
        for (const one of steps) {
          n += 1
          if (one.sampled && !sampled.has(one.person)) {
            sampled.add(one.person)
            await aTube({ n, people: [one.person], account: 'site:1' })
          } else {
            const person = it.people[one.person] ?? ''
            await city.run(markRoll, city.actor('grid-worker'), {
              round: it.round,
              building: '1',
              marks: [{ person, kind: one.kind, fact: '事实', at: isoOf(at(one.minutes)) }],
            })
            if (!sampled.has(one.person)) marked.add(one.person)
          }
        }
        const standing = [...marked].filter((person) => !sampled.has(person)).length
        const { roll } = await show()
        expect(roll.sampled).toBe(sampled.size)
        expect(roll.exempt + roll.refused + roll.absent + roll.unreachable).toBe(standing)
        expect(roll.missing).toBe(60 - sampled.size - standing)
        expect((await city.ask(coverage, commander(), { round: it.round })).total).toEqual(roll)
      }),
      { numRuns: 15 },
    )
  })

  test('with a recent look at each person gives the same board, only sooner', async () => {
    await aTube({ n: 0, people: [0, 1, 900], account: 'site:1' })
    const recent = await readPerPerson(city.sql, round, at(120))
    expect(await readBoard(city.sql, round, at(120), { perPerson: recent })).toEqual(await show())
  })
})

describe('open loops', () => {
  test('are for staff, in their own area', async () => {
    await expect(city.ask(openLoops, city.actor('resident'), {})).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      city.ask(openLoops, city.actor('sampler', '410103'), { area: '410105' }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('come most overdue first, with printed codes, and only what is owed by now', async () => {
    await aTube({ n: 3, people: [0], sealed: null, state: 'open', account: 'site:1' })
    await aTube({ n: 1, people: [1], sealed: 68, account: 'site:1' })
    await aTube({ n: 2, people: [2], sealed: 66, account: 'site:1' })
    // The question is asked at 08:00, before anything was owed.
    expect((await city.ask(openLoops, commander(), {})).loops).toEqual([])
    await city.sql`update tubes set opened_at = opened_at - interval '4 hours', sealed_at = sealed_at - interval '3 hours'`
    const { counts, loops } = await city.ask(openLoops, city.actor('sampler', '410105'), {
      round: it.round,
    })
    expect(counts).toEqual([
      { kind: 'tube-not-boxed', open: 2, overdue: 0 },
      { kind: 'tube-not-sealed', open: 1, overdue: 1 },
    ])
    expect(loops.map(({ kind, overdue }) => [kind, overdue])).toEqual([
      ['tube-not-sealed', true],
      ['tube-not-boxed', false],
      ['tube-not-boxed', false],
    ])
    expect(loops[0]).toMatchObject({
      round: it.round,
      area: '410105001',
      areaName: '经八路街道',
      owner: 'site:1',
      nextStep: 'seal',
    })
    expect(loops[0]?.subject).toMatch(/^tube:4101000020003[0-9A-Z]$/)
    expect(loops[1]?.subject).toMatch(/^tube:4101000020002[0-9A-Z]$/)
    expect((await city.ask(openLoops, commander(), { overdue: true })).loops).toHaveLength(1)
    expect(
      (await city.ask(openLoops, commander(), { kind: 'tube-not-boxed', limit: 1 })).loops,
    ).toHaveLength(1)
    expect((await city.ask(openLoops, commander(), { owner: 'site:2' })).loops).toEqual([])
    expect((await city.ask(openLoops, city.actor('sampler', '410103'), {})).loops).toEqual([])
  })

  test('count missing people by building only from the moment at which the sites close', async () => {
    const closes = city.start + 10 * hourMs
    expect((await show(closes - 1)).loops.open).toBe(0)
    expect((await show(closes)).loops).toEqual({ open: 3, overdue: 0 })
    expect((await show(closes + 3 * hourMs)).loops).toEqual({ open: 3, overdue: 3 })
    expect((await city.ask(openLoops, commander(), { kind: 'person-not-sampled' })).loops).toEqual(
      [],
    )
    await city.sql`update rounds set closes_at = ${city.start}`
    const { loops } = await city.ask(openLoops, commander(), { kind: 'person-not-sampled' })
    expect(loops.map(({ subject, nextStep }) => [subject, nextStep])).toEqual([
      ['building:1', 'visit'],
      ['building:2', 'visit'],
      ['building:3', 'visit'],
    ])
  })
})
