import { poisson } from '../random/distributions.ts'
import { type Random, seeded } from '../random/random.ts'
import {
  type CityIndex,
  householdOf,
  type IndexedBuilding,
  type IndexedCompound,
} from './city-index.ts'
import { drawCt, quartileLoads, type ViralLoads } from './viral-load.ts'
import type { Zones } from './zones.ts'

/** Someone who carries the virus on the day of the round. `cluster` counts the chains from 1; ct in cycles. */
export type Infection = {
  person: string
  household: string
  building: string
  compound: string
  community: string
  ct: number
  caughtIn: 'household' | 'neighbourhood' | 'city'
  cluster: number
}

/**
 * `prevalence` is the share of the city that is infected, `least` how many at the least: a city of 12,600 would otherwise
 * mostly have one, and its demo no pool to recall.
 */
export type EpidemicOrder = {
  seed: number | string
  zones: Zones
  prevalence?: number
  least?: number
  loads?: ViralLoads
}

// 0.0001: 12 million sampled with about a thousand carriers is more than January 2022 had (tens), so that a small city shows
// the chain. Chances of the chain: invented, of the size reported for Delta in households.
const defaultPrevalence = 0.0001
const defaultLeast = 6
const householdAttack = 0.35
const chainGoesOn = 0.6
// Where a chain begins: zones were drawn around known cases (round 3 of January 2022 found all its 17 among key people).
const startsInLockdown = 0.6
const startsInControl = 0.3

/**
 * Who is infected on the testing day: chains that begin mostly in the zones, pass within the household and on to another
 * household of the same compound. The first household of two or more to be met has a second case for certain, so that
 * every city has a household cluster. Throws a RangeError for a city with fewer people than `least`.
 */
export function spreadInfection(index: CityIndex, order: EpidemicOrder): Infection[] {
  const random = seeded(order.seed).fork('epidemic')
  const least = order.least ?? defaultLeast
  const count = Math.max(
    least,
    poisson(random, index.people * (order.prevalence ?? defaultPrevalence)),
  )
  if (count > index.people) throw new RangeError(`${count} infected among ${index.people} people`)

  const grounds = groundsOf(index, order.zones)
  const loads = order.loads ?? quartileLoads
  const found = new Map<string, Infection>()
  let householdCluster = false
  let cluster = 0
  let ground: Ground | undefined
  while (found.size < count) {
    const before: Ground | undefined = random.chance(chainGoesOn) ? ground : undefined
    if (before === undefined) cluster++
    ground = before === undefined ? startOf(random, grounds) : groundIn(random, before.compound)
    infectHousehold(ground, before === undefined ? 'city' : 'neighbourhood')
  }
  return [...found.values()]

  function infectHousehold({ compound, building }: Ground, first: Infection['caughtIn']): void {
    const household = householdOf(building, random.integer(0, building.households.length - 1))
    random.shuffle(household.people).forEach((person, nth) => {
      if (found.size >= count || found.has(person)) return
      if (nth > 0 && householdCluster && !random.chance(householdAttack)) return
      householdCluster ||= nth > 0
      found.set(person, {
        person,
        household: household.id,
        building: building.id,
        compound: compound.id,
        community: compound.community,
        ct: drawCt(loads, random),
        caughtIn: nth === 0 ? first : 'household',
        cluster,
      })
    })
  }
}

type Ground = { compound: IndexedCompound; building: IndexedBuilding }
type Grounds = { lockdown: Ground[]; control: Ground[]; compounds: IndexedCompound[] }

/** The buildings in which a chain may begin, by zone. */
function groundsOf(index: CityIndex, zones: Zones): Grounds {
  const locked = new Set(zones.lockdownBuildings)
  const controlled = new Set(zones.controlCompounds)
  const inZones = index.compounds
    .filter((compound) => controlled.has(compound.id))
    .flatMap((compound) => compound.buildings.map((building) => ({ compound, building })))
    .filter(({ building }) => building.people > 0)
  return {
    lockdown: inZones.filter(({ building }) => locked.has(building.id)),
    control: inZones.filter(({ building }) => !locked.has(building.id)),
    compounds: index.compounds,
  }
}

function startOf(random: Random, grounds: Grounds): Ground {
  const where = random.uniform()
  if (where < startsInLockdown && grounds.lockdown.length > 0) return random.pick(grounds.lockdown)
  if (where < startsInLockdown + startsInControl && grounds.control.length > 0) {
    return random.pick(grounds.control)
  }
  return groundIn(random, random.pick(grounds.compounds))
}

const groundIn = (random: Random, compound: IndexedCompound): Ground => ({
  compound,
  building: random.pick(compound.buildings),
})
