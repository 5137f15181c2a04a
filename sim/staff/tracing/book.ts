import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Crowd } from '../../city/truth/pick-people.ts'
import type { Outbreak } from '../../city/truth/transmission.ts'
import type { TrueCase } from '../../city/truth/true-case.ts'
import type { World } from '../world.ts'
import type { Told, ToldContact } from './memory.ts'

/** A case that the investigators work on, with what its person tells. */
export type TracedCase = {
  case: string
  number: number
  person: string
  district: string
  /** Sign-in name of who asks. */
  as: string
  openedAt: Instant
  positiveAt: Instant
  truth: TrueCase | null
  told: Told
  /** Contacts that were described and may be found in the register later. */
  unknown: { contact: string; told: ToldContact }[]
  signedAt: Instant | null
  /** People who are on the list by name. */
  named: Set<string>
}

/** What the investigators share. */
export type Tracing = {
  world: World
  outbreak: Outbreak
  crowd: Crowd
  cases: Map<string, TracedCase>
  seen: Set<string>
  /** Ids of venues that were added, by that of the truth. */
  venues: Map<string, Promise<string>>
  /** Real milliseconds from the release of a plate until its case stands in the list. */
  alarmMs: number[]
  /** Real milliseconds from the last signature until the contacts stand on the dispatcher's list, and how many of them did. */
  handedMs: number[]
  handed: { listed: number }
  /** Contacts that are looked after already. */
  placing: Set<string>
  /** Real milliseconds that the staff wait for what the server does in its turns, every ten seconds: a fast city is past midnight sooner. */
  patienceMs: number
}

/** A place of the agenda for each case, so that what is done for one happens in order. */
export const placeOf = ({ case: id }: Pick<TracedCase, 'case'>): string => `case:${id}`
