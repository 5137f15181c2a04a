import type { Instant } from '../time/instant.ts'
import type { ClosedTube, Deed, Known, Station, Step } from './station.ts'
import { lotOf, onlySay, seatsOf } from './step.ts'

/** The tube that is meant: the open one, or one that was sealed here; else what to say. */
function meant(station: Station, tube: number | undefined, known: Known) {
  const { open } = station
  if (open && (tube === undefined || tube === open.tube)) {
    const members = open.members.map(({ person, at }) => ({ person, at }))
    return { isOpen: true, ...open, members } as const
  }
  if (tube === undefined) return null
  const closed = known.tube(tube)
  return closed ? ({ isOpen: false, tube, ...closed } as const) : null
}

const refusal = (station: Station, tube: number | undefined) =>
  onlySay(station, tube === undefined ? { kind: 'need-tube' } : { kind: 'tube-unknown', tube })

/** Spilled, cracked, mixed up: the tube is worth nothing and its people are sampled again. */
export function voidTube(
  station: Station,
  { reason, tube: named }: Extract<Deed, { kind: 'void' }>,
  known: Known,
  at: Instant,
): Step {
  const it = meant(station, named, known)
  if (!it) return refusal(station, named)
  const { tube, capacity, sitting, members } = it
  if (!it.isOpen && it.use !== 'sealed')
    return onlySay(station, { kind: 'tube-used', tube, use: it.use })
  const now: ClosedTube = { use: 'void', at, capacity, sitting, members }
  return {
    outcome: { kind: 'voided', tube, count: members.length },
    station: { ...station, lastAt: at, open: it.isOpen ? null : station.open },
    sayings: [{ kind: 'void', at, tube, reason }],
    closed: [{ tube, now }],
    seats: seatsOf(members, sitting, null),
  }
}

/** A damaged label: the same tube carries another code of this site from now on. */
export function moveTube(
  station: Station,
  { to, reason, from: named }: Extract<Deed, { kind: 'move' }>,
  known: Known,
  at: Instant,
): Step {
  const it = meant(station, named, known)
  if (!it) return refusal(station, named)
  const { tube: from, sitting, members } = it
  if (!it.isOpen && it.use !== 'sealed')
    return onlySay(station, { kind: 'tube-used', tube: from, use: it.use })
  const lot = lotOf(station.lots, to)
  if (!lot) return onlySay(station, { kind: 'tube-unknown', tube: to })
  const before = known.tube(to)
  if (before || to === station.open?.tube || to === from)
    return onlySay(station, { kind: 'tube-used', tube: to, use: before?.use ?? 'open' })
  if (lot.sitting !== sitting || lot.capacity < members.length)
    return onlySay(station, { kind: 'tube-does-not-fit', tube: to })
  const gone: ClosedTube = { use: 'moved', at, capacity: it.capacity, sitting, members: [] }
  const sealed: ClosedTube = { use: 'sealed', at, capacity: lot.capacity, sitting, members }
  const open = station.open && { ...station.open, tube: to, capacity: lot.capacity }
  return {
    outcome: { kind: 'moved', from, to },
    station: { ...station, lastAt: at, open: it.isOpen ? open : station.open },
    sayings: [{ kind: 'move', at, from, to, reason }],
    closed: [{ tube: from, now: gone }, ...(it.isOpen ? [] : [{ tube: to, now: sealed }])],
    seats: seatsOf(members, sitting, to),
  }
}
