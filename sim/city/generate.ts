import { type Random, seeded } from '../random/random.ts'
import { pickComposition, twinFamily } from './composition.ts'
import { planBuilding, planCompound } from './compounds.ts'
import { dayNumber } from './days.ts'
import { officialDistricts } from './divisions.ts'
import { type Due, dueFor } from './due.ts'
import { settle } from './people.ts'
import { type Area, type Building, type CityBatch, type Compound, cityId } from './rows.ts'
import { type CityShare, type CommunityShare, splitCity } from './split.ts'

/**
 * `scale` 0.0001 … 1 of the city; `asOf` the day (`YYYY-MM-DD`) on which ages hold, 14 January 2022 (the day of notice
 * 18) unless given; `batchPeople` how many people a batch holds, about.
 */
export type CityOrder = {
  seed: number | string
  scale: number
  asOf?: string
  batchPeople?: number
}

const meanHousehold = 2.82

// Of urban compounds, households and households; all three invented. The old yard is every sixth urban compound.
const yardShare = 1 / 6
const twinShare = 0.006
const foreignShare = 0.0005
const secondDocumentShare = 0.02
const temporaryShare = { urban: 0.24, village: 0.06 }
const vacantShare = 0.08

/** What the whole city counts while its communities are settled one after another. */
type Counts = {
  compounds: number
  buildings: number
  households: number
  people: number
  passports: number
  yards: Due
  twins: Due
  foreigners: Due
  secondDocuments: Due
}

/**
 * Invents the city, batch by batch, so that memory holds one batch and never the city. The same order gives the same
 * rows; the first batch has the areas. Throws a RangeError for a scale outside 0.0001 … 1.
 */
export function* generateCity(order: CityOrder): Generator<CityBatch, void, undefined> {
  const city = splitCity(order.scale)
  const root = seeded(order.seed)
  const today = dayNumber(order.asOf ?? '2022-01-14')
  const batchPeople = order.batchPeople ?? 5000
  const households = city.people / meanHousehold
  const counts: Counts = {
    compounds: 0,
    buildings: 0,
    households: 0,
    people: 0,
    passports: 0,
    yards: dueFor(yardShare, 2, 16 + city.people / 700),
    twins: dueFor(twinShare, 3, households),
    foreigners: dueFor(foreignShare, 2, households),
    secondDocuments: dueFor(secondDocumentShare, 4, households),
  }

  let batch = emptyBatch()
  batch.areas = areasOf(city)
  const communities = city.units
    .flatMap(({ streets }) => streets)
    .flatMap((street) => street.communities)
  for (const community of communities) {
    const random = root.fork(community.code)
    let left = community.people
    for (let number = 1; left > 0; number++) {
      left -= settleCompound({ random, community, today, counts, batch }, number, left)
      if (batch.people.length < batchPeople) continue
      yield batch
      batch = emptyBatch()
    }
  }
  yield batch
}

const emptyBatch = (): CityBatch => ({
  areas: [],
  compounds: [],
  buildings: [],
  households: [],
  people: [],
})

/** Where people are being settled, and what they are written into. */
type Place = {
  random: Random
  community: CommunityShare
  today: number
  counts: Counts
  batch: CityBatch
}

/** Builds and fills the n-th compound (from 1) of a community with at most `left` people; returns how many moved in. */
function settleCompound(place: Place, number: number, left: number): number {
  const { random, community, counts, batch } = place
  const yard = !community.village && counts.yards.ask()
  if (yard) counts.yards.used()
  const plan = planCompound(random, community, number, yard)
  const compound: Compound = {
    id: cityId(++counts.compounds),
    community: community.code,
    name: plan.name,
    hasManager: plan.hasManager,
  }
  batch.compounds.push(compound)

  // A remainder too small for a compound of its own moves in here.
  const quota = left - plan.people < 50 ? left : Math.round(plan.people)
  let settled = 0
  for (let block = 1; settled < quota; block++) {
    const built = planBuilding(random, plan.kind)
    const building: Building = {
      id: cityId(++counts.buildings),
      compound: compound.id,
      name: `${block}${built.built}`,
      floors: built.floors,
      units: built.units,
    }
    batch.buildings.push(building)
    for (const { unit, door } of doorsOf(built)) {
      if (settled >= quota) break
      // No building stands empty: a first door is never vacant.
      if (door !== '101' && random.chance(vacantShare)) continue
      settled += moveIn(place, { building: building.id, unit, door }, left - settled)
    }
  }
  return settled
}

function* doorsOf(plan: { floors: number; units: number; doors: number }) {
  for (let unit = 1; unit <= plan.units; unit++) {
    for (let floor = 1; floor <= plan.floors; floor++) {
      for (let door = 1; door <= plan.doors; door++) yield { unit, door: `${floor}0${door}` }
    }
  }
}

/** Fills a flat with a household of at most `most` people; returns how many moved in. */
function moveIn(
  { random, community, today, counts, batch }: Place,
  flat: { building: string; unit: number; door: string },
  most: number,
): number {
  const twins = counts.twins.ask() && most >= 4
  if (twins) counts.twins.used()
  const foreign = counts.foreigners.ask() && !twins
  if (foreign) counts.foreigners.used()
  const secondDocument = counts.secondDocuments.ask() && !foreign
  if (secondDocument) {
    counts.secondDocuments.used()
    counts.passports++
  }

  const household = cityId(++counts.households)
  const members = twins ? twinFamily(random) : pickComposition(random, most)
  const people = settle(random, members, {
    household,
    community: community.code,
    firstSerial: counts.people + 1,
    today,
    foreign,
    secondPassport: secondDocument ? counts.passports : null,
    temporary: random.chance(community.village ? temporaryShare.village : temporaryShare.urban),
  })
  const head = cityId(counts.people + 1)
  batch.households.push({
    id: household,
    ...flat,
    community: community.code,
    head,
    size: people.length,
  })
  for (const person of people) batch.people.push(person)
  counts.people += people.length
  return people.length
}

/**
 * The city, its districts, and the streets and communities that have people at this scale; parents first. Access goes by
 * prefix, so every street stands under the district of its code. 郑东新区 has none: it is a unit of the populations only.
 */
function areasOf(city: CityShare): Area[] {
  const streets = city.units
    .flatMap((unit) => unit.streets)
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const areas: Area[] = [
    { code: '4101', level: 'city', name: '郑州市', parent: null, people: city.people },
  ]
  for (const { code, name } of officialDistricts) {
    const inside = streets.filter((street) => street.code.startsWith(code))
    const people = inside.reduce((sum, street) => sum + street.people, 0)
    areas.push({ code, level: 'district', name, parent: '4101', people })
    for (const street of inside) {
      areas.push({
        code: street.code,
        level: 'street',
        name: street.name,
        parent: code,
        people: street.people,
      })
      for (const community of street.communities) {
        areas.push({
          code: community.code,
          level: 'community',
          name: community.name,
          parent: street.code,
          people: community.people,
        })
      }
    }
  }
  return areas
}
