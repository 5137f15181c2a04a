import { minuteMs } from '@bihuan/core/time/instant.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actorFinder } from '../accounts/session.ts'
import { demoClock } from '../clock.ts'
import { connect, type Sql } from '../db/sql.ts'
import { ask, query } from '../door/query.ts'
import { buildApp } from '../http/app.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf } from '../testing/officers.ts'
import { anOrderAbout, writeOrders } from './a-signed-order.ts'
import { personStatus } from './person-status.ts'
import { countRoundTrips, type RoundTrips } from './round-trips.ts'

let city: TestCity
let round: TestRound
let trips: RoundTrips
let sql: Sql
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 40 })
  const officers = await officersOf(city)
  await adoptedIn(city, officers)
  await city.sql`insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
    select 'contact-' || id, 'contact', id, 'close_contact', 'x', ${city.start - 1}, ${city.start - 1}, 'x' from unnest(${round.people}::bigint[]) id`
  await writeOrders(
    city,
    officers,
    round.people.map((person) =>
      anOrderAbout(city, officers, { subject: { person }, fact: `contact-${person}` }),
    ),
  )
  trips = await countRoundTrips(city.url)
  sql = connect(trips.url, '4101', { max: 1, name: 'counted' })
})
afterAll(async () => {
  await sql.end({ timeout: 5 })
  await trips.close()
})
const now = () => city.start + 5 * minuteMs
const read = (it: typeof personStatus, person: string) =>
  ask(
    { ...city.city, sql },
    it,
    { person },
    { now: now(), actor: city.actor('inspector'), purpose: 'inspection' },
  )

async function tripsOf(work: () => Promise<unknown>): Promise<number> {
  const before = trips.count()
  await work()
  return trips.count() - before
}

describe('a status read by staff, its trace and its budget in it', () => {
  test('costs one round trip to the database', async () => {
    // The register, the rules and the plan of the statement are read once; every read after that is measured.
    await read(personStatus, round.people[0] ?? '')
    for (const person of round.people.slice(1, 5)) {
      expect(
        await tripsOf(async () =>
          expect(await read(personStatus, person)).toMatchObject({ class: 'stay' }),
        ),
      ).toBe(1)
      expect(await city.sql`select from person_reads where person_id = ${person}`).toHaveLength(1)
    }
  })

  test('costs more where the door leaves the trace, which the count sees', async () => {
    const { people: _, ...rest } = personStatus
    const apart = query({ ...rest, name: 'person.status-apart', person: ({ person }) => person })
    await read(apart, round.people[6] ?? '')
    expect(await tripsOf(() => read(apart, round.people[7] ?? ''))).toBeGreaterThan(1)
  })

  test('costs one for all who ask at the same moment', async () => {
    const many = round.people.slice(10, 30)
    await Promise.all(many.map((person) => read(personStatus, person)))
    expect(await tripsOf(() => Promise.all(many.map((person) => read(personStatus, person))))).toBe(
      1,
    )
  })

  test('costs one over HTTP', async () => {
    const clock = demoClock(now())
    const reading = { ...city.city, sql }
    const app = await buildApp(
      { city: reading, clock, demo: clock, findActor: actorFinder(sql, city.city.keys) },
      { version: 'test', webFolder: null, log: false },
    )
    await city.sql`insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
      values ('inspector-9', 'inspector-9', 'x', 'inspector', '4101', 'x', ${city.start})`
    // One session, which the server remembers for some seconds, as a page has.
    const token = city.tokenFor('inspector-9')
    const get = (person: string) =>
      app.inject({
        url: `/api/v1/people/${person}/status`,
        headers: {
          authorization: `Bearer ${token}`,
          'x-purpose': 'inspection',
        },
      })
    const [first = '', second = ''] = round.people.slice(30)
    expect((await get(first)).json()).toMatchObject({ class: 'stay', person: first })
    expect(await tripsOf(() => get(second))).toBe(1)
    await app.close()
  })
})
