import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, areasOf, communities } from '../rounds/an-invented-city.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { importAreas } from './import-areas.ts'
import { importHousing } from './import-housing.ts'
import { importPeople } from './import-people.ts'

let city: TestCity
const community = communities[0]
const housing = {
  compounds: [{ id: '1', communityCode: community, name: '1号院', hasManager: true }],
  buildings: [{ id: '1', compoundId: '1', communityCode: community, name: '1号楼', floors: 6 }],
  households: Array.from({ length: 5_000 }, (_, n) => ({
    id: String(n + 1),
    buildingId: '1',
    unitNo: 1,
    doorNo: String(n + 1),
  })),
}
beforeAll(async () => {
  city = await aCity()
  await city.run(importAreas, city.actor('administrator'), { areas: areasOf(communities) })
  await city.run(importHousing, city.actor('administrator'), housing)
})

const administrator = () => city.actor('administrator')
const count = async () =>
  (await city.sql<{ n: number }[]>`select count(*)::int as n from people`)[0]?.n

describe('areas and housing', () => {
  test('refuses everybody but the administrator', async () => {
    await expect(
      city.run(importAreas, city.actor('city-commander'), { areas: areasOf([community]) }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(city.run(importHousing, city.actor('registrar'), housing)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
  })

  test('refuses an area that does not nest in its parent, for it would give rights over others', async () => {
    const area = {
      code: '410105002',
      level: 'street' as const,
      name: '街道',
      parentCode: '410103',
      population: 0,
    }
    await expect(city.run(importAreas, administrator(), { areas: [area] })).rejects.toMatchObject({
      code: 'input.malformed',
      items: [{ pointer: '/areas/0/code', row: 1 }],
    })
  })

  test('refuses a building in another community than its compound, and one of an unknown compound', async () => {
    const building = {
      id: '77',
      compoundId: '1',
      communityCode: communities[2],
      name: '7号楼',
      floors: 6,
    }
    await expect(
      city.run(importHousing, administrator(), {
        compounds: [],
        buildings: [building],
        households: [],
      }),
    ).rejects.toMatchObject({ code: 'input.malformed' })
    await expect(
      city.run(importHousing, administrator(), {
        compounds: [],
        buildings: [{ ...building, compoundId: '9' }],
        households: [],
      }),
    ).rejects.toMatchObject({ code: 'city.reference-unknown' })
    expect(await city.sql`select from buildings where id = 77`).toHaveLength(0)
  })

  test('repeats rows that say the same, and refuses a row with other content by its number', async () => {
    const areas = areasOf(communities)
    expect(await city.run(importAreas, administrator(), { areas })).toEqual({
      received: areas.length,
      added: 0,
      repeated: areas.length,
    })
    const again = await city.run(importHousing, administrator(), {
      ...housing,
      compounds: [
        ...housing.compounds,
        { id: '2', communityCode: community, name: '2号院', hasManager: false },
      ],
    })
    expect(again).toEqual({ received: 5_003, added: 1, repeated: 5_002 })
    const renamed = areas.map((area, n) => (n === 3 ? { ...area, name: '别名' } : area))
    await expect(city.run(importAreas, administrator(), { areas: renamed })).rejects.toMatchObject({
      code: 'city.row-differs',
      values: { what: 'area', row: '4' },
    })
    const compounds = housing.compounds.map((one) => ({ ...one, hasManager: false }))
    const buildings = housing.buildings.map((one) => ({ ...one, floors: 7 }))
    const households = [{ id: '9', buildingId: '1', unitNo: 2, doorNo: '9' }]
    for (const { what, changed } of [
      { what: 'compound', changed: { compounds } },
      { what: 'building', changed: { buildings } },
      { what: 'household', changed: { households } },
    ]) {
      await expect(
        city.run(importHousing, administrator(), { ...housing, ...changed }),
      ).rejects.toMatchObject({
        code: 'city.row-differs',
        values: { what, row: '1' },
      })
    }
  })
})

describe('people', () => {
  test('refuses everybody but the administrator', async () => {
    await expect(
      city.run(importPeople, city.actor('registrar'), { people: [aPerson(1, '1')] }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
  })

  test('refuses a whole batch for one faulty document, and points at row and column without saying the number', async () => {
    const faulty = {
      ...aPerson(2, '1'),
      documents: [{ kind: 'resident-id' as const, country: 'CHN', number: '410199180001010100' }],
    }
    const refused = city.run(importPeople, administrator(), { people: [aPerson(1, '1'), faulty] })
    await expect(refused).rejects.toMatchObject({
      code: 'person.document-refused',
      items: [{ row: 2, column: 'documents[0].number', pointer: '/people/1/documents/0/number' }],
    })
    await refused.catch((problem: unknown) =>
      expect(JSON.stringify(problem)).not.toContain('180001010100'),
    )
    expect(await count()).toBe(0)
  })

  test('refuses a birthday that does not exist and a household that is not known', async () => {
    await expect(
      city.run(importPeople, administrator(), {
        people: [{ ...aPerson(1, '1'), bornOn: '1981-02-29' }],
      }),
    ).rejects.toMatchObject({ code: 'input.malformed', items: [{ row: 1, column: 'bornOn' }] })
    await expect(
      city.run(importPeople, administrator(), { people: [aPerson(1, '999999')] }),
    ).rejects.toMatchObject({ code: 'city.reference-unknown' })
  })

  test('refuses a document that is registered to another person, also inside one batch', async () => {
    await city.run(importPeople, administrator(), { people: [aPerson(1, '1')] })
    const [document] = aPerson(1, '1').documents
    const other = { ...aPerson(2, '1'), documents: document ? [document] : [] }
    await expect(
      city.run(importPeople, administrator(), { people: [other] }),
    ).rejects.toMatchObject({ code: 'person.document-taken', items: [{ row: 1 }] })
    const twice = { ...aPerson(4, '1'), documents: aPerson(3, '1').documents }
    await expect(
      city.run(importPeople, administrator(), { people: [aPerson(3, '1'), twice] }),
    ).rejects.toMatchObject({ code: 'person.document-taken', items: [{ row: 2 }] })
  })

  test('repeats the same person in another spelling, and refuses one whose phone, household or documents differ', async () => {
    const person = aPerson(1, '1')
    const wide = person.documents.map((one) => ({
      ...one,
      number: ` ${one.number.toLowerCase()} `.replace(/\d/g, (digit) =>
        String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
      ),
    }))
    expect(
      await city.run(importPeople, administrator(), { people: [{ ...person, documents: wide }] }),
    ).toEqual({ received: 1, added: 0, repeated: 1 })
    for (const changed of [
      { phone: null },
      { householdId: '2' },
      { documents: [] },
      { name: '钱一' },
      { traits: ['infant'] },
    ]) {
      await expect(
        city.run(importPeople, administrator(), {
          people: [aPerson(5, '1'), { ...person, ...changed }],
        }),
      ).rejects.toMatchObject({ code: 'city.row-differs', values: { what: 'person', row: '2' } })
    }
    expect(await count()).toBe(1)
  })

  test('adds each of two racing batches once, and counts every row', async () => {
    const people = [10, 11, 12, 13].map((n) => aPerson(n, '1'))
    const answers = await Promise.all(
      [people, people.toReversed()].map((batch) =>
        city.run(importPeople, administrator(), { people: batch }, city.start, randomUUID()),
      ),
    )
    expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(4)
    expect(answers.reduce((sum, { repeated }) => sum + repeated, 0)).toBe(4)
  })

  test('keeps no document number and no phone in the clear', async () => {
    const rows = await city.sql<{ row: string }[]>`
      select d::text || encode(d.number_cipher, 'escape') as row from documents d
      union all select p::text || coalesce(encode(p.phone_cipher, 'escape'), '') from people p
      union all select c::text from commands c`
    const dump = rows.map(({ row }) => row).join('\n')
    expect(dump.length).toBeGreaterThan(1_000)
    for (const n of [1, 10, 11, 12, 13]) {
      const { phone, documents } = aPerson(n, '1')
      expect(dump).not.toContain(String(phone))
      for (const { number } of documents) expect(dump).not.toContain(number.slice(6))
    }
  })

  test('imports 12,600 people, a thousandth of the city, within seconds and says how many', async () => {
    const batches = [0, 1, 2].map((batch) =>
      Array.from({ length: 4_200 }, (_, n) => aPerson(1_000 + batch * 4_200 + n, String(n + 1))),
    )
    const began = performance.now()
    for (const people of batches) await city.run(importPeople, administrator(), { people })
    const seconds = (performance.now() - began) / 1_000
    console.info(`person.import: 12,600 people in ${seconds.toFixed(2)} s`)
    // About one on a quiet machine; the suite may share this one with many others.
    expect(seconds).toBeLessThan(10)
  })
})
