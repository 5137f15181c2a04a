import type { Cohort } from '../isolation/cohort.ts'
import type { CareNeed, Diet } from '../isolation/needs.ts'
import type { Weights } from './weights.ts'

/** Infants and children are never alone in a room; from which age one is an adult the city says. */
export type Age = 'infant' | 'child' | 'adult'

/** Who lives in a room already, or is to. */
export type Inmate = {
  readonly cohort: Cohort
  /** Who moves and lives together: a household, a mother and her child. */
  readonly party: string | null
  /** The case whose contact somebody is. */
  readonly source: string | null
  /** The case that somebody is. */
  readonly indexOf: string | null
  readonly age: Age
  readonly care: readonly CareNeed[]
}

/** One person who needs a room. */
export type Guest = Inmate & {
  readonly id: string
  /** The kind of place that the policy names for the reason; null where it names none. */
  readonly place: string | null
  readonly diets: readonly Diet[]
  readonly language: string | null
  /** Where the way begins: distances are those of the cell. */
  readonly cell: string
  /** For how many days they are likely to stay; null where nobody can say. */
  readonly days: number | null
  /** The room that they were given before. */
  readonly now: string | null
  /** Chosen by hand, told, or under way: `now` stays. */
  readonly fixed: boolean
}

export type Position = { readonly lng: number; readonly lat: number }

/** What two cohorts never share besides a room. */
export type Separates = 'room' | 'passage' | 'floor'

export type IsolationSite = {
  readonly id: string
  readonly place: string
  readonly active: boolean
  readonly at: Position | null
  readonly areaCode: string
  readonly languages: readonly string[]
  readonly diets: readonly string[]
  readonly care: readonly string[]
  readonly separates: Separates
  /** Until it closes; null where nobody plans to. */
  readonly closesInDays: number | null
  /** How many people its doctors and nurses may look after by the norm in force; null where no norm binds. */
  readonly staffFor: number | null
}

export type RoomKind = 'single' | 'family' | 'accessible' | 'mother-child' | 'care'

export type Room = {
  readonly id: string
  readonly site: string
  readonly code: string
  readonly floor: number
  readonly kind: RoomKind
  readonly beds: number
  readonly passage: string | null
  /** Cleaned and furnished, and not out of use. */
  readonly ready: boolean
  readonly inside: readonly Inmate[]
}

/** All that an allocation knows. Plain data, so that it can go to another thread. */
export type Problem = {
  readonly guests: readonly Guest[]
  readonly sites: readonly IsolationSite[]
  readonly rooms: readonly Room[]
  readonly cells: Readonly<Record<string, { readonly at: Position | null; readonly area: string }>>
  /** Whether a rule in force says that everybody who can has a room of their own. */
  readonly singleRoom: boolean
  readonly weights: Weights
}

/** A room for each guest, or none. */
export type Assignment = ReadonlyMap<string, string | null>

/** A room with as many beds is a ward: people found positive share it with each other. Our line; 2 to 6 beds are a family's. */
export const wardBeds = 7

// Who cannot be left without somebody who looks after them (8th edition: special groups, domain-policy §2.1).
const notAlone: readonly CareNeed[] = ['bedridden', 'nursing']

/** Whether somebody can look after themselves and others. */
export const isIndependent = ({ age, care }: Pick<Inmate, 'age' | 'care'>): boolean =>
  age === 'adult' && !care.some((need) => notAlone.includes(need))

/** The part of a site that cohorts do not share; null where it separates by rooms only, or a room has no passage. */
export function wingOf(
  { site, floor, passage }: Pick<Room, 'site' | 'floor' | 'passage'>,
  separates: Separates,
): string | null {
  if (separates === 'floor') return `${site} ${floor}`
  return separates === 'passage' && passage !== null ? `${site} ${passage}` : null
}
