import { randomUUID } from 'node:crypto'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../door/query.ts'
import { personRecord } from '../people/person-record.ts'
import { upload } from '../sampling/upload.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aDevice } from './a-device.ts'
import { rosterChunk } from './roster-chunk.ts'
import { rosterReadsOf } from './roster-reads.ts'
import { takeRoster } from './take-roster.ts'

let city: TestCity
let round: TestRound
const elsewhere = '410100000900001'
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 1_250 })
  await city.sql`insert into areas (code, level, name, parent_code) values
    ('410105002', 'street', '花园路街道', '410105'), ('410105002001', 'community', '通信花园社区', '410105002')`
  await city.sql`insert into compounds (id, community_code, name, has_manager) values (2, '410105002001', '2号院', true)`
  await city.sql`insert into buildings (id, compound_id, community_code, name, floors) values (9001, 2, '410105002001', '1号楼', 6)`
  await city.sql`insert into households (id, building_id, unit_no, door_no) values (9001, 9001, 1, '1')`
  await city.sql`insert into people (id, household_id, name, sex, born_on, registered_at) values (${elsewhere}, 9001, '王五', 'male', '1990-01-01', ${city.start})`
  await city.sql`insert into roll (round_id, person_id, building_id, mode) values (${round.round}, ${elsewhere}, 9001, 'site')`
})
const sampler = (unit = 'site:1') => city.actor('sampler', '410105001', unit)
const p = (n: number) => round.people[n] ?? ''
const take = (actor = sampler(), id: string = randomUUID()) =>
  city.run(takeRoster, actor, { device: '101' }, city.start, id)
const chunk = (taken: string, nth: number, actor = sampler(), now = city.start) =>
  ask(city.city, rosterChunk, { take: taken, chunk: String(nth) }, { actor, now, purpose: null })

describe('a roster', () => {
  test('is taken by who works with the device in its area, and read by nobody else', async () => {
    await expect(take(city.actor('courier'))).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(take(city.actor('sampler', '410102'))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    const { take: taken } = await take()
    await expect(chunk(taken, 0, sampler('site:2'))).rejects.toMatchObject({
      code: 'roster.not-yours',
    })
    await expect(chunk(taken, 0, city.actor('courier'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
  })

  test('is everybody on the roll of the area once, in chunks of 500, with the tails of their documents', async () => {
    const { keys } = city.city
    await city.sql`insert into documents (number_hash, person_id, kind, country, number_cipher)
      values (${keys.documentHash('passport', 'FRA', 'X1234567')}, ${p(0)}, 'passport', 'FRA', ${keys.seal('X1234567')})`
    const said = aDevice(city.start, '101')
    await city.run(upload, sampler(), {
      round: round.round,
      device: '101',
      sentAt: said.at(0),
      events: [said.seal(round.tube(1, 0), [p(1)], 20)],
    })
    const taken = await take()
    expect(taken).toMatchObject({ people: 1_250, chunks: 3 })
    const chunks = await Promise.all([0, 1, 2].map((nth) => chunk(taken.take, nth)))
    expect(chunks.map(({ people }) => people.length)).toEqual([500, 500, 250])
    const people = chunks.flatMap((one) => one.people)
    expect(people.map(({ person }) => person)).toEqual(round.people)
    expect(people[0]).toEqual({
      person: p(0),
      name: '张1',
      age: 42,
      tails: ['234567'],
      household: '1',
      building: '1',
      unit: 1,
      door: '1',
      mode: 'site',
      sampledAt: null,
    })
    expect(people[1]).toMatchObject({ tails: [], sampledAt: said.at(16) })
    expect(chunks[0]?.buildings[0]).toEqual({
      building: '1',
      name: '1号楼',
      compound: '1号院',
      floors: 6,
    })
    await conserves(city)
  })

  test('shows itself to everybody on it, and to nobody else', async () => {
    const actor = sampler('site:7')
    const { take: taken } = await take(actor)
    await city.sql`update roster_takes set at = ${city.start + 1} where id = ${taken}`
    const reads = await rosterReadsOf(city.sql, p(700))
    expect(reads[0]).toEqual({
      at: city.start + 1,
      actorRole: 'sampler',
      purpose: 'sampling',
      query: 'roster.take',
      actorId: actor.id,
      actorName: null,
      actorUnit: null,
      glass: null,
    })
    expect(await rosterReadsOf(city.sql, elsewhere)).toEqual([])
    const record = await city.ask(
      personRecord,
      city.actor('inspector'),
      { person: p(700) },
      'inspection',
    )
    expect(record.reads.map(({ query }) => query)).toContain('roster.take')
    expect(record.reads[0]).toMatchObject({ at: isoOf(city.start + 1), actor: actor.id })
    expect(record.reads[0]).not.toHaveProperty('actorUnit')
  })

  test('cannot be read after two hours, past its end, or when it was never taken', async () => {
    const { take: taken } = await take()
    await expect(chunk(taken, 0, sampler(), city.start + 2 * hourMs)).resolves.toBeDefined()
    await expect(chunk(taken, 0, sampler(), city.start + 2 * hourMs + 1)).rejects.toMatchObject({
      code: 'roster.over',
    })
    await expect(chunk(taken, 3)).rejects.toMatchObject({ code: 'roster.unknown' })
    await expect(chunk(randomUUID(), 0)).rejects.toMatchObject({ code: 'roster.unknown' })
  })

  test('taken again by the same command leaves one trace', async () => {
    const id = randomUUID()
    expect(await take(sampler(), id)).toEqual(await take(sampler(), id))
    expect(await city.sql`select from roster_takes where id = ${id}`).toHaveLength(1)
  })
})
