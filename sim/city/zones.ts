import { seeded } from '../random/random.ts'
import type { CityIndex, IndexedBuilding, IndexedCompound } from './city-index.ts'

/**
 * 封控 holds the buildings whose people stay inside; 管控 the compounds around them. A compound with a locked building is in
 * `controlCompounds` too; the building's lockdown goes before.
 */
export type Zones = {
  lockdownBuildings: string[]
  controlCompounds: string[]
  people: { lockdown: number; control: number }
}

/** Shares of the city's people; the defaults are invented, of the size that lets a demo show both. */
export type ZoneOrder = { seed: number | string; lockdownShare?: number; controlShare?: number }

// Zones come from few outbreaks, each a neighbourhood: one per 3,000 people under control, and no more than 8.
const peoplePerCluster = 3000
const clustersMax = 8

/** Picks the zones of the demo: neighbouring compounds of a few streets, and in the first of each some locked buildings. */
export function pickZones(index: CityIndex, order: ZoneOrder): Zones {
  const random = seeded(order.seed).fork('zones')
  const lockdownAim = index.people * (order.lockdownShare ?? 0.006)
  const controlAim = index.people * (order.controlShare ?? 0.025)

  const streets = [
    ...Map.groupBy(index.compounds, ({ community }) => community.slice(0, 9)).values(),
  ]
  const clusters = Math.min(
    clustersMax,
    streets.length,
    Math.max(1, Math.round((lockdownAim + controlAim) / peoplePerCluster)),
  )
  const streetOrder = random.shuffle(streets)
  const centres = streetOrder
    .slice(0, clusters)
    .map((street) => turned(street, random.integer(0, street.length - 1)))
  // Streets beyond the clusters are a reserve for a city so small that its clusters hold too few people.
  const compounds = [...interleaved(centres), ...streetOrder.slice(clusters).flat()]

  const zones: Zones = {
    lockdownBuildings: [],
    controlCompounds: [],
    people: { lockdown: 0, control: 0 },
  }
  let taken = 0
  for (const compound of compounds) {
    if (taken > 0 && !nearer(taken, compound.people, lockdownAim + controlAim)) continue
    if (taken >= lockdownAim + controlAim) break
    const fitting = lockBuildings(
      compound,
      lockdownAim - zones.people.lockdown,
      lockdownAim / clusters,
    )
    // Every city has a locked building, though a small one's share would be less than a building.
    const locked = taken === 0 && fitting.length === 0 ? smallest(compound) : fitting
    zones.lockdownBuildings.push(...locked.map(({ id }) => id))
    zones.controlCompounds.push(compound.id)
    const held = locked.reduce((sum, building) => sum + building.people, 0)
    zones.people.lockdown += held
    zones.people.control += compound.people - held
    taken += compound.people
  }
  return zones
}

/** The buildings of a compound to lock: no more than the cluster's part, and nothing that overshoots by more than it helps. */
function lockBuildings(compound: IndexedCompound, wanted: number, part: number): IndexedBuilding[] {
  const aim = Math.min(wanted, part)
  const locked: IndexedBuilding[] = []
  let people = 0
  for (const building of compound.buildings) {
    if (nearer(people, building.people, aim)) {
      locked.push(building)
      people += building.people
    }
  }
  return locked
}

/** The building with the fewest people. */
function smallest(compound: IndexedCompound): IndexedBuilding[] {
  return [...compound.buildings].sort((a, b) => a.people - b.people).slice(0, 1)
}

/** Whether adding brings a sum nearer to its aim. */
const nearer = (sum: number, added: number, aim: number): boolean =>
  Math.abs(sum + added - aim) < Math.abs(sum - aim)

/** The street's compounds from one of them onwards, round to those before it. */
const turned = (street: IndexedCompound[], from: number): IndexedCompound[] => [
  ...street.slice(from),
  ...street.slice(0, from),
]

/** One of each list in turn, so that all clusters grow alike. */
function interleaved<Item>(lists: readonly Item[][]): Item[] {
  const longest = Math.max(...lists.map((list) => list.length))
  const rows = Array.from({ length: longest }, (_, i) =>
    lists.flatMap((list) => list.slice(i, i + 1)),
  )
  return rows.flat()
}
