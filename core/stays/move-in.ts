import { type Cohort, mayShare } from '../isolation/cohort.ts'
import type { Instant } from '../time/instant.ts'

/** Somebody as far as sharing a room goes: their group, the household they move with, and the case they met. */
export type Sharer = {
  readonly cohort: Cohort
  readonly party: string | null
  readonly source: string | null
}
export type RoomNow = {
  readonly beds: number
  readonly readyAt: Instant | null
  readonly isOut: boolean
  readonly guests: readonly Sharer[]
}

/** Why somebody may not be let into a room: each of these would be unsafe; nothing else keeps anybody outside. */
export type UnsafeRoom = 'out' | 'not-cleaned' | 'full' | 'mixed'

/**
 * Whether somebody may move into a room at a moment: null where they may. Two groups never share a room, and of contacts only those of one
 * case or household (core/isolation/cohort.ts; domain-policy §5).
 */
export function unsafeFor(who: Sharer, room: RoomNow, at: Instant): UnsafeRoom | null {
  if (room.isOut) return 'out'
  // Whoever shares it with people inside moves into their room: it is cleaned when all have gone.
  if (room.guests.length === 0 && (room.readyAt === null || room.readyAt > at)) return 'not-cleaned'
  if (room.guests.length >= room.beds) return 'full'
  return room.guests.every((guest) => mayShare(who, guest)) ? null : 'mixed'
}
