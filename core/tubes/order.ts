import type { Instant } from '../time/instant.ts'

type Placed = { id: string; device: string; seq: number; at: Instant }

/** Orders two texts by code unit: the same on every machine, unlike a locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Orders by moment, then id: total over distinct events, and the only order there is between two devices. */
export function byMoment(a: { at: Instant; id: string }, b: { at: Instant; id: string }): number {
  return a.at - b.at || byText(a.id, b.id)
}

function bySequence(a: Placed, b: Placed): number {
  return a.seq - b.seq || byMoment(a, b)
}

/**
 * Whether `a` came before `b`: by counter on one device, by moment between two. Good for a pair only: over three
 * events of two devices it can run in a circle when a clock has jumped, so nothing is ever sorted by it.
 */
export function precedes(a: Placed, b: Placed): boolean {
  return (a.device === b.device ? bySequence(a, b) : byMoment(a, b)) < 0
}

// First each device chooses its own by counter, then the chosen are compared by moment: no circle is possible.
function chosen<Event extends Placed>(events: Iterable<Event>, sign: 1 | -1): Event | undefined {
  const perDevice = new Map<string, Event>()
  for (const event of events) {
    const held = perDevice.get(event.device)
    if (!held || bySequence(event, held) * sign < 0) perDevice.set(event.device, event)
  }
  let best: Event | undefined
  for (const event of perDevice.values()) {
    if (!best || byMoment(event, best) * sign < 0) best = event
  }
  return best
}

/** The event that came last: each device's last by counter, of these the latest by (at, id). */
export function lastWord<Event extends Placed>(events: Iterable<Event>): Event | undefined {
  return chosen(events, -1)
}

/** The event that came first: each device's first by counter, of these the earliest by (at, id). */
export function firstWord<Event extends Placed>(events: Iterable<Event>): Event | undefined {
  return chosen(events, 1)
}
