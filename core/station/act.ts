import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { ClosedTube, Deed, Known, Lot, OpenTube, Saying, Station, Step } from './station.ts'
import { lotOf, onlySay } from './step.ts'
import { moveTube, voidTube } from './void-and-move.ts'

/** A table with nothing open. */
export function emptyStation(lots: readonly Lot[]): Station {
  return { lots, open: null, lastAt: 0 }
}

/**
 * One deed at the table of a sampler. Pure: the next table, what is to be said to the server, and what the device has to
 * remember. `now` before the last moment counts as the last moment.
 */
export function act(station: Station, deed: Deed, known: Known, now: Instant): Step {
  const at = Math.max(now, station.lastAt)
  switch (deed.kind) {
    case 'tube':
      return openTube(station, deed.tube, known, at)
    case 'person':
      return takePerson(station, deed, known, at)
    case 'undo':
      return undo(station, deed.person, at)
    case 'seal':
      return seal(station, deed.count, at)
    case 'void':
      return voidTube(station, deed, known, at)
    case 'move':
      return moveTube(station, deed, known, at)
  }
}

function openTube(station: Station, tube: LabelNumber, known: Known, at: Instant): Step {
  const { open } = station
  if (open?.tube === tube)
    return onlySay(station, { kind: 'tube-again', tube, count: open.members.length })
  const lot = lotOf(station.lots, tube)
  if (!lot) return onlySay(station, { kind: 'tube-unknown', tube })
  const before = known.tube(tube)
  if (before) return onlySay(station, { kind: 'tube-used', tube, use: before.use })
  if (open && open.members.length > 0)
    return onlySay(station, {
      kind: 'tube-still-open',
      tube: open.tube,
      count: open.members.length,
    })
  // An open tube without people goes back to the stock: nothing was ever said of it.
  const { capacity, sitting } = lot
  return {
    ...onlySay(station, { kind: 'tube-opened', tube, capacity }),
    station: {
      ...station,
      lastAt: at,
      open: { tube, openedAt: at, capacity, sitting, members: [] },
    },
  }
}

function takePerson(
  station: Station,
  { person, name, anyway = false }: Extract<Deed, { kind: 'person' }>,
  known: Known,
  at: Instant,
): Step {
  const { open } = station
  if (!open) return onlySay(station, { kind: 'need-tube' })
  const { tube, capacity, sitting, members } = open
  const before = duplicateOf(open, person, known)
  if (before && !(anyway && before.place === 'elsewhere'))
    return onlySay(station, { kind: 'duplicate', person, name, ...before })
  if (members.length >= capacity) return onlySay(station, { kind: 'full', tube, capacity })
  const n = members.length + 1
  return {
    outcome: { kind: 'taken', person, name, n, capacity, isFull: n === capacity, tube },
    station: {
      ...station,
      lastAt: at,
      open: { ...open, members: [...members, { person, name, at }] },
    },
    sayings: [{ kind: 'sample', at, tube, person }],
    closed: [],
    seats: [{ person, sitting, now: { place: 'this-device', at, tube } }],
  }
}

function duplicateOf(open: OpenTube, person: string, known: Known) {
  const here = open.members.find((member) => member.person === person)
  if (here) return { place: 'this-tube', at: here.at, tube: open.tube } as const
  return known.seat(person, open.sitting)
}

function undo(station: Station, person: string | undefined, at: Instant): Step {
  const { open } = station
  if (!open) return onlySay(station, { kind: 'nothing-to-undo' })
  const { tube, sitting, members } = open
  if (members.length === 0)
    return {
      ...onlySay(station, { kind: 'tube-put-back', tube }),
      station: { ...station, open: null },
    }
  const gone =
    person === undefined ? members.at(-1) : members.find((member) => member.person === person)
  if (!gone) return onlySay(station, { kind: 'nothing-to-undo' })
  const left = members.filter((member) => member !== gone)
  return {
    outcome: { kind: 'undone', person: gone.person, name: gone.name, n: left.length },
    station: { ...station, lastAt: at, open: { ...open, members: left } },
    sayings: [{ kind: 'undo', at, tube, person: gone.person }],
    closed: [],
    seats: [{ person: gone.person, sitting, now: null }],
  }
}

function seal(station: Station, count: number, at: Instant): Step {
  const { open } = station
  if (!open) return onlySay(station, { kind: 'need-tube' })
  const { tube, openedAt, capacity, sitting } = open
  const members = open.members.map(({ person, at }) => ({ person, at }))
  if (members.length === 0) return onlySay(station, { kind: 'tube-empty', tube })
  if (count !== members.length)
    return onlySay(station, {
      kind: 'count-differs',
      tube,
      counted: count,
      members: members.length,
    })
  const now: ClosedTube = { use: 'sealed', at, capacity, sitting, members }
  const saying: Saying = { kind: 'seal', at, tube, openedAt, count, members }
  return {
    outcome: { kind: 'sealed', tube, count },
    station: { ...station, lastAt: at, open: null },
    sayings: [saying],
    closed: [{ tube, now }],
    seats: [],
  }
}
