import type { LabelNumber } from '../labels/label.ts'
import type { Instant } from '../time/instant.ts'
import type { Member, SampleEvent, SealEvent, TubeEvent, UndoEvent } from './events.ts'
import { type TubeGroup, tubeGroups } from './moves.ts'
import { byMoment, byText, firstWord, lastWord, precedes } from './order.ts'
import { type Claim, type ClaimReason, holdsResult, type TubeState } from './tube-state.ts'

/**
 * The state of every tube that the events speak of: a function of the set of events, so that late, repeated,
 * permuted and split uploads end alike (reliability H11, H18-H20). `capacityOf` gives the people a tube may hold.
 * Tubes bound by moves must be settled together: `connectedTubes` says which.
 */
export function settleTubes(
  events: Iterable<TubeEvent>,
  capacityOf: (tube: LabelNumber) => number,
): Map<LabelNumber, TubeState> {
  const states = new Map<LabelNumber, TubeState>()
  for (const group of tubeGroups(events)) {
    for (const tube of group.tubes) {
      const here = tube === group.last
      states.set(tube, here ? settleGroup(group, capacityOf(tube)) : movedState(group.last))
    }
  }
  return states
}

function movedState(movedTo: LabelNumber): TubeState {
  const nothing = { openedAt: null, sealedAt: null, members: [], claims: [], holds: false }
  return { state: 'moved', movedTo, ...nothing }
}

/** A member with the code under which it was recorded. */
type Place = Member & { tube: LabelNumber }

type Standing = {
  members: Place[]
  claims: Claims
  openedAt: Instant | null
  sealedAt: Instant | null
}

function settleGroup(group: TubeGroup, capacity: number): TubeState {
  const seals = group.events.filter((event) => event.kind === 'seal')
  const document = firstWord(seals)
  const standing = document
    ? sealedStanding(group, document, seals, capacity)
    : openStanding(group, capacity)
  const { members, claims, openedAt, sealedAt } = standing
  const moments = { movedTo: null, openedAt, sealedAt }

  if (group.events.some((event) => event.kind === 'void')) {
    const voided = new Claims()
    for (const place of [...members, ...claims.list()]) voided.add('voided', place)
    return { state: 'void', ...moments, members: [], claims: voided.list(), holds: false }
  }

  if (group.disputed) for (const place of members) claims.add('merged', place)
  const list = claims.list()
  return {
    state: document ? 'sealed' : 'open',
    ...moments,
    members: members.map(({ person, at }) => ({ person, at })),
    claims: list,
    holds: list.some((claim) => holdsResult[claim.reason]),
  }
}

function openStanding({ events }: TubeGroup, capacity: number): Standing {
  const samples = lastWords(events)
    .filter((event) => event.kind === 'sample')
    .sort(byMoment)
  const claims = new Claims()
  for (const event of samples.slice(capacity)) claims.add('overfull', event)
  // The tube was opened by its first swab, even one that was undone.
  const moments = events.filter((event) => event.kind === 'sample').map((event) => event.at)
  const openedAt = moments.length > 0 ? moments.reduce((a, b) => Math.min(a, b)) : null
  return { members: samples.slice(0, capacity), claims, openedAt, sealedAt: null }
}

function sealedStanding(
  { events, disputed }: TubeGroup,
  document: SealEvent,
  seals: SealEvent[],
  capacity: number,
): Standing {
  const listed = placesOf(document)
  const places = [...listed.values()].sort((a, b) => a.at - b.at || byText(a.person, b.person))
  const claims = new Claims()
  for (const place of places.slice(capacity)) claims.add('overfull', place)

  // Both sides of the difference: a second document that is only shorter would otherwise contradict the first in silence.
  const rival = disputed ? 'merged' : 'second-seal'
  const anywhere = new Set(listed.keys())
  for (const seal of seals) {
    const others = placesOf(seal)
    for (const place of others.values()) {
      anywhere.add(place.person)
      if (!listed.has(place.person)) claims.add(rival, place)
    }
    for (const place of places) if (!others.has(place.person)) claims.add(rival, place)
  }

  for (const word of lastWords(events)) {
    if (word.kind === 'sample' && !anywhere.has(word.person)) claims.add('late-sample', word)
    if (word.kind === 'undo' && listed.has(word.person) && precedes(document, word)) {
      claims.add('late-undo', word)
    }
  }
  const { openedAt, at: sealedAt } = document
  return { members: places.slice(0, capacity), claims, openedAt, sealedAt }
}

function lastWords(events: TubeEvent[]): (SampleEvent | UndoEvent)[] {
  const perPerson = new Map<string, (SampleEvent | UndoEvent)[]>()
  for (const event of events) {
    if (event.kind !== 'sample' && event.kind !== 'undo') continue
    const known = perPerson.get(event.person)
    if (known) known.push(event)
    else perPerson.set(event.person, [event])
  }
  return [...perPerson.values()].flatMap((words) => lastWord(words) ?? [])
}

function placesOf({ tube, members }: SealEvent): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const { person, at } of members) {
    const known = places.get(person)
    if (!known || at < known.at) places.set(person, { person, at, tube })
  }
  return places
}

/** One claim for each person and reason: the earliest, so that the order of arrival leaves no trace. */
class Claims {
  readonly #kept = new Map<string, Claim>()

  add(reason: ClaimReason, { person, tube, at }: Place): void {
    const key = `${reason} ${person}`
    const known = this.#kept.get(key)
    if (known && (known.at - at || known.tube - tube) <= 0) return
    this.#kept.set(key, { reason, person, tube, at })
  }

  list(): Claim[] {
    return [...this.#kept.values()].sort(
      (a, b) => a.at - b.at || byText(a.person, b.person) || byText(a.reason, b.reason),
    )
  }
}
