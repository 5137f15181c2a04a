import { type Instant, minuteMs } from '../time/instant.ts'

export const transferSteps = [
  'no-room',
  'waiting',
  'missed',
  'planned',
  'told',
  'confirmed',
  'riding',
  'off',
  'ended',
] as const
export type TransferStep = (typeof transferSteps)[number]

/** What happened to a transfer so far. */
export type TransferMoments = {
  readonly kind: 'to-site' | 'to-hospital' | 'between-sites' | 'home'
  readonly toSite: string | null
  readonly trip: string | null
  readonly pickUpAt: Instant | null
  readonly toldAt: Instant | null
  readonly confirmedAt: Instant | null
  readonly noShowAt: Instant | null
  readonly onAt: Instant | null
  readonly offAt: Instant | null
  readonly endedAt: Instant | null
}

/**
 * How long after the time that somebody was told they count as left waiting: an assumption of ours, no source names one. It only moves a
 * line to the top of a list.
 */
export const missedAfterMs = 30 * minuteMs

/** Whether somebody was told a time and nobody came, or did not get on: a dispatcher sees them first. */
export function isMissed(it: TransferMoments, now: Instant): boolean {
  if (it.endedAt !== null || it.onAt !== null) return false
  if (it.noShowAt !== null) return true
  return it.toldAt !== null && it.pickUpAt !== null && it.pickUpAt + missedAfterMs < now
}

/** What is next for a transfer at a moment; computed at every read and stored nowhere. */
export function stepOf(it: TransferMoments, now: Instant): TransferStep {
  if (it.endedAt !== null) return 'ended'
  if (it.offAt !== null) return 'off'
  if (it.onAt !== null) return 'riding'
  if (isMissed(it, now)) return 'missed'
  if (it.trip !== null) {
    if (it.confirmedAt !== null) return 'confirmed'
    return it.toldAt === null ? 'planned' : 'told'
  }
  return it.kind !== 'home' && it.toSite === null ? 'no-room' : 'waiting'
}
