import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { seeded } from '../random/random.ts'
import { twinFamily } from './composition.ts'
import { dayNumber } from './days.ts'
import { generateCity } from './generate.ts'
import { settle } from './people.ts'
import { censusPopulation } from './populations.ts'
import { type CityBatch, type Person, serialOf, type Trait } from './rows.ts'
import { isSyntheticIdentity } from './synthetic-identity.ts'

function whole(batches: Iterable<CityBatch>): CityBatch {
  const city: CityBatch = { areas: [], compounds: [], buildings: [], households: [], people: [] }
  for (const batch of batches) {
    city.areas.push(...batch.areas)
    city.compounds.push(...batch.compounds)
    city.buildings.push(...batch.buildings)
    city.households.push(...batch.households)
    city.people.push(...batch.people)
  }
  return city
}

const digest = (batches: Iterable<CityBatch>): string => {
  const hash = createHash('sha256')
  for (const batch of batches) hash.update(JSON.stringify(batch))
  return hash.digest('hex')
}

const today = dayNumber('2022-01-14')
const age = (person: Person): number => Math.floor((today - dayNumber(person.bornOn)) / 365.2425)
const having = (people: readonly Person[], trait: Trait): Person[] =>
  people.filter((person) => person.traits.includes(trait))

const city = whole(generateCity({ seed: 11, scale: 0.01 }))
const householdsById = Map.groupBy(city.people, (person) => person.household)

describe('the city', () => {
  test('is the same for the same seed, another for another seed', () => {
    const order = { seed: 7, scale: 0.0005 }
    expect(digest(generateCity(order))).toBe(digest(generateCity(order)))
    expect(digest(generateCity({ ...order, seed: 8 }))).not.toBe(digest(generateCity(order)))
  })

  test('is the same however it is cut into batches', () => {
    const order = { seed: 7, scale: 0.001 }
    const small = [...generateCity({ ...order, batchPeople: 400 })]
    expect(small.length).toBeGreaterThan(10)
    expect(whole(small)).toEqual(whole(generateCity(order)))
  })

  test('has exactly the people of its scale, in every community those of the split', () => {
    expect(city.people).toHaveLength(126_006)
    for (const scale of [0.0001, 0.00037, 0.002]) {
      const people = whole(generateCity({ seed: 3, scale })).people
      expect(people).toHaveLength(Math.round(censusPopulation * scale))
    }
    const districts = city.areas.filter((area) => area.level === 'district')
    expect(districts).toHaveLength(15)
    const settled = new Set(city.people.map((person) => person.community))
    const communities = city.areas.filter((area) => area.level === 'community')
    expect(settled).toEqual(new Set(communities.map((area) => area.code)))
  })

  test('nests every area under its parent by prefix, because access goes by prefix', () => {
    const byCode = new Map(city.areas.map((area) => [area.code, area]))
    for (const { code, parent, people } of city.areas) {
      if (parent !== null) expect(code.startsWith(parent) && byCode.has(parent)).toBe(true)
      const below = city.areas.filter((area) => area.parent === code)
      if (below.length > 0) expect(below.reduce((sum, area) => sum + area.people, 0)).toBe(people)
    }
  })

  test('names every parent before its children, batch by batch', () => {
    const seen = new Set<string | null>([null])
    for (const batch of generateCity({ seed: 5, scale: 0.001, batchPeople: 500 })) {
      const add = (code: string, parent: string | null): void => {
        expect(seen.has(parent)).toBe(true)
        seen.add(code)
      }
      for (const { code, parent } of batch.areas) add(`area ${code}`, parent && `area ${parent}`)
      for (const { id, community } of batch.compounds) add(`compound ${id}`, `area ${community}`)
      for (const { id, compound } of batch.buildings) add(`building ${id}`, `compound ${compound}`)
      for (const { id, building } of batch.households)
        add(`household ${id}`, `building ${building}`)
      for (const { id, household } of batch.people) add(`person ${id}`, `household ${household}`)
    }
  })

  test('has ids of 15 digits that count up from 1 without a gap', () => {
    for (const rows of [city.people, city.households, city.buildings, city.compounds]) {
      rows.forEach(({ id }, index) => {
        if (serialOf(id) !== index + 1 || id.length !== 15) throw new Error(`${id} at ${index}`)
      })
    }
    expect(city.people[0]?.id).toBe('410100000000001')
    expect(Number.isSafeInteger(Number(city.people.at(-1)?.id))).toBe(true)
  })

  test('has households of 2.82 people, headed by their first, one behind each door', () => {
    expect(Math.abs(city.people.length / city.households.length / 2.82 - 1)).toBeLessThan(0.01)
    const doors = new Set<string>()
    for (const { id, head, size, building, unit, door } of city.households) {
      const members = householdsById.get(id) ?? []
      if (members.length !== size || members[0]?.id !== head) throw new Error(`household ${id}`)
      doors.add(`${building} ${unit} ${door}`)
    }
    expect(doors.size).toBe(city.households.length)
    expect(new Set(city.households.map(({ building }) => building)).size).toBe(
      city.buildings.length,
    )
  })

  test('has about the ages and sexes of the end of 2021', () => {
    const share = (of: (person: Person) => boolean): number =>
      (100 * city.people.filter(of).length) / city.people.length
    expect(Math.abs(share((person) => age(person) < 16) - 19.6)).toBeLessThan(1)
    expect(Math.abs(share((person) => age(person) >= 60) - 12.6)).toBeLessThan(1)
    expect(Math.abs(share((person) => person.sex === 'male') - 51.05)).toBeLessThan(1)
    expect(city.people.every((person) => age(person) >= 0 && age(person) < 105)).toBe(true)
  })

  test('has yards without a manager, even when it is small', () => {
    for (const scale of [0.0001, 0.001]) {
      const small = whole(generateCity({ seed: 1, scale }))
      expect(small.compounds.some((compound) => !compound.hasManager)).toBe(true)
      expect(small.compounds.some((compound) => compound.hasManager)).toBe(true)
    }
    const yards = city.compounds.filter((compound) => !compound.hasManager)
    expect(yards.length / city.compounds.length).toBeGreaterThan(0.05)
    expect(yards.length / city.compounds.length).toBeLessThan(0.3)
  })
})

