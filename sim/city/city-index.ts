import { type CityBatch, cityId, serialOf } from './rows.ts'

/** A building and the sizes of its households; its people have consecutive serials from `firstPerson`. */
export type IndexedBuilding = {
  id: string
  compound: string
  people: number
  firstPerson: number
  firstHousehold: number
  households: number[]
}

export type IndexedCompound = {
  id: string
  community: string
  people: number
  buildings: IndexedBuilding[]
}

/** Who lives where, without names: about 60 MB for the whole city instead of its 12.6 million people. */
export type CityIndex = { people: number; compounds: IndexedCompound[] }

/** Collects the index while batches pass by on their way elsewhere; batches must come whole and in order. */
export function indexing(): { add(batch: CityBatch): void; index: CityIndex } {
  const index: CityIndex = { people: 0, compounds: [] }
  const compoundById = new Map<string, IndexedCompound>()
  const buildingById = new Map<string, IndexedBuilding>()

  return {
    index,
    add(batch) {
      // A compound never spans two batches.
      compoundById.clear()
      buildingById.clear()
      for (const { id, community } of batch.compounds) {
        const compound: IndexedCompound = { id, community, people: 0, buildings: [] }
        compoundById.set(id, compound)
        index.compounds.push(compound)
      }
      for (const { id, compound: at } of batch.buildings) {
        const building = {
          id,
          compound: at,
          people: 0,
          firstPerson: 0,
          firstHousehold: 0,
          households: [],
        }
        buildingById.set(id, building)
        compoundById.get(at)?.buildings.push(building)
      }
      for (const household of batch.households) {
        const building = buildingById.get(household.building)
        const around = compoundById.get(building?.compound ?? '')
        if (building === undefined || around === undefined) {
          throw new RangeError(`household ${household.id} came before its building`)
        }
        if (building.households.length === 0) {
          building.firstPerson = serialOf(household.head)
          building.firstHousehold = serialOf(household.id)
        }
        building.households.push(household.size)
        building.people += household.size
        around.people += household.size
        index.people += household.size
      }
    },
  }
}

/** The index of a whole city. */
export function indexCity(batches: Iterable<CityBatch>): CityIndex {
  const { add, index } = indexing()
  for (const batch of batches) add(batch)
  return index
}

/** The ids of the n-th household (from 0) of a building and of its people, the head first. */
export function householdOf(
  building: IndexedBuilding,
  n: number,
): { id: string; people: string[] } {
  let before = 0
  for (let i = 0; i < n; i++) before += building.households[i] ?? 0
  const size = building.households[n] ?? 0
  const first = building.firstPerson + before
  return {
    id: cityId(building.firstHousehold + n),
    people: Array.from({ length: size }, (_, i) => cityId(first + i)),
  }
}
