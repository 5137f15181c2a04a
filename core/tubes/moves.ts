import type { LabelNumber } from '../labels/label.ts'
import { type MoveEvent, type TubeEvent, tubesOf } from './events.ts'
import { lastWord, precedes } from './order.ts'

/** Codes that moves bind together, as one physical tube. */
export type TubeGroup = {
  /** The code that the tube carries at the end. */
  last: LabelNumber
  tubes: Set<LabelNumber>
  events: TubeEvent[]
  /** The moves are no simple chain, or a code was in use before the tube got it: two physical tubes may share a code. */
  disputed: boolean
}

/** Every tube that must be settled together with the given ones, themselves included: all that moves bind to them. */
export function connectedTubes(
  events: Iterable<TubeEvent>,
  tubes: Iterable<LabelNumber>,
): Set<LabelNumber> {
  return reachable(neighboursOf(events), tubes)
}

type Neighbours = Map<LabelNumber, Set<LabelNumber>>

function neighboursOf(events: Iterable<TubeEvent>): Neighbours {
  const neighbours: Neighbours = new Map()
  const join = (a: LabelNumber, b: LabelNumber) => {
    const known = neighbours.get(a)
    if (known) known.add(b)
    else neighbours.set(a, new Set([b]))
  }
  for (const event of events) {
    if (event.kind !== 'move') continue
    join(event.from, event.to)
    join(event.to, event.from)
  }
  return neighbours
}

function reachable(neighbours: Neighbours, tubes: Iterable<LabelNumber>): Set<LabelNumber> {
  const reached = new Set<LabelNumber>()
  const waiting = [...tubes]
  for (let tube = waiting.pop(); tube !== undefined; tube = waiting.pop()) {
    if (reached.has(tube)) continue
    reached.add(tube)
    waiting.push(...(neighbours.get(tube) ?? []))
  }
  return reached
}

/** Splits events into groups of tubes that are settled together; most groups are one tube. */
export function tubeGroups(events: Iterable<TubeEvent>): TubeGroup[] {
  const byTube = new Map<LabelNumber, TubeEvent[]>()
  const moves: MoveEvent[] = []
  for (const event of events) {
    if (event.kind === 'move') moves.push(event)
    for (const tube of new Set(tubesOf(event))) {
      const known = byTube.get(tube)
      if (known) known.push(event)
      else byTube.set(tube, [event])
    }
  }
  const groups: TubeGroup[] = []
  const grouped = new Set<LabelNumber>()
  const neighbours = neighboursOf(moves)
  for (const [tube, own] of byTube) {
    if (grouped.has(tube)) continue
    if (!neighbours.has(tube)) {
      groups.push({ last: tube, tubes: new Set([tube]), events: own, disputed: false })
      continue
    }
    const tubes = reachable(neighbours, [tube])
    for (const member of tubes) grouped.add(member)
    const together = new Set([...tubes].flatMap((member) => byTube.get(member) ?? []))
    groups.push(movedGroup(tube, tubes, [...together]))
  }
  return groups
}

function movedGroup(tube: LabelNumber, tubes: Set<LabelNumber>, events: TubeEvent[]): TubeGroup {
  const moves = events
    .filter((event) => event.kind === 'move')
    .filter(({ from, to }) => from !== to)
  // The tube's code is one that it was never moved away from. Where a fork leaves several, or a circle none, the last
  // move decides; a fork is disputed anyway.
  const left = new Set(moves.map((move) => move.from))
  const final = moves.filter((move) => !left.has(move.to))
  const last = lastWord(final.length > 0 ? final : moves)
  if (!last) return { last: tube, tubes, events, disputed: false }

  const disputed = moves.some(
    ({ from, to }) =>
      moves.some((other) => (other.from === from) !== (other.to === to)) ||
      wasInUse(
        to,
        moves.filter((move) => move.from === from && move.to === to),
        events,
      ),
  )
  return { last: last.to, tubes, events, disputed }
}

// A label taken fresh from the roll has no people. One that had them when the first of the repeated moves came holds
// two tubes' swabs under one code, and one result cannot speak for both.
function wasInUse(to: LabelNumber, moves: MoveEvent[], events: TubeEvent[]): boolean {
  return events.some(
    (event) =>
      (event.kind === 'sample' || event.kind === 'seal') &&
      event.tube === to &&
      moves.every((move) => precedes(event, move)),
  )
}
