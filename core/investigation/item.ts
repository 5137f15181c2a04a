import type { Instant } from '../time/instant.ts'

/** What a timeline of a case is made of. `gap` is a stretch that was asked about and that nobody remembers. */
export const itemKinds = [
  'visit',
  'travel',
  'gathering',
  'companion',
  'vehicle',
  'symptom',
  'note',
  'gap',
] as const
export type ItemKind = (typeof itemKinds)[number]

/** How sure it is: seen in a record or by two sources, only remembered, or concluded from something else. */
export const certainties = ['verified', 'remembered', 'inferred'] as const
export type Certainty = (typeof certainties)[number]

/** Where it comes from. A scanned code of a place is `scan`, and is never evidence by itself. */
export const itemSources = ['spoken', 'bill', 'trips', 'record', 'import', 'scan'] as const
export type ItemSource = (typeof itemSources)[number]

/** A candidate waits for somebody to confirm it; what was removed stays and says so. */
export const itemStates = ['candidate', 'confirmed', 'removed'] as const
export type ItemState = (typeof itemStates)[number]

/** As the field form lists them, 1 to 10, and the lift of a building, which is asked for on its own. */
export const transportKinds = [
  'plane',
  'train',
  'coach',
  'ship',
  'taxi',
  'car',
  'bus',
  'metro',
  'bicycle',
  'walk',
  'lift',
] as const
export type TransportKind = (typeof transportKinds)[number]

/** What somebody did there, as far as it matters for who was near. */
export const activities = [
  'home',
  'work',
  'study',
  'meal',
  'shopping',
  'leisure',
  'meeting',
  'worship',
  'care',
  'test',
  'exercise',
  'lodging',
  'delivery',
  'other',
] as const
export type Activity = (typeof activities)[number]

export const masks = ['worn', 'partly', 'not-worn'] as const
export type Mask = (typeof masks)[number]

export const venueKinds = [
  'home',
  'work',
  'school',
  'shop',
  'market',
  'restaurant',
  'leisure',
  'clinic',
  'transport',
  'hotel',
  'worship',
  'site',
  'other',
] as const
export type VenueKind = (typeof venueKinds)[number]

/** How the air of a place is renewed, as it was seen or told; unknown is an answer. */
export const airs = ['open', 'good', 'poor', 'unknown'] as const
export type Air = (typeof airs)[number]

export type ItemVenue = {
  readonly id: string
  readonly name: string
  readonly kind: VenueKind
  readonly air: Air
  readonly areaCode: string
}

/** Somebody who was there, as far as they are known; `person` once they are found in the register. */
export type ItemPerson = {
  readonly name?: string
  readonly phone?: string
  readonly relation?: string
  readonly person?: string
}

/** A ride. `number` is of the train, flight, line or plate; carriage, row and seat as they stand on the ticket. */
export type ItemTransport = {
  readonly kind: TransportKind
  readonly number: string | null
  readonly carriage: string | null
  readonly row: string | null
  readonly seat: string | null
}

/** What a person may say or change of an item; each field is merged on its own. */
export type ItemFields = {
  readonly kind: ItemKind
  readonly from: Instant | null
  readonly until: Instant | null
  /** The day of the city where only the day is known, never the hour; null where there is a time, or nothing. */
  readonly day: string | null
  readonly certainty: Certainty
  /** The place that is chosen from the list of venues; null while it is only a word. */
  readonly venue: ItemVenue | null
  /** The place as it was said, `万达3F 海底捞`; kept beside the venue that was chosen. */
  readonly place: string | null
  readonly room: string | null
  /** What remains as it was typed. */
  readonly words: string
  readonly people: readonly ItemPerson[]
  readonly transport: ItemTransport | null
  readonly mask: Mask | null
  readonly activity: Activity | null
  /** How many were there as it was said; whether the case is counted in it is not known. */
  readonly howMany: number | null
}

/** One thing of the timeline of a case. */
export type Item = ItemFields & {
  readonly id: string
  readonly state: ItemState
  readonly source: ItemSource
  /** Counted from 1 by every change; who changes says which one they saw. */
  readonly version: number
}

/** The fields that are merged one by one, in the order in which they are shown. */
export const itemFields = [
  'kind',
  'from',
  'until',
  'day',
  'certainty',
  'venue',
  'place',
  'room',
  'words',
  'people',
  'transport',
  'mask',
  'activity',
  'howMany',
] as const satisfies readonly (keyof ItemFields)[]
export type ItemField = (typeof itemFields)[number]

/** An item with nothing in it but its kind, remembered. */
export const emptyFields = (kind: ItemKind): ItemFields => ({
  kind,
  from: null,
  until: null,
  day: null,
  certainty: 'remembered',
  venue: null,
  place: null,
  room: null,
  words: '',
  people: [],
  transport: null,
  mask: null,
  activity: null,
  howMany: null,
})
