import { passLifeMs } from '@bihuan/core/pass/pass.ts'
import { type StatusClass, statusClasses } from '@bihuan/core/policy/words.ts'
import type { Reason, Status } from '@bihuan/core/status/status.ts'
import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'

/** Whether one class allows less than another. */
export const isStricter = (one: StatusClass, other: StatusClass): boolean =>
  statusClasses.indexOf(one) < statusClasses.indexOf(other)

export type StatusForPass = Pick<Status, 'class' | 'reasons' | 'coming'>

/** When a reason is over at the latest: its term, or the moment by which an appeal must have been decided. */
function endOf({ until, decideBy }: Reason): Instant | null {
  if (until === null) return decideBy
  return decideBy === null ? until : Math.min(until, decideBy)
}

/** The first moment at which the status is softer by itself; null where only somebody's act or no restriction ends it. */
function freedAt({ class: now, reasons }: StatusForPass): Instant | null {
  if (now !== 'stay' && now !== 'limit') return null
  const ends = reasons.filter((reason) => reason.class === now).map(endOf)
  return ends.includes(null) ? null : Math.max(...ends.map((end) => end ?? 0))
}

export type Life = { issuedAt: Instant; expiresAt: Instant }

// Passes that are taken together would be known by their minutes; an hour and a half of them are in every crowd.
const backMinutes = 60
const shortMinutes = 30
const shortenedFromMs = 2 * hourMs

/**
 * The life of one of several passes, so that two of them do not show by their moments that they came to one phone: it begins up to an
 * hour before, never before the key that signs it, and ends up to half an hour sooner where hours are left.
 */
export function spreadLife(
  { issuedAt, expiresAt }: Life,
  form: 'screen' | 'paper',
  { earliest, anyBelow }: { earliest: Instant; anyBelow(below: number): number },
): Life {
  const begins = Math.max(earliest, issuedAt - anyBelow(backMinutes) * minuteMs)
  const sooner = anyBelow(shortMinutes) * minuteMs
  const ends = Math.min(expiresAt, begins + passLifeMs[form])
  const isLong = expiresAt - issuedAt > shortenedFromMs
  return { issuedAt: begins, expiresAt: isLong ? ends - sooner : ends }
}

/**
 * From when until when a pass that is made now holds: hours, never beyond the moment at which the person is freed, and never into
 * a restriction that is known to begin. Null where the status changes within this minute.
 */
export function passLife(
  status: StatusForPass,
  form: 'screen' | 'paper',
  now: Instant,
): Life | null {
  const issuedAt = now - (now % minuteMs)
  const begins = status.coming
    .filter((reason) => isStricter(reason.class, status.class))
    .map(({ since }) => since)
  const freed = freedAt(status)
  const first = Math.min(issuedAt + passLifeMs[form], ...begins, ...(freed === null ? [] : [freed]))
  const expiresAt = first - (first % minuteMs)
  return expiresAt > issuedAt && expiresAt > now ? { issuedAt, expiresAt } : null
}
