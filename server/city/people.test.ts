import { beforeAll, describe, expect, test } from 'vitest'
import { anInventedCity, aPerson } from '../rounds/an-invented-city.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { declareZone } from './declare-zone.ts'
import { findPerson } from './find-person.ts'
import { registerLaboratory } from './register-laboratory.ts'
import { registerPerson } from './register-person.ts'
import { commonArea } from './store.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
  await anInventedCity(city)
})

const numberOf = (n: number) => aPerson(n, '1').documents[0]?.number ?? ''
const ask = (number: string) => ({
  kind: 'resident-id' as const,
  country: 'CHN',
  number,
  purpose: 'sampling' as const,
})

describe('finding a person by document', () => {
  test("refuses a role that meets nobody, a purpose that is not the role's, and a number that cannot be", async () => {
    await expect(
      city.run(findPerson, city.actor('courier'), ask(numberOf(1))),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(findPerson, city.actor('sampler'), {
        ...ask(numberOf(1)),
        purpose: 'case-investigation',
      }),
    ).rejects.toMatchObject({ code: 'access.purpose-needed' })
    await expect(city.run(findPerson, city.actor('sampler'), ask('123'))).rejects.toMatchObject({
      code: 'person.document-refused',
    })
  })

  test('finds the same person however the number is written, and leaves a trace each time', async () => {
    const number = numberOf(7)
    const wide = number.replace(/[\dX]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    const spellings = [
      number,
      number.toLowerCase(),
      wide,
      `${number.slice(0, 6)} ${number.slice(6, 14)}-${number.slice(14)}\n`,
    ]
    for (const spelling of spellings)
      expect(await city.run(findPerson, city.actor('sampler'), ask(spelling))).toEqual({
        person: aPerson(7, '1').id,
      })
    const traces =
      await city.sql`select query, actor_role, purpose from person_reads where person_id = ${aPerson(7, '1').id}`
    expect(traces).toHaveLength(spellings.length)
    expect(traces[0]).toEqual({ query: 'person.find', actorRole: 'sampler', purpose: 'sampling' })
  })

  test('finds nobody for a number that nobody has', async () => {
    expect(await city.run(findPerson, city.actor('registrar'), ask(numberOf(9_999)))).toEqual({
      person: null,
    })
  })
})

describe('a walk-in', () => {
  const walkIn = { ...aPerson(500, '900'), address: { buildingId: '1', unitNo: 3, doorNo: '301' } }

  test('is not registered by other roles or from another district', async () => {
    await expect(city.run(registerPerson, city.actor('grid-worker'), walkIn)).rejects.toMatchObject(
      { code: 'access.role-may-not' },
    )
    await expect(
      city.run(registerPerson, city.actor('sampler', '410103'), walkIn),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('cannot be put into a household of another district by stating an address of the own', async () => {
    const elsewhere = {
      ...aPerson(501, '9'),
      address: { buildingId: '1', unitNo: 1, doorNo: '101' },
    }
    await expect(
      city.run(registerPerson, city.actor('sampler', '410105001'), elsewhere),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('is registered with a new household, found by document, and repeated as the same', async () => {
    expect(await city.run(registerPerson, city.actor('sampler', '410105'), walkIn)).toEqual({
      person: walkIn.id,
      repeated: false,
    })
    expect(await city.run(registerPerson, city.actor('registrar', '410105'), walkIn)).toEqual({
      person: walkIn.id,
      repeated: true,
    })
    expect(await city.run(findPerson, city.actor('sampler'), ask(numberOf(500)))).toEqual({
      person: walkIn.id,
    })
  })

  test('is refused with the document of somebody else, or behind a door that does not exist', async () => {
    const { documents } = aPerson(7, '1')
    await expect(
      city.run(registerPerson, city.actor('registrar'), { ...aPerson(502, '1'), documents }),
    ).rejects.toMatchObject({ code: 'person.document-taken' })
    await expect(
      city.run(registerPerson, city.actor('registrar'), aPerson(503, '77777')),
    ).rejects.toMatchObject({ code: 'city.reference-unknown' })
  })
})

describe('zones and laboratories', () => {
  const zone = { id: '1', kind: 'lockdown' as const, name: '1号院1号楼', buildings: ['1', '1'] }

  test('refuses other roles, other areas and unknown buildings', async () => {
    await expect(city.run(declareZone, city.actor('grid-worker'), zone)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      city.run(declareZone, city.actor('district-commander', '410103'), zone),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(
      city.run(declareZone, city.actor('district-commander', '410105'), {
        ...zone,
        buildings: ['1', '5'],
      }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours', values: { area: '4101' } })
    await expect(
      city.run(declareZone, city.actor('city-commander'), { ...zone, buildings: ['999'] }),
    ).rejects.toMatchObject({ code: 'city.reference-unknown' })
  })

  test('declares a zone over a building once, with its people', async () => {
    expect(await city.run(declareZone, city.actor('district-commander', '410105'), zone)).toEqual({
      zone: '1',
      people: 7,
    })
    await expect(city.run(declareZone, city.actor('city-commander'), zone)).rejects.toMatchObject({
      code: 'zone.already-declared',
    })
  })

  test('registers a laboratory once, and refuses another under its id', async () => {
    const laboratory = {
      id: '2',
      name: '二号实验室',
      areaCode: '410103',
      cyclers: 4,
      runMinutes: 108,
    }
    await expect(
      city.run(registerLaboratory, city.actor('city-commander'), laboratory),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    for (let n = 0; n < 2; n += 1)
      expect(await city.run(registerLaboratory, city.actor('administrator'), laboratory)).toEqual({
        laboratory: '2',
      })
    await expect(
      city.run(registerLaboratory, city.actor('administrator'), { ...laboratory, cyclers: 5 }),
    ).rejects.toMatchObject({ code: 'city.row-differs' })
  })
})

test('the area that holds several is their longest common level, never a part of a code', () => {
  expect(commonArea(['410105001001'])).toBe('410105001001')
  expect(commonArea(['410105001001', '410105001'])).toBe('410105001')
  expect(commonArea(['410105001', '410105002'])).toBe('410105')
  expect(commonArea(['410105', '410103'])).toBe('4101')
  expect(commonArea(['4101', '4102'])).toBe('')
})
