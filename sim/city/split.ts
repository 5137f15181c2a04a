import { logNormal } from '../random/distributions.ts'
import { seeded } from '../random/random.ts'
import {
  type Division,
  isVillage,
  officialCommunities,
  officialStreets,
  unitOfStreet,
} from './divisions.ts'
import { largestRemainder } from './largest-remainder.ts'
import { censusPopulation, unitPopulations, units } from './populations.ts'

export type CommunityShare = Division & { village: boolean; people: number }
export type StreetShare = Division & { people: number; communities: CommunityShare[] }
export type UnitShare = Division & { people: number; streets: StreetShare[] }
export type CityShare = { people: number; units: UnitShare[] }

// Fewer people than this make no street or community that looks like one, so a small city keeps fewer of them: the
// largest. At scale 1 all 208 and 3,306 stay, at 0.01 all 208 streets.
const streetPeopleMin = 150
const communityPeopleMin = 150

// No figures per community exist. An urban one is taken as 3.2 times a village; the spread of 0.5 is invented too.
const urbanWeight = 3.2
const weightSpread = 0.5

/**
 * How many people live in each unit, street and community at a scale (0.0001 to 1): whole numbers that sum exactly at
 * every level, the city to round(12,600,574 × scale). It depends on no seed. Throws a RangeError for another scale.
 */
export function splitCity(scale: number): CityShare {
  if (!(scale >= 0.0001 && scale <= 1)) throw new RangeError(`scale ${scale} is not in 0.0001 … 1`)
  const total = Math.round(censusPopulation * scale)
  const populations = unitPopulations()
  const people = largestRemainder(
    total,
    units.map((unit) => populations.get(unit.code) ?? 0),
  )
  return {
    people: total,
    units: units.map(({ code, name }, index) => splitUnit({ code, name }, people[index] ?? 0)),
  }
}

function splitUnit(unit: Division, people: number): UnitShare {
  const streets = streetsOf.get(unit.code) ?? []
  const weights = streets.map((street) =>
    (communitiesOf.get(street.code) ?? []).reduce((sum, community) => sum + weight(community), 0),
  )
  const shared = share(people, streets, weights, streetPeopleMin)
  return { ...unit, people, streets: shared.map(([street, count]) => splitStreet(street, count)) }
}

function splitStreet(street: Division, people: number): StreetShare {
  const communities = communitiesOf.get(street.code) ?? []
  const shared = share(people, communities, communities.map(weight), communityPeopleMin)
  return {
    ...street,
    people,
    communities: shared.map(([community, count]) => ({
      ...community,
      village: isVillage(community),
      people: count,
    })),
  }
}

/** Keeps the heaviest parts, so many that each has `least` people on average, and shares the people among them. */
function share(
  people: number,
  parts: readonly Division[],
  weights: readonly number[],
  least: number,
): [Division, number][] {
  const kept = Math.min(parts.length, Math.max(1, Math.floor(people / least)))
  const heaviest = parts
    .map((part, index) => ({ part, weight: weights[index] ?? 0 }))
    .sort((a, b) => b.weight - a.weight || (a.part.code < b.part.code ? -1 : 1))
    .slice(0, kept)
    .sort((a, b) => (a.part.code < b.part.code ? -1 : 1))
  const counts = largestRemainder(
    people,
    heaviest.map(({ weight }) => weight),
  )
  return heaviest.map(({ part }, index) => [part, counts[index] ?? 0])
}

function weight(community: Division): number {
  const size = logNormal(seeded(`community ${community.code}`), 1, weightSpread)
  return (isVillage(community) ? 1 : urbanWeight) * size
}

const streetsOf = Map.groupBy(officialStreets, (street) => unitOfStreet(street.code))
const communitiesOf = Map.groupBy(officialCommunities, ({ code }) => code.slice(0, 9))
