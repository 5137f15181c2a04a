import type { Notice } from '@bihuan/core/notice/notice.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Client } from '../client/client.ts'
import type { Random } from '../random/random.ts'
import type { CityPlan, PlannedLaboratory } from '../seed/plan-city.ts'
import type { PlannedSite } from '../seed/plan-sites.ts'
import type { Agenda } from './agenda.ts'
import type { Codes } from './codes.ts'
import type { Tally } from './tally.ts'
import type { Truth } from './truth.ts'

/** A tube as it really is, whatever the papers say. `code` changes when its label is replaced. */
export type Tube = {
  code: string
  site: StaffedSite
  sitting: number
  /** Made for one swab and holds one. */
  single: boolean
  members: string[]
  /** What must be reported before it goes into a box; a spilled tube never does. */
  readyAfter: 'seal' | 'move' | 'never'
  /** Something in it hinders every amplification. */
  inhibited: boolean
}

export type Said =
  | { kind: 'sample' | 'undo'; tube: string; person: string }
  | {
      kind: 'seal'
      tube: string
      openedAt: string
      count: number
      members: { person: string; at: string }[]
    }
  | { kind: 'void'; tube: string; reason: string }
  | { kind: 'move'; from: string; to: string; reason: string }
/** An event that a device has not sent yet. */
export type Pending = { at: Instant; said: Said; tube: Tube }

export type Device = {
  id: string
  seq: number
  /** In order of time. */
  pending: Pending[]
  sentLast: { id: string; seq: number; at: string; said: Said }[]
  offline: { from: Instant; to: Instant } | null
  /** Sends each swab as it happens, not only sealed tubes. */
  online: boolean
}

/** What goes wrong with one box of the day. */
export type Mishap = 'lost' | 'late' | 'miscounted'

export type StaffedSite = {
  plan: PlannedSite
  place: string
  devices: Device[]
  random: Random
  /** Sealed, reported, and in no box. */
  ready: Tube[]
  /** What will go wrong with the next box after a moment. */
  mishaps: { from: Instant; mishap: Mishap }[]
  /** Boxed without having been reported: found out at the laboratory's reception. */
  forgotten: Pending | null
  /** Tubes by every code they have had. */
  tubes: Map<string, Tube>
}

export type Waiting = { tube: Tube; since: Instant; kit: 'first' | 'second' }
export type StaffedLaboratory = {
  plan: PlannedLaboratory
  place: string
  random: Random
  waiting: Waiting[]
  freeCyclers: number
  plates: number
}

/** One thing that somebody would tell; kind is a word of code, the rest are numbers and codes, never names. */
export type Happening = { at: Instant; what: string; facts: Record<string, string | number> }

/** What everybody at work knows in common. */
export type World = {
  client: Client
  agenda: Agenda
  seed: number | string
  plan: CityPlan
  notice: Notice
  round: string
  opens: Instant
  closes: Instant
  codes: Codes
  truth: Truth
  tally: Tally
  sites: StaffedSite[]
  laboratories: Map<string, StaffedLaboratory>
  /** The people's own tubes after a recall: sitting of the last one. */
  resampled: Map<string, number>
  /** Claims that a registrar has been told of. */
  claims: Set<string>
  tell(happening: Happening): void
  /** Hears of confirmed people; `releasedAt` is a real moment before the plate was released. */
  confirmed(at: Instant, releasedAt: number): Promise<void>
  /** Hears of people who must be isolated, when the last signature was given. */
  ordered(people: readonly string[], at: Instant): void
}
