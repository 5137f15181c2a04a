import { kmBetween, type Place } from './way.ts'

/** Where a tour begins and ends; without an end it is over at its last stop. */
export type Ends = { readonly start: Place; readonly end: Place | null }

const lengthOf = (ends: Ends, order: readonly Place[]): number => {
  let at = ends.start
  let km = 0
  for (const next of order) {
    km += kmBetween(at, next)
    at = next
  }
  return ends.end ? km + kmBetween(at, ends.end) : km
}

/**
 * The order in which stops are visited, as indexes: nearest insertion, then 2-opt until no exchange of two legs makes it shorter. For the
 * few dozen stops of one vehicle; never longer than the order that it was given.
 */
export function orderStops(ends: Ends, stops: readonly Place[]): number[] {
  const inserted: number[] = []
  for (const [index, stop] of stops.entries()) {
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at <= inserted.length; at += 1) {
      const before = at === 0 ? ends.start : (stops[inserted[at - 1] ?? 0] ?? ends.start)
      const after = at === inserted.length ? ends.end : (stops[inserted[at] ?? 0] ?? null)
      const more =
        kmBetween(before, stop) + (after ? kmBetween(stop, after) - kmBetween(before, after) : 0)
      if (more < least - 1e-9) {
        least = more
        best = at
      }
    }
    inserted.splice(best, 0, index)
  }
  const given = stops.map((_, index) => index)
  const place = (order: readonly number[]) => order.flatMap((index) => stops[index] ?? [])
  const isShorter = lengthOf(ends, place(inserted)) <= lengthOf(ends, place(given))
  return untwisted(ends, stops, isShorter ? inserted : given)
}

function untwisted(ends: Ends, stops: readonly Place[], first: readonly number[]): number[] {
  const order = [...first]
  const at = (n: number): Place | null =>
    n < 0 ? ends.start : n >= order.length ? ends.end : (stops[order[n] ?? 0] ?? null)
  const leg = (from: Place | null, to: Place | null) => (from && to ? kmBetween(from, to) : 0)
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (let i = 0; i < order.length - 1; i += 1)
      for (let j = i + 1; j < order.length; j += 1) {
        const now = leg(at(i - 1), at(i)) + leg(at(j), at(j + 1))
        const turned = leg(at(i - 1), at(j)) + leg(at(i), at(j + 1))
        if (turned < now - 1e-9) {
          order.splice(i, j - i + 1, ...order.slice(i, j + 1).reverse())
          isBetter = true
        }
      }
  }
  return order
}

/** Kilometres of a tour in a given order. */
export const tourKm = lengthOf
