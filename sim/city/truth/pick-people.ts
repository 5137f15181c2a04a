import type { Random } from '../../random/random.ts'
import { type CityIndex, householdOf, type IndexedCompound } from '../city-index.ts'

/** Somebody of the city, with where they live. */
export type Resident = { person: string; household: string; compound: string; community: string }

export type Crowd = {
  household(id: string): Resident[]
  /** Somebody else of the compound. */
  neighbour(compound: string, random: Random): Resident
  /** Somebody of the street of a community. */
  nearby(community: string, random: Random): Resident
  anybody(random: Random): Resident
}

/** Lets one pick people of the city by where they live. */
export function openCrowd(index: CityIndex): Crowd {
  const inhabited = index.compounds.filter(({ people }) => people > 0)
  const byId = new Map(inhabited.map((compound) => [compound.id, compound]))
  const byStreet = Map.groupBy(inhabited, ({ community }) => community.slice(0, 9))
  const known = new Map<string, Resident[]>()

  function somebodyOf(compound: IndexedCompound, random: Random): Resident {
    const building = random.pick(compound.buildings.filter(({ people }) => people > 0))
    const { id, people } = householdOf(building, random.integer(0, building.households.length - 1))
    const { community } = compound
    return { person: random.pick(people), household: id, compound: compound.id, community }
  }

  /** The household of this id, found once and kept. */
  function household(id: string): Resident[] {
    const kept = known.get(id)
    if (kept) return kept
    for (const compound of inhabited)
      for (const building of compound.buildings) {
        const n = Number(id) - Number(firstOf(building))
        if (n < 0 || n >= building.households.length) continue
        const { people } = householdOf(building, n)
        const all = people.map((person) => ({
          person,
          household: id,
          compound: compound.id,
          community: compound.community,
        }))
        known.set(id, all)
        return all
      }
    return []
  }

  return {
    household,
    neighbour: (compound, random) =>
      somebodyOf(byId.get(compound) ?? random.pick(inhabited), random),
    nearby: (community, random) =>
      somebodyOf(random.pick(byStreet.get(community.slice(0, 9)) ?? inhabited), random),
    anybody: (random) => somebodyOf(random.pick(inhabited), random),
  }
}

const firstOf = (building: IndexedCompound['buildings'][number]): string =>
  householdOf(building, 0).id
