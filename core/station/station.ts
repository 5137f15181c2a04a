import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { Member, TubeEvent } from '../tubes/events.ts'

/** Tubes that were issued to the site, first to last; a tube outside all of them belongs to somebody else. */
export type Lot = {
  first: LabelNumber
  last: LabelNumber
  capacity: number
  /** 0 for the round itself; a recall samples again in a later one. */
  sitting: number
}

export type NamedMember = Member & { name: string }

export type OpenTube = {
  tube: LabelNumber
  openedAt: Instant
  capacity: number
  sitting: number
  members: readonly NamedMember[]
}

/** The table of one sampler. One tube is open at a time: a swab in the neighbour's tube isolates the wrong ten (H16). */
export type Station = {
  lots: readonly Lot[]
  open: OpenTube | null
  /** The latest moment that was written: clocks jump, the moments of one device do not go back (H20). */
  lastAt: Instant
}

export type TubeUse = 'sealed' | 'void' | 'moved'
/** A tube that this device is done with. */
export type ClosedTube = {
  use: TubeUse
  at: Instant
  capacity: number
  sitting: number
  members: readonly Member[]
}

/** Where a person was sampled; a tube is known only of this device. */
export type Seat = { place: 'this-device' | 'elsewhere'; at: Instant; tube: LabelNumber | null }

/** What the device remembers beyond its table. */
export type Known = {
  tube(tube: LabelNumber): ClosedTube | null
  seat(person: string, sitting: number): Seat | null
}

export type Deed =
  | { kind: 'tube'; tube: LabelNumber }
  /** `anyway`: somebody decided to sample a person again whom the roster has as sampled elsewhere. */
  | { kind: 'person'; person: string; name: string; anyway?: boolean }
  /** The last person of the tube where none is named. */
  | { kind: 'undo'; person?: string }
  /** `count`: the swabs as counted by hand. */
  | { kind: 'seal'; count: number }
  /** The open tube where none is named. */
  | { kind: 'void'; reason: string; tube?: LabelNumber }
  | { kind: 'move'; to: LabelNumber; reason: string; from?: LabelNumber }

type OnePerson = { person: string; name: string }

/** What the sampler hears and sees. Tubes are numbers here; the printed code is labels/label.ts. */
export type StationOutcome =
  | ({ kind: 'taken'; n: number; capacity: number; isFull: boolean; tube: LabelNumber } & OnePerson)
  | ({
      kind: 'duplicate'
      place: 'this-tube' | 'this-device' | 'elsewhere'
      at: Instant
      tube: LabelNumber | null
    } & OnePerson)
  | { kind: 'full'; tube: LabelNumber; capacity: number }
  | { kind: 'tube-opened'; tube: LabelNumber; capacity: number }
  | { kind: 'tube-again'; tube: LabelNumber; count: number }
  | { kind: 'tube-still-open'; tube: LabelNumber; count: number }
  | { kind: 'tube-unknown'; tube: LabelNumber }
  | { kind: 'tube-used'; tube: LabelNumber; use: TubeUse | 'open' }
  /** The other tube holds fewer people, or is for another sitting. */
  | { kind: 'tube-does-not-fit'; tube: LabelNumber }
  | { kind: 'tube-empty'; tube: LabelNumber }
  | { kind: 'tube-put-back'; tube: LabelNumber }
  | { kind: 'need-tube' }
  | ({ kind: 'undone'; n: number } & OnePerson)
  | { kind: 'nothing-to-undo' }
  | { kind: 'count-differs'; tube: LabelNumber; counted: number; members: number }
  | { kind: 'sealed'; tube: LabelNumber; count: number }
  | { kind: 'moved'; from: LabelNumber; to: LabelNumber }
  | { kind: 'voided'; tube: LabelNumber; count: number }

type Unsaid<Event> = Event extends TubeEvent ? Omit<Event, 'id' | 'device' | 'seq'> : never
/** An event before the device has given it an id and its number. */
export type Saying = Unsaid<TubeEvent>

/** What a deed came to: all of it is kept in one piece, or nothing of it happened. */
export type Step = {
  outcome: StationOutcome
  station: Station
  sayings: readonly Saying[]
  closed: readonly { tube: LabelNumber; now: ClosedTube }[]
  seats: readonly { person: string; sitting: number; now: Seat | null }[]
}
