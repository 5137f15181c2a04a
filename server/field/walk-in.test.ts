import { syntheticIdentity, syntheticPassport } from '@bihuan/core/identity/synthetic.ts'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { markRoll } from '../rounds/mark-roll.ts'
import { upload } from '../sampling/upload.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { conserves } from '../testing/conserves.ts'
import { aDevice } from './a-device.ts'
import { addDocument } from './add-document.ts'
import { registerWalkIn } from './register-walk-in.ts'

let city: TestCity
let round: TestRound
let said: ReturnType<typeof aDevice>
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 40 })
  said = aDevice(city.start, '101')
})
type WalkIn = ReturnType<typeof said.walkIn>

const sampler = () => city.actor('sampler', '410105001', 'site:1')
const registrar = (area = '410105') => city.actor('registrar', area)
const register = (walkIn: WalkIn, id?: string) =>
  city.run(registerWalkIn, sampler(), walkIn, city.start + 5 * minuteMs, id)
const p = (n: number) => round.people[n] ?? ''
const passport = (serial: number) => {
  const { country, number } = syntheticPassport(serial)
  return { kind: 'passport' as const, country, number }
}
const homeOf = async (person: string) =>
  (
    await city.sql`
    select p.household_id, h.building_id, b.community_code, c.name, c.has_manager from people p
    join households h on h.id = p.household_id join buildings b on b.id = h.building_id join compounds c on c.id = b.compound_id
    where p.id = ${person}`
  )[0]

describe('a walk-in', () => {
  test('is registered by who works at the site of the device', async () => {
    await expect(
      city.run(registerWalkIn, city.actor('courier'), said.walkIn()),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(registerWalkIn, city.actor('sampler', '410102'), said.walkIn()),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('without any document or address is a person with a home of their own, and can be sampled', async () => {
    const [one, two] = [said.walkIn(), said.walkIn({ phone: '13800000000' })]
    expect(await register(one)).toEqual({ person: one.person, wasKnown: false })
    await register(two)
    const homes = [await homeOf(one.person), await homeOf(two.person)]
    expect(homes[0]).toMatchObject({
      communityCode: '410105001001',
      name: '采样点登记',
      hasManager: false,
    })
    expect(homes[1]?.householdId).not.toBe(homes[0]?.householdId)
    expect(homes[1]?.buildingId).toBe(homes[0]?.buildingId)
    const stored = await city.sql<{ text: string }[]>`
      select w::text || p::text as text from walk_ins w join people p on p.id = w.person_id where p.id = ${two.person}`
    expect(stored[0]?.text).not.toMatch(/火车站|13800000000/)
    const events = [said.seal(round.tube(1, 0), [one.person, two.person])]
    const sent = { round: round.round, device: '101', sentAt: said.at(20), events }
    expect(await city.run(upload, sampler(), sent)).toMatchObject({ applied: 1, refused: 0 })
    await conserves(city)
  })

  test('has a home once, however many are registered at a new place at once', async () => {
    await city.sql`delete from walk_in_places`
    const many = Array.from({ length: 8 }, () => said.walkIn())
    await Promise.all(many.map((walkIn) => register(walkIn)))
    expect(await city.sql`select from walk_in_places`).toHaveLength(1)
    const homes = await Promise.all(many.map(({ person }) => homeOf(person)))
    expect(new Set(homes.map((home) => home?.householdId)).size).toBe(8)
    expect(new Set(homes.map((home) => home?.buildingId)).size).toBe(1)
  })

  test('whom somebody wants to mark is not on the roll, and is told so', async () => {
    const walkIn = said.walkIn()
    await register(walkIn)
    const marks = [
      { person: walkIn.person, kind: 'refused' as const, fact: '拒绝', at: said.at(1) },
    ]
    expect(
      await city.run(markRoll, registrar(), { round: round.round, building: '1', marks }),
    ).toMatchObject({ marked: 0, notDue: [walkIn.person] })
    await conserves(city)
  })

  test('is refused with an id of another device, a false document, and a day that does not exist', async () => {
    const other = aDevice(city.start, '102').walkIn()
    await expect(register({ ...other, device: '101' })).rejects.toMatchObject({
      code: 'person.walk-in-not-of-device',
    })
    await expect(register(said.walkIn({ person: p(0) }))).rejects.toMatchObject({
      code: 'person.walk-in-not-of-device',
    })
    const number = `${syntheticIdentity(3).number.slice(0, 17)}${syntheticIdentity(3).number.endsWith('1') ? '2' : '1'}`
    const documents = [{ kind: 'resident-id' as const, country: 'CHN', number }]
    await expect(register(said.walkIn({ documents }))).rejects.toMatchObject({
      code: 'person.document-refused',
    })
    await expect(register(said.walkIn({ bornOn: '1990-02-30' }))).rejects.toMatchObject({
      code: 'input.malformed',
    })
  })

  test('sent again is the same person, under the same command or another, also when both arrive at once', async () => {
    const walkIn = said.walkIn({ documents: [passport(7)] })
    const id = crypto.randomUUID()
    const answers = await Promise.all([
      register(walkIn, id),
      register(walkIn, id),
      register(walkIn),
      register(walkIn),
    ])
    answers.push(await register(walkIn, id))
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ person: walkIn.person, wasKnown: false })]),
    )
    await expect(register({ ...walkIn, name: '另一人' })).rejects.toMatchObject({
      code: 'person.walk-in-taken',
    })
    const homes = await city.sql`
      select from households h where h.building_id > 900000000 and not exists (select from people p where p.household_id = h.id)`
    expect(homes).toHaveLength(0)
  })
})

describe('a second document', () => {
  const add = (person: string, serial: number, actor = registrar()) =>
    city.run(addDocument, actor, { person, ...passport(serial) })

  test('is added by a registrar of the area', async () => {
    await expect(add(p(1), 20, city.actor('sampler'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(add(p(1), 20, registrar('410102'))).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
  })

  test('finds the person from then on, however often it is added', async () => {
    expect(await add(p(1), 20)).toEqual({ person: p(1), repeated: false })
    expect(await add(p(1), 20)).toEqual({ person: p(1), repeated: true })
    expect(await city.sql`select person_id from documents where person_id = ${p(1)}`).toHaveLength(
      1,
    )
  })

  test('is refused where it is of another, is none, or nobody is known', async () => {
    await expect(add(p(2), 20)).rejects.toMatchObject({ code: 'person.document-taken' })
    await expect(add('410100000999999', 21)).rejects.toMatchObject({ code: 'person.unknown' })
    const none = { kind: 'resident-id' as const, country: 'CHN', number: '1' }
    await expect(
      city.run(addDocument, registrar(), { person: p(2), ...none }),
    ).rejects.toMatchObject({ code: 'person.document-refused' })
  })
})
