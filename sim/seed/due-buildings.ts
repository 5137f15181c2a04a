import { isDue, modeFor } from '@bihuan/core/notice/due.ts'
import type { Notice, PoolSize, ZoneKind } from '@bihuan/core/notice/notice.ts'
import type { CityIndex, IndexedBuilding } from '../city/city-index.ts'
import type { Zones } from '../city/zones.ts'

export type Way = 'door' | 'slots' | 'sites'

/** A building whose people are called, and how they are sampled. */
export type DueBuilding = {
  building: IndexedBuilding
  compound: string
  community: string
  way: Way
  pool: PoolSize
}

/** The buildings that a notice calls, in the order of the city: the rules are core's, as in the server. */
export function dueBuildings(index: CityIndex, zones: Zones, notice: Notice): DueBuilding[] {
  const locked = new Set(zones.lockdownBuildings)
  const controlled = new Set(zones.controlCompounds)
  return index.compounds.flatMap(({ id: compound, community, buildings }) =>
    buildings.flatMap((building): DueBuilding[] => {
      const zone: ZoneKind | null = locked.has(building.id)
        ? 'lockdown'
        : controlled.has(compound)
          ? 'control'
          : null
      if (!isDue({ area: community, zone, facts: [] }, notice).due) return []
      const { way, pool } = modeFor(zone, notice)
      return [{ building, compound, community, way, pool: pool.size }]
    }),
  )
}
