import { maskName } from '@bihuan/core/identity/mask.ts'
import { labelCode } from '@bihuan/core/labels/label.ts'
import { act } from '@bihuan/core/station/act.ts'
import type { Deed, Saying, StationOutcome, Step } from '@bihuan/core/station/station.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { fact } from './apply.ts'
import { knownBy, type Memory, seatKey } from './memory.ts'
import type { CommandAct, Counters, EventsAct, StoredTube, WireEvent } from './records.ts'
import type { Change } from './shelf.ts'
import type { Outcome, WalkIn } from './types.ts'

const code = (tube: number) => labelCode('tube', tube)

/** An event as it goes over the wire. */
export function wireOf(saying: Saying, id: string, seq: number): WireEvent {
  const said = { id, seq, at: isoOf(saying.at) }
  switch (saying.kind) {
    case 'sample':
    case 'undo':
      return { ...said, kind: saying.kind, tube: code(saying.tube), person: saying.person }
    case 'seal':
      return {
        ...said,
        kind: 'seal',
        tube: code(saying.tube),
        openedAt: isoOf(saying.openedAt),
        count: saying.count,
        members: saying.members.map(({ person, at }) => ({ person, at: isoOf(at) })),
      }
    case 'void':
      return { ...said, kind: 'void', tube: code(saying.tube), reason: saying.reason }
    case 'move':
      return {
        ...said,
        kind: 'move',
        from: code(saying.from),
        to: code(saying.to),
        reason: saying.reason,
      }
  }
}

/** The outcome with printed codes instead of numbers. */
export function coded(outcome: StationOutcome): Outcome {
  const codes = Object.entries(outcome).map(([name, value]) =>
    ['tube', 'from', 'to'].includes(name) && typeof value === 'number'
      ? [name, code(value)]
      : [name, value],
  )
  return Object.fromEntries(codes) as Outcome
}

/** Who does it, on which device, and a maker of ids. */
export type Hand = { at: Instant; newId(): string }

const saidBy = (memory: Memory, counters: Counters, hand: Hand, words: string) => {
  counters.n += 1
  return {
    n: counters.n,
    id: hand.newId(),
    account: memory.account?.id ?? '',
    accountName: memory.account?.name ?? '',
    at: hand.at,
    words,
  }
}

function eventsActs(memory: Memory, counters: Counters, hand: Hand, step: Step): EventsAct[] {
  const book = memory.session?.book
  if (!book) return []
  return step.sayings.map((saying) => {
    counters.seq += 1
    const event = wireOf(saying, hand.newId(), counters.seq)
    const words = `${saying.kind} ${'tube' in event ? event.tube : event.from}`
    const { round, device } = book
    return {
      ...saidBy(memory, counters, hand, words),
      at: saying.at,
      kind: 'events',
      round,
      device,
      events: [event],
    }
  })
}

/** Names of an open tube's people are in the station only; of a sealed one the masked names stay. */
function tubeChange(memory: Memory, { tube, now }: Step['closed'][number]): Change {
  const before = memory.station.open
  const names = new Map(before?.members.map(({ person, name }) => [person, name]))
  const known = memory.tubes.get(tube) ?? findMoved(memory, now.members)
  const tails = now.members.map(({ person }, n) => {
    const name = names.get(person)
    return name === undefined ? (known?.tails[n] ?? '') : maskName(name)
  })
  return { store: 'tubes', key: tube, value: { ...now, tails } satisfies StoredTube }
}

const findMoved = (memory: Memory, members: readonly { person: string }[]) =>
  [...memory.tubes.values()].find(
    (one) => one.members.length > 0 && one.members[0]?.person === members[0]?.person,
  )

/** Everything that a step leaves on the shelf, in one piece. */
function stepChanges(memory: Memory, step: Step, counters: Counters, hand: Hand): Change[] {
  const acts = eventsActs(memory, counters, hand, step)
  return [
    fact('station', step.station),
    ...acts.map((one): Change => ({ store: 'acts', key: one.n, value: one })),
    ...step.closed.map((one) => tubeChange(memory, one)),
    ...step.seats.map(({ person, sitting, now }): Change => {
      const key = seatKey(sitting, person)
      return now ? { store: 'seats', key, value: now } : { store: 'seats', key, isGone: true }
    }),
    fact('counters', counters),
  ]
}

/** A deed at the station with all that has to be kept of it; nothing where nothing happened. */
export function deedOf(
  memory: Memory,
  deed: Deed,
  hand: Hand,
): { changes: Change[]; result: Outcome } {
  const step = act(memory.station, deed, knownBy(memory), hand.at)
  const result = coded(step.outcome)
  if (step.station === memory.station && step.sayings.length === 0) return { changes: [], result }
  return { changes: stepChanges(memory, step, { ...memory.counters }, hand), result }
}

/** A command as an act that waits for the network. */
export function commandOf(
  memory: Memory,
  order: Pick<CommandAct, 'path' | 'body' | 'words' | 'isSignature' | 'about'>,
  hand: Hand,
  counters: Counters = { ...memory.counters },
): Change[] {
  const { words, ...rest } = order
  const value: CommandAct = {
    ...saidBy(memory, counters, hand, words),
    kind: 'command',
    device: memory.session?.book.device ?? null,
    round: memory.session?.book.round ?? null,
    ...rest,
  }
  return [{ store: 'acts', key: value.n, value }, fact('counters', counters)]
}

/** Somebody unknown is registered and taken in one piece; where the tube does not take them, neither is kept. */
export function walkInOf(
  memory: Memory,
  walkIn: WalkIn,
  hand: Hand,
): { changes: Change[]; result: Outcome } {
  const book = memory.session?.book
  if (!book) return { changes: [], result: { kind: 'not-taken', why: 'not-joined' } }
  const counters = { ...memory.counters, walkIns: memory.counters.walkIns + 1 }
  const serial = String(counters.walkIns).padStart(4, '0')
  const person = `${book.area.slice(0, 4)}9${book.device.padStart(6, '0')}${serial}`
  const step = act(
    memory.station,
    { kind: 'person', person, name: walkIn.name },
    knownBy(memory),
    hand.at,
  )
  const result = coded(step.outcome)
  if (step.outcome.kind !== 'taken' || counters.walkIns > 9_999) return { changes: [], result }
  const body = { ...walkIn, device: book.device, person, at: isoOf(hand.at) }
  const order = {
    path: '/walk-ins',
    body,
    words: `walk-in ${serial}`,
    isSignature: false,
    about: null,
  }
  const registration = commandOf(memory, order, hand, counters)
  return { changes: [...registration, ...stepChanges(memory, step, counters, hand)], result }
}