describe('the people', () => {
  test('have documents that are all synthetic, checksummed and nobody else’s', () => {
    const all = city.people.flatMap((person) => person.documents)
    for (const { kind, country, number } of all) {
      if (kind === 'resident-id' && !isSyntheticIdentity(number)) throw new Error(number)
      if (kind === 'passport') expect(`${country} ${number}`).toMatch(/^(UTO L\d{8}|CHN XX\d{7})$/)
    }
    expect(new Set(all.map(({ country, number }) => `${country} ${number}`)).size).toBe(all.length)
    expect(city.people.every((person) => person.documents.length > 0)).toBe(true)
    for (const { sex, documents } of city.people) {
      const number = documents.find(({ kind }) => kind === 'resident-id')?.number
      if (number && (Number(number.charAt(16)) % 2 === 1) !== (sex === 'male'))
        throw new Error(number)
    }
  })

  test('of every kind are there in the smallest city', () => {
    for (const seed of [1, 2, 3]) {
      const small = whole(generateCity({ seed, scale: 0.0001 })).people
      const kinds: Trait[] = [
        'twin',
        'foreigner',
        'two-documents',
        'no-phone',
        'family-phone',
        'disabled',
      ]
      kinds.push('lives-alone-old', 'pregnant', 'temporary-resident')
      for (const trait of kinds) expect(having(small, trait), trait).not.toHaveLength(0)
    }
    for (const trait of ['infant', 'bedridden', 'vaccinated-48h'] as const) {
      expect(having(city.people, trait), trait).not.toHaveLength(0)
    }
  })

  test('who are twins share surname and birthday, not the name, and have unlike numbers', () => {
    const twins = having(city.people, 'twin')
    expect(twins.length).toBeGreaterThan(100)
    for (const [, pair] of Map.groupBy(twins, (person) => person.household)) {
      expect(pair).toHaveLength(2)
      const [one, other] = pair
      if (one === undefined || other === undefined) throw new Error('no pair')
      expect(one.bornOn).toBe(other.bornOn)
      expect(one.name).not.toBe(other.name)
      if (!one.traits.includes('foreigner')) expect(one.name.charAt(0)).toBe(other.name.charAt(0))
      const numbers = [one, other].map(({ documents }) => documents[0]?.number ?? '')
      const unlike = [...(numbers[0] ?? '')].filter((digit, i) => digit !== numbers[1]?.charAt(i))
      expect(unlike.length).toBeGreaterThan(2)
    }
  })

  test('who are twins are named apart in every one of ten thousand pairs', () => {
    const random = seeded('twins')
    const facts = { household: '1', community: '2', today, foreign: false, temporary: false }
    for (let pair = 0; pair < 10_000; pair++) {
      const placed = { ...facts, firstSerial: 1 + 4 * pair, secondPassport: null }
      const names = settle(random, twinFamily(random), placed).map(({ name }) => name)
      if (names[2] === names[3]) throw new Error(`two ${names[2]} in pair ${pair}`)
    }
  })

  test('who live alone and old do, and infants are under one year', () => {
    for (const person of having(city.people, 'lives-alone-old')) {
      expect(age(person)).toBeGreaterThanOrEqual(65)
      expect(householdsById.get(person.household)).toHaveLength(1)
    }
    for (const person of having(city.people, 'infant')) expect(age(person)).toBe(0)
    for (const person of having(city.people, 'pregnant')) {
      expect([person.sex, age(person) >= 20 && age(person) <= 42]).toEqual(['female', true])
    }
  })

  test('have impossible phone numbers, their own or the head’s, or none', () => {
    const owners = new Map<string, string>()
    for (const { id, phone, traits, household } of city.people) {
      if ((phone === null) !== traits.includes('no-phone')) throw new Error(id)
      if (phone === null || traits.includes('family-phone')) {
        const head = householdsById.get(household)?.[0]
        if (phone !== null && head?.id === id) throw new Error(`the head ${id} borrows a phone`)
        continue
      }
      expect(phone).toMatch(/^100[2347]\d{7}$/)
      expect(owners.has(phone)).toBe(false)
      owners.set(phone, id)
    }
    const without = having(city.people, 'no-phone').length / city.people.length
    expect(without).toBeGreaterThan(0.01)
    expect(without).toBeLessThan(0.08)
  })

  test('have passports of Utopia and Latin names when they are foreigners', () => {
    const foreigners = having(city.people, 'foreigner')
    expect(foreigners.length).toBeGreaterThan(10)
    for (const { name, documents } of foreigners) {
      expect(name).toMatch(/^[\p{Script=Latin}' -]+$/u)
      expect(documents.map(({ kind, country }) => `${kind} ${country}`)).toEqual(['passport UTO'])
    }
    for (const person of having(city.people, 'two-documents')) {
      expect(person.documents.map(({ kind }) => kind)).toEqual(['resident-id', 'passport'])
    }
  })
})
