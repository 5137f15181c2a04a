import { mayShare } from '../isolation/cohort.ts'
import type { Assignment, Guest, Inmate, IsolationSite, Problem, Room } from './guest.ts'
import type { HardKind } from './hard-kinds.ts'

/** A rule that an assignment breaks: which, for whom, where. */
export type Break = {
  readonly kind: HardKind
  readonly guests: readonly string[]
  readonly room: string | null
}

type Placed = { room: Room; site: IsolationSite; came: readonly Guest[]; all: readonly Inmate[] }

/**
 * Every rule that an assignment breaks; none means that it may be carried out. It knows nothing of how rooms were chosen and shares no
 * code with the solver, so that a mistake there is found here. What was already wrong between people who live there is not told.
 */
export function broken(
  { guests, sites, rooms, singleRoom }: Problem,
  assignment: Assignment,
): Break[] {
  const breaks: Break[] = []
  const roomOf = new Map(rooms.map((room) => [room.id, room]))
  const siteOf = new Map(sites.map((site) => [site.id, site]))
  const came = new Map<string, Guest[]>()
  for (const guest of guests) {
    const id = assignment.get(guest.id) ?? null
    if (
      guest.fixed &&
      guest.now !== null &&
      id !== guest.now &&
      isUsable(roomOf, siteOf, guest.now)
    )
      breaks.push({ kind: 'lock-not-kept', guests: [guest.id], room: id })
    if (id === null) continue
    if (!roomOf.has(id)) breaks.push({ kind: 'room-unknown', guests: [guest.id], room: id })
    else came.set(id, [...(came.get(id) ?? []), guest])
  }
  const taken: Placed[] = []
  for (const [id, people] of came) {
    const room = roomOf.get(id)
    const site = siteOf.get(room?.site ?? '')
    if (!room || !site) continue
    const placed = { room, site, came: people, all: [...room.inside, ...people] }
    taken.push(placed)
    for (const kind of breaksOfRoom(placed, singleRoom))
      breaks.push({ kind, guests: people.map((one) => one.id), room: id })
    for (const guest of people)
      for (const kind of breaksOfGuest(guest, placed))
        breaks.push({ kind, guests: [guest.id], room: id })
  }
  breaks.push(...breaksOfWings(taken, rooms), ...breaksOfStaff(taken, rooms))
  return breaks
}

const isUsable = (
  rooms: ReadonlyMap<string, Room>,
  sites: ReadonlyMap<string, IsolationSite>,
  id: string,
): boolean => {
  const room = rooms.get(id)
  return room?.ready === true && sites.get(room.site)?.active === true
}

const cannotBeAlone = ({ care }: Inmate) => care.includes('bedridden') || care.includes('nursing')
const canLookAfter = (one: Inmate) => one.age === 'adult' && !cannotBeAlone(one)

function breaksOfRoom({ room, site, came, all }: Placed, singleRoom: boolean): HardKind[] {
  const kinds = new Set<HardKind>()
  if (!room.ready) kinds.add('room-not-ready')
  if (!site.active) kinds.add('site-not-active')
  if (all.length > room.beds) kinds.add('beds')
  for (const one of came)
    for (const other of all) {
      if (one === other) continue
      if (one.cohort !== other.cohort) kinds.add('cohorts-in-room')
      else if (!mayShare(one, other)) kinds.add('strangers-in-room')
      const met = (a: Inmate, b: Inmate) => a.indexOf !== null && a.indexOf === b.source
      if (met(one, other) || met(other, one)) kinds.add('index-with-contact')
    }
  const adults = all.filter(canLookAfter)
  if (singleRoom && adults.length > 1 && adults.some(({ cohort }) => cohort !== 'positive'))
    kinds.add('single-room')
  return [...kinds]
}

function breaksOfGuest(guest: Guest, { room, site, all }: Placed): HardKind[] {
  const kinds: HardKind[] = []
  if (guest.place !== site.place) kinds.push('wrong-place')
  const own = all.filter((one) => one.party !== null && one.party === guest.party)
  const hasGuardian = own.some((one) => one !== guest && canLookAfter(one))
  if (guest.age !== 'adult' && !hasGuardian && !site.care.includes('child-alone'))
    kinds.push(guest.age === 'infant' ? 'infant-without-guardian' : 'child-alone')
  if (!isLookedAfter(guest, room, site)) kinds.push('need-not-met')
  return kinds
}

/** Each need by what gives it: the kind of the room, or the site. */
function isLookedAfter(
  { age, care, language }: Guest,
  { kind }: Room,
  site: IsolationSite,
): boolean {
  const gives = (word: string) => site.care.includes(word)
  const isInfant = age === 'infant' || care.includes('infant')
  if (
    isInfant &&
    kind !== 'family' &&
    kind !== 'mother-child' &&
    kind !== 'care' &&
    !gives('infant')
  )
    return false
  return care.every((need) => {
    switch (need) {
      case 'wheelchair':
        return kind === 'accessible' || kind === 'care'
      case 'bedridden':
        return kind === 'care' && (gives('bedridden') || gives('nursing'))
      case 'nursing':
        return kind === 'care' && gives('nursing')
      case 'interpreter':
        return gives('interpreter') || (language !== null && site.languages.includes(language))
      case 'infant':
      case 'child-alone':
        return true
      default:
        return gives(need)
    }
  })
}

function breaksOfWings(taken: readonly Placed[], rooms: readonly Room[]): Break[] {
  const sites = new Map(taken.map(({ site }) => [site.id, site]))
  const lives = new Map<string, Set<string>>()
  const came = new Map<string, { guests: string[]; room: string; cohorts: Set<string> }>()
  const partOf = ({ site, passage, floor }: Room): string | null => {
    const separates = sites.get(site)?.separates ?? 'room'
    if (separates === 'room') return null
    if (separates === 'floor') return `${site}/floor ${floor}`
    return passage === null ? null : `${site}/passage ${passage}`
  }
  for (const room of rooms) {
    const part = room.inside.length > 0 && sites.has(room.site) ? partOf(room) : null
    if (part === null) continue
    const there = lives.get(part) ?? new Set()
    for (const { cohort } of room.inside) there.add(cohort)
    lives.set(part, there)
  }
  for (const { room, came: people } of taken) {
    const part = partOf(room)
    if (part === null) continue
    const it = came.get(part) ?? { guests: [], room: room.id, cohorts: new Set() }
    for (const { id, cohort } of people) {
      it.guests.push(id)
      it.cohorts.add(cohort)
    }
    came.set(part, it)
  }
  return [...came].flatMap(([part, { guests, room, cohorts }]) => {
    const all = new Set([...(lives.get(part) ?? []), ...cohorts])
    return all.size > 1 ? [{ kind: 'cohorts-on-passage' as const, guests, room }] : []
  })
}

function breaksOfStaff(taken: readonly Placed[], rooms: readonly Room[]): Break[] {
  const sites = new Map(taken.map(({ site }) => [site.id, site]))
  const people = new Map<string, number>()
  for (const { site, inside } of rooms)
    if (sites.has(site)) people.set(site, (people.get(site) ?? 0) + inside.length)
  const came = Map.groupBy(taken, ({ site }) => site.id)
  return [...came].flatMap(([id, placed]) => {
    const guests = placed.flatMap((one) => one.came.map((guest) => guest.id))
    const most = sites.get(id)?.staffFor ?? null
    const all = (people.get(id) ?? 0) + guests.length
    return most !== null && all > most ? [{ kind: 'staff-norm' as const, guests, room: null }] : []
  })
}
