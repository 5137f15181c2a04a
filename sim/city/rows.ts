import type { Sex } from './synthetic-identity.ts'

/** Ids are texts of digits below 2^53: the city 4101 and 11 digits of serial, each kind counted from 1. */
export type Area = {
  code: string
  level: 'city' | 'district' | 'street' | 'community'
  name: string
  parent: string | null
  /** Who lives there at the scale of the city. */
  people: number
}

/** A residential compound (小区); one without a manager is a 无主管楼院, an old yard that nobody answers for. */
export type Compound = { id: string; community: string; name: string; hasManager: boolean }

/** `units` are the staircases (单元) of the building. */
export type Building = {
  id: string
  compound: string
  name: string
  floors: number
  units: number
}

/** Lives behind one door; `size` people, whose rows follow one another, the head's first. */
export type Household = {
  id: string
  building: string
  community: string
  unit: number
  door: string
  head: string
  size: number
}

export type IdentityDocument = { kind: 'resident-id' | 'passport'; country: string; number: string }

export type Trait =
  | 'lives-alone-old' // 65 or over, nobody else in the household
  | 'pregnant'
  | 'infant' // under one year
  | 'disabled'
  | 'bedridden'
  | 'temporary-resident' // lives here without a household registration of the city
  | 'foreigner'
  | 'no-phone'
  | 'family-phone' // a child or an old person whose phone number is the head's
  | 'two-documents'
  | 'twin'
  | 'vaccinated-48h'

/** `bornOn` is the real birthday of the invented person; the date inside the identity number is never theirs. */
export type Person = {
  id: string
  name: string
  sex: Sex
  bornOn: string
  household: string
  community: string
  phone: string | null
  documents: readonly IdentityDocument[]
  traits: readonly Trait[]
}

/** Rows whose parents are in the same or an earlier batch. */
export type CityBatch = {
  areas: Area[]
  compounds: Compound[]
  buildings: Building[]
  households: Household[]
  people: Person[]
}

const cityBase = 410_100_000_000_000

/** The id of the n-th compound, building, household or person of the city: 15 digits, below 2^53. */
export function cityId(serial: number): string {
  return String(cityBase + serial)
}

/** The serial inside an id. */
export function serialOf(id: string): number {
  return Number(id) - cityBase
}
