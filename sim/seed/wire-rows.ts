import { type Area, type CityBatch, type Person, serialOf } from '../city/rows.ts'
import type { InputOf } from '../client/paths.ts'

export type WireArea = InputOf<'area.import'>['areas'][number]
export type WirePerson = InputOf<'person.import'>['people'][number]

// Households, buildings and compounds are small numbers on the wire; a person keeps the long one.
const small = (id: string): string => String(serialOf(id))

/** An area as the contract has it. */
export const wireArea = ({ code, level, name, parent, people }: Area): WireArea => ({
  code,
  level,
  name,
  parentCode: parent,
  population: people,
})

/** A person as the contract has one. */
export function wirePerson({
  id,
  household,
  name,
  sex,
  bornOn,
  phone,
  traits,
  documents,
}: Person): WirePerson {
  return {
    id,
    householdId: small(household),
    name,
    sex,
    bornOn,
    phone,
    traits: [...traits],
    documents: [...documents],
  }
}

/** The housing of a batch; a building's community is its compound's, and compounds never span two batches. */
export function wireHousing(batch: CityBatch): InputOf<'housing.import'> {
  const communities = new Map(batch.compounds.map(({ id, community }) => [id, community]))
  return {
    compounds: batch.compounds.map(({ id, community, name, hasManager }) => ({
      id: small(id),
      communityCode: community,
      name,
      hasManager,
    })),
    buildings: batch.buildings.map(({ id, compound, name, floors }) => ({
      id: small(id),
      compoundId: small(compound),
      communityCode: communities.get(compound) ?? '',
      name,
      floors,
    })),
    households: batch.households.map(({ id, building, unit, door }) => ({
      id: small(id),
      buildingId: small(building),
      unitNo: unit,
      doorNo: door,
    })),
  }
}

/** Cuts a list into pieces that a command takes. */
export function pieces<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  )
}
