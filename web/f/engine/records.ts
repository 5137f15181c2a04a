import type { FieldEvent } from '@bihuan/contract/sampling.ts'
import type { ClosedTube, Seat, Station } from '@bihuan/core/station/station.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Conflict, FieldBook } from './types.ts'

export type WireEvent = Static<typeof FieldEvent>

type Said = {
  /** Rises by one with every act of this phone; the key and the order of sending. */
  n: number
  id: string
  account: string
  accountName: string
  at: Instant
  words: string
}
export type EventsAct = Said & {
  kind: 'events'
  round: string
  device: string
  events: WireEvent[]
}
export type CommandAct = Said & {
  kind: 'command'
  device: string | null
  round: string | null
  path: string
  body: object
  /** Only the account that made it may send it. */
  isSignature: boolean
  /** What it is about, a box for instance: acts about the same thing do not overtake each other. */
  about: string | null
}
/** Work that the server has not confirmed. Store `acts`, by n. */
export type StoredAct = EventsAct | CommandAct

/** Store `tubes`, by label number; `tails` are masked names of a sealed tube. */
export type StoredTube = ClosedTube & { tails: string[] }
/** Store `seats`, by sitting and person. */
export type StoredSeat = Seat
/** Store `conflicts`, by id; the act stays with it until somebody has looked at it. */
export type StoredConflict = Conflict & { act: StoredAct | null }

/** Store `facts`, each under its own name. */
export type Facts = {
  station: Station
  counters: Counters
  session: Session
  account: Account
  clock: ClockFact
  /** AES keys of the devices that this phone has been, to seal what cannot be sent; not extractable. */
  sealKeys: Record<string, CryptoKey>
  /** Key of the roster; not extractable. */
  rosterKey: CryptoKey
  /** Who was sampled elsewhere when the roster was taken, without names. */
  elsewhere: Map<string, Instant>
  frames: Record<string, Record<number, string>>
}
export type Counters = {
  n: number
  /** Of the device: a phone that joins again begins anew. */
  seq: number
  walkIns: number
}
export type Session = { book: FieldBook; rosterTakenAt: Instant; people: number }
export type Account = { id: string; name: string; role: string; isDemo: boolean }
export type ClockFact = {
  /** The city's moment when the device's clock showed `wall`. */
  city: Instant
  wall: number
  speed: number
  checkedAt: Instant | null
}
