import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../door/actor.ts'
import { aFamily, type TestFamily } from './a-family.ts'
import { ownHome } from './own-home.ts'
import { waitMinutes } from './places.ts'

let it: TestFamily
let wang: Actor
beforeAll(async () => {
  it = await aFamily()
  wang = await it.actorOf(it.wang)
})
const home = () => it.city.ask(ownHome, wang, { person: it.wang.person })
const at = (hours: number) => it.city.start + hours * hourMs

describe('the page of a resident', () => {
  test('is for residents, and for nobody who only says to be one', async () => {
    const { person } = it.wang
    for (const role of ['grid-worker', 'city-commander', 'administrator'] as const)
      await expect(it.city.ask(ownHome, it.city.actor(role), { person })).rejects.toMatchObject({
        code: 'access.role-may-not',
      })
    await expect(it.city.ask(ownHome, it.city.actor('resident'), { person })).rejects.toMatchObject(
      { code: 'person.unknown' },
    )
  })

  test('says that one is called, why, and where to go', async () => {
    expect(await home()).toMatchObject({
      name: '王小明',
      held: false,
      newest: null,
      openRecalls: [],
      round: {
        round: '2022018',
        titleZh: '第18号通告',
        due: true,
        mode: 'site',
        because: { areaName: '经八路街道省委社区', building: '1号院1号楼', zone: null },
        slot: null,
        sampled: null,
        exempt: null,
        places: [
          { site: '1', kind: 'fixed', queuePeople: null, waitMinutes: null },
          { site: '2', kind: 'fixed', queuePeople: null, waitMinutes: null },
        ],
      },
    })
  })

  test('puts the shorter queue first, with minutes by the pace of the last half hour', async () => {
    const now = it.city.start
    await it.city.sql`update sites set queue_people = 30, queue_at = ${now - minuteMs} where id = 1`
    await it.city.sql`update sites set queue_people = 0, queue_at = ${now - minuteMs} where id = 2`
    await it.city
      .sql`insert into tubes (id, opened_at, sealed_at, round_id, site_id, device_id, pool_size, sitting, member_count, state)
      select 4101000000000 + n, ${now - 20 * minuteMs}, ${now - 10 * minuteMs}, ${it.round.round}, 1, 101, 10, 0, 9, 'sealed' from generate_series(100, 102) n`
    const { round } = await home()
    expect(round?.places).toMatchObject([
      { site: '2', queuePeople: 0, waitMinutes: 0 },
      { site: '1', queuePeople: 30, waitMinutes: 34 },
    ])
    await it.city.sql`update sites set queue_at = ${now - 31 * minuteMs}`
    expect((await home()).round?.places.map((place) => place.waitMinutes)).toEqual([null, null])
    await it.city.sql`delete from tubes`
  })

  test('gives a controlled building its slot, one building after the other', async () => {
    const { sql, start } = it.city
    const windows = [{ opens: at(1), closes: at(4) }]
    const modes = { control: { way: 'slots', minutesPerBuilding: 40 }, other: { way: 'sites' } }
    await sql`update rounds set notice = notice || ${sql.json({ windows, modes })}::jsonb`
    await sql`update roll set mode = 'slot'`
    await sql`insert into zones (id, kind, name, declared_at) values (1, 'control', '管控区', ${start})`
    await sql`insert into zone_buildings (zone_id, building_id) values (1, 1), (1, 2)`
    await sql`insert into sites (id, round_id, kind, area_code, name, laboratory_id, samplers) values (3, ${it.round.round}, 'slot', '410105001', '错峰队', 1, 2)`
    expect((await home()).round).toMatchObject({
      mode: 'slot',
      because: { zone: 'control' },
      slot: { opens: isoOf(at(1)), closes: isoOf(at(1) + 40 * minuteMs) },
      places: [{ site: '3', kind: 'slot' }],
    })
    await sql`update people set household_id = 11 where id = ${it.wang.person}`
    expect((await home()).round?.slot).toEqual({
      opens: isoOf(at(1) + 40 * minuteMs),
      closes: isoOf(at(1) + 80 * minuteMs),
    })
    await sql`update zones set lifted_at = ${start}`
    expect((await home()).round?.because.zone).toBeNull()
  })

  test('shows the sample, then the result, and why one stays at home', async () => {
    const { sql, start } = it.city
    const tube = '4101000000201'
    await sql`insert into tubes (id, opened_at, sealed_at, round_id, site_id, device_id, pool_size, sitting, member_count, state)
      values (${tube}, ${start}, ${start}, ${it.round.round}, 1, 101, 10, 0, 1, 'sealed')`
    await sql`insert into samples (person_id, tube_id, sampled_at, round_id, sitting) values (${it.wang.person}, ${tube}, ${start}, ${it.round.round}, 0)`
    expect(await home()).toMatchObject({
      newest: { answer: 'awaiting-result', site: '1号采样点' },
      round: { sampled: { at: isoOf(start), site: '1号采样点' } },
    })
    await sql`update tubes set result = 'reactive', resulted_at = ${start} where id = ${tube}`
    await sql`insert into recalls (round_id, tube_id, reason, opened_at, member_count) values (${it.round.round}, ${tube}, 'reactive', ${start}, 1)`
    await sql`insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at) values (${it.round.round}, ${tube}, ${it.wang.person}, 1, ${start})`
    expect(await home()).toMatchObject({
      held: true,
      newest: { answer: 'awaiting-individual-test' },
      openRecalls: [{ round: '2022018', since: isoOf(start), dueAt: isoOf(at(2)) }],
    })
  })

  test('says why one is exempt, and has no round when none is on', async () => {
    const { sql, start } = it.city
    await sql`insert into roll_marks (round_id, person_id, kind, fact, marked_at, marked_by) values (${it.round.round}, ${it.wang.person}, 'exempt', 'recovered', ${start}, 'x')`
    expect((await home()).round).toMatchObject({ due: true, exempt: 'recovered' })
    await sql`delete from roll where person_id = ${it.wang.person}`
    expect((await home()).round).toMatchObject({ due: false, mode: null })
    await sql`update rounds set opens_at = ${at(-50)}, closes_at = ${at(-24)}`
    expect((await home()).round).toBeNull()
  })
})

test('nothing is said of a wait that is not known', () => {
  const now = it.city.start
  const queue = { queuePeople: 12, queueAt: now, swabs: 24 }
  expect(waitMinutes(queue, now)).toBe(15)
  expect(waitMinutes({ ...queue, swabs: 0 }, now)).toBeNull()
  expect(waitMinutes({ ...queue, queuePeople: null }, now)).toBeNull()
  expect(waitMinutes(queue, now + 31 * minuteMs)).toBeNull()
  expect(waitMinutes({ ...queue, queuePeople: 0, swabs: 0 }, now)).toBe(0)
})
