import type { Instant } from '../time/instant.ts'

/** What somebody is to the case, or to the contact in between. */
export const relations = [
  'household',
  'carer',
  'clinician',
  'visitor',
  'workmate',
  'classmate',
  'fellow-diner',
  'fellow-player',
  'fellow-traveller',
  'served-there',
  'same-place',
  'touched-things',
  'other',
] as const
export type Relation = (typeof relations)[number]

/** Vehicles as the tables of policies name them, and those for which no table stands. */
export type VehicleKind =
  | 'aircraft'
  | 'sealed_train'
  | 'open_train'
  | 'sealed_coach'
  | 'ventilated_coach'
  | 'ship'
  | 'car'
  | 'bus'
  | 'metro'

/** Where somebody sat; a bay is the open compartment of a carriage. */
export type Seat = {
  readonly carriage?: string
  readonly row?: number
  readonly bay?: number
  readonly cabin?: string
  readonly seat?: string
}

export type Journey = {
  readonly kind: VehicleKind
  readonly number?: string
  readonly ofCase?: Seat
  readonly ofContact?: Seat
  /** Crew that served where the case sat. */
  readonly crew?: boolean
}

/** How somebody was near, as far as an investigator knows it. What is left out is not known. */
export type Exposure = {
  readonly relation: Relation
  readonly from: Instant
  readonly until: Instant
  /** Minutes together in all. */
  readonly minutes?: number
  /** The nearest, in metres. */
  readonly metres?: number
  readonly table?: 'same' | 'next' | 'other'
  readonly place?: string
  readonly room?: string
  readonly sameRoom?: boolean
  readonly air?: 'open' | 'good' | 'poor' | 'unknown'
  readonly mask?: 'both' | 'case' | 'contact' | 'none'
  readonly protected?: boolean
  readonly aerosol?: boolean
  readonly touched?: boolean
  /** Of a contact of a contact: whether the one in between is of high risk. */
  readonly highRisk?: boolean
  readonly transport?: Journey
}

/** From the strongest to the weakest. */
export const contactKinds = ['close', 'secondary', 'general', 'none'] as const
export type ContactKind = (typeof contactKinds)[number]

/** Whether the first is at least as strong as the second. */
export const isAtLeast = (one: ContactKind, other: ContactKind): boolean =>
  contactKinds.indexOf(one) <= contactKinds.indexOf(other)

/** Yes, no, or what would have to be known to say. */
export type Holds = 'yes' | 'no' | 'unknown'
