import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { Lot, Seat, Station, StationOutcome, Step } from './station.ts'

/** The lot that a tube lies in, or null when it was not issued to this site. */
export function lotOf(lots: readonly Lot[], tube: LabelNumber): Lot | null {
  return lots.find(({ first, last }) => first <= tube && tube <= last) ?? null
}

/** Nothing happened but a word to the sampler. */
export const onlySay = (station: Station, outcome: StationOutcome): Step => ({
  outcome,
  station,
  sayings: [],
  closed: [],
  seats: [],
})

/** The seats of members that lie in another tube now, or in none. */
export const seatsOf = (
  members: readonly { person: string; at: Instant }[],
  sitting: number,
  tube: LabelNumber | null,
): Step['seats'] =>
  members.map(({ person, at }) => ({
    person,
    sitting,
    now: tube === null ? null : ({ place: 'this-device', at, tube } satisfies Seat),
  }))
