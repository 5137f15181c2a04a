import type { Instant } from '../time/instant.ts'

/** A stay of a case in a place; `room` is null where nobody said it. */
export type Stay = {
  readonly case: string
  readonly venue: string
  readonly room: string | null
  readonly from: Instant
  readonly until: Instant
}
export type SharedStay = {
  readonly one: Stay
  readonly other: Stay
  readonly from: Instant
  readonly until: Instant
  /** Null where one of the rooms is not known. */
  readonly sameRoom: boolean | null
}

/** Where two of different cases were in one place at one time, touching moments included; each pair once, in order of time. */
export function sharedStays(stays: readonly Stay[]): readonly SharedStay[] {
  const byVenue = Map.groupBy(stays, ({ venue }) => venue)
  const found: SharedStay[] = []
  for (const there of byVenue.values()) {
    const inTime = [...there].sort((a, b) => a.from - b.from || (a.case < b.case ? -1 : 1))
    for (const [n, one] of inTime.entries())
      for (const other of inTime.slice(n + 1)) {
        if (other.from > one.until) break
        if (other.case === one.case) continue
        found.push({
          one,
          other,
          from: other.from,
          until: Math.min(one.until, other.until),
          sameRoom: one.room === null || other.room === null ? null : one.room === other.room,
        })
      }
  }
  return found.sort((a, b) => a.from - b.from)
}
