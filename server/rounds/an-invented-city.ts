import type { ImportPeople } from '@bihuan/contract/city.ts'
import { syntheticIdentity } from '@bihuan/core/identity/synthetic.ts'
import type { Static } from 'typebox'
import { importAreas } from '../city/import-areas.ts'
import { importHousing } from '../city/import-housing.ts'
import { importPeople } from '../city/import-people.ts'
import { registerLaboratory } from '../city/register-laboratory.ts'
import type { TestCity } from '../testing/a-city.ts'

type GivenPerson = Static<typeof ImportPeople>['people'][number]

/** The six units of notice 18, a street of 金水 that it leaves out, and a district that it does not name. */
export const communities = [
  '410105001001',
  '410105014001',
  '410103001001',
  '410102001001',
  '410104001001',
  '410173001001',
  '410172001001',
  '410106001001',
] as const

/** The n-th invented person (from 1), with an identity number and a phone of their own. */
export function aPerson(n: number, householdId: string, traits: string[] = []): GivenPerson {
  const { number, sex } = syntheticIdentity(n)
  return {
    id: String(410_100_000_000_000 + n),
    householdId,
    name: `赵${n}`,
    sex,
    bornOn: '1980-02-29',
    phone: `1990000${String(n).padStart(5, '0')}`,
    traits,
    documents: [{ kind: 'resident-id', country: 'CHN', number }],
  }
}

/** Every district, street and community of the test city, each community nested in parents of its own. */
export function areasOf(codes: readonly string[]) {
  const of = (
    code: string,
    level: 'city' | 'district' | 'street' | 'community',
    parentCode: string | null,
  ) => ({
    code,
    level,
    name: `区域${code}`,
    parentCode,
    population: 0,
  })
  const all = codes.flatMap((code) => [
    of('4101', 'city', null),
    of(code.slice(0, 6), 'district', '4101'),
    of(code.slice(0, 9), 'street', code.slice(0, 6)),
    of(code, 'community', code.slice(0, 9)),
  ])
  return [...new Map(all.map((area) => [area.code, area])).values()]
}

/**
 * Imports a city through its commands: in each community one compound with two buildings of two households, and `doors`
 * people behind each door. Community n (from 0) has buildings 2n+1 and 2n+2. Returns the people of each building.
 */
export async function anInventedCity(
  city: TestCity,
  { perDoor = 3, traits = (_n: number): string[] => [] } = {},
) {
  const administrator = city.actor('administrator')
  const peopleOf = new Map<number, string[]>()
  const compounds = communities.map((communityCode, n) => ({
    id: String(n + 1),
    communityCode,
    name: `${n + 1}号院`,
    hasManager: true,
  }))
  const buildings = communities.flatMap((communityCode, n) =>
    [1, 2].map((b) => ({
      id: String(2 * n + b),
      compoundId: String(n + 1),
      communityCode,
      name: `${b}号楼`,
      floors: 6,
    })),
  )
  const households = buildings.flatMap(({ id }) =>
    [1, 2].map((h) => ({
      id: String((Number(id) - 1) * 2 + h),
      buildingId: id,
      unitNo: 1,
      doorNo: `${h}01`,
    })),
  )
  let n = 0
  const people = households.flatMap(({ id, buildingId }) =>
    Array.from({ length: perDoor }, () => {
      n += 1
      const person = aPerson(n, id, traits(n))
      peopleOf.set(Number(buildingId), [...(peopleOf.get(Number(buildingId)) ?? []), person.id])
      return person
    }),
  )
  await city.run(importAreas, administrator, { areas: areasOf(communities) })
  await city.run(importHousing, administrator, { compounds, buildings, households })
  await city.run(importPeople, administrator, { people })
  await city.run(registerLaboratory, administrator, {
    id: '1',
    name: '一号实验室',
    areaCode: '410105',
    cyclers: 8,
    runMinutes: 108,
  })
  return { peopleOf, people: people.map(({ id }) => id) }
}
