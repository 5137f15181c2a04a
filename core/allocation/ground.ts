import type { Cohort } from '../isolation/cohort.ts'
import {
  type Inmate,
  type IsolationSite,
  isIndependent,
  type Problem,
  type Room,
  wardBeds,
  wingOf,
} from './guest.ts'

/** Rooms of one site that are as good as each other for the count: of one kind, as many beds, open to the same people. */
export type Stock = {
  readonly site: number
  readonly kind: Room['kind']
  readonly beds: number
  /** Whoever comes, or one cohort: because its people live there, or, with a pool, should it come to an empty passage. */
  readonly open: 'any' | Cohort
  /** Where nobody lives yet the same rooms are a stock of each cohort, and all of these stocks one pool; -1 without. */
  readonly pool: number
  /** Positions in `ground.rooms`. */
  readonly rooms: readonly number[]
  /** Rooms, or beds where the rooms are wards or one room with people of the same party. */
  readonly capacity: number
  readonly byBeds: boolean
  /** Of one party only: a room where some of them live. */
  readonly party: string | null
  /** Whether somebody lives there who can look after a child. */
  readonly hasAdult: boolean
}

export type OpenRoom = {
  readonly id: string
  readonly site: number
  readonly wing: number
  readonly beds: number
  /** One, or one for each cohort. */
  readonly stocks: readonly number[]
  readonly inside: readonly Inmate[]
}

/** What there is to give, counted. */
export type Ground = {
  readonly sites: readonly IsolationSite[]
  readonly rooms: readonly OpenRoom[]
  readonly stocks: readonly Stock[]
  /** How many rooms the stocks of each pool have together. */
  readonly pools: readonly number[]
  /** Stocks of each site. */
  readonly ofSite: readonly (readonly number[])[]
  /** The cohort of each wing; null while nobody lives there. */
  readonly wings: readonly (Cohort | null)[]
  /** How many more people the staff of each site may look after by the norm; Infinity where none binds. */
  readonly staffLeft: readonly number[]
  /** The share of beds of each site that are taken, 0 to 1. */
  readonly full: readonly number[]
}

// Who comes to a room of ours; whose isolation is over goes home.
const coming = ['positive', 'contact', 'household', 'inbound'] as const satisfies readonly Cohort[]

type Draft = Omit<Stock, 'rooms' | 'capacity'> & { rooms: number[]; capacity: number }

/** Who is to live in each room for certain: inside, or with a choice that nobody changes. */
export function settledOf({ rooms, guests }: Problem): Map<string, Inmate[]> {
  const inside = new Map<string, Inmate[]>()
  for (const room of rooms) if (room.inside.length > 0) inside.set(room.id, [...room.inside])
  for (const guest of guests) {
    if (!guest.fixed || guest.now === null) continue
    const there = inside.get(guest.now)
    if (there) there.push(guest)
    else inside.set(guest.now, [guest])
  }
  return inside
}

/** Counts what is free: rooms that are ready at active sites, by what they can be given for. */
export function groundOf(problem: Problem): Ground {
  const { sites } = problem
  const siteAt = new Map(sites.map(({ id }, place) => [id, place]))
  const inside = settledOf(problem)
  const wingAt = new Map<string, number>()
  const wings: (Cohort | null)[] = []
  const beds = sites.map(() => 0)
  const people = sites.map(() => 0)
  const wingsOfRooms = problem.rooms.map((room) => {
    const place = siteAt.get(room.site)
    const site = place === undefined ? undefined : sites[place]
    if (place === undefined || site === undefined) return -1
    const there = inside.get(room.id) ?? []
    beds[place] = (beds[place] ?? 0) + room.beds
    people[place] = (people[place] ?? 0) + there.length
    const name = wingOf(room, site.separates)
    if (name === null) return -1
    const wing = wingAt.get(name) ?? wings.length
    if (wing === wings.length) {
      wingAt.set(name, wing)
      wings.push(null)
    }
    for (const { cohort } of there) {
      const lives = wings[wing] ?? null
      // Where two cohorts live on one passage already, nobody else may come: of this cohort comes nobody at all.
      wings[wing] = lives === null || lives === cohort ? cohort : 'cleared'
    }
    return wing
  })
  const stocks: Draft[] = []
  const ofSite: number[][] = sites.map(() => [])
  const stockAt = new Map<string, number>()
  const rooms: OpenRoom[] = []
  const pools: number[] = []
  const poolAt = new Map<string, number>()
  problem.rooms.forEach((room, place) => {
    const siteIndex = siteAt.get(room.site)
    if (!room.ready || siteIndex === undefined || !sites[siteIndex]?.active) return
    const there = inside.get(room.id) ?? []
    const wing = wingsOfRooms[place] ?? -1
    const isEmpty = wing >= 0 && wings[wing] === null
    const free = freeIn(room, there)
    const found = isEmpty
      ? coming.flatMap((cohort) => stocksFor(room, siteIndex, there, cohort))
      : stocksFor(room, siteIndex, there, wing < 0 ? 'any' : (wings[wing] ?? 'any'))
    if (found.length === 0) return
    const ofRoom = found.map(({ name, ...draft }) => {
      const key = isEmpty ? `${name} empty` : name
      const known = stockAt.get(key)
      if (known !== undefined) return known
      const at = stocks.length
      stockAt.set(key, at)
      const pool = isEmpty
        ? poolFor(`${siteIndex} ${draft.kind} ${draft.beds} ${draft.byBeds}`)
        : -1
      stocks.push({ ...draft, pool, rooms: [], capacity: 0 })
      ofSite[siteIndex]?.push(at)
      return at
    })
    for (const at of ofRoom) {
      stocks[at]?.rooms.push(rooms.length)
      const kept = stocks[at]
      if (kept) kept.capacity += free
    }
    const pool = stocks[ofRoom[0] ?? -1]?.pool ?? -1
    if (pool >= 0) pools[pool] = (pools[pool] ?? 0) + free
    rooms.push({
      id: room.id,
      site: siteIndex,
      wing,
      beds: room.beds,
      stocks: ofRoom,
      inside: there,
    })
  })
  function poolFor(name: string): number {
    const known = poolAt.get(name)
    if (known !== undefined) return known
    poolAt.set(name, pools.length)
    return pools.push(0) - 1
  }
  return {
    sites,
    rooms,
    stocks,
    pools,
    ofSite,
    wings,
    staffLeft: sites.map(({ staffFor }, place) =>
      staffFor === null ? Number.POSITIVE_INFINITY : Math.max(0, staffFor - (people[place] ?? 0)),
    ),
    full: sites.map((_, place) => (people[place] ?? 0) / Math.max(1, beds[place] ?? 0)),
  }
}

/** How much of a room can be given: itself, or its free beds where it is given bed by bed. */
const freeIn = ({ beds }: Room, there: readonly Inmate[]): number =>
  there.length > 0 || beds >= wardBeds ? beds - there.length : 1

/** For what one room can be given: whole to one unit, bed by bed as a ward, or to those whose party lives there. */
function stocksFor(
  room: Room,
  site: number,
  there: readonly Inmate[],
  open: Stock['open'],
): (Omit<Draft, 'rooms' | 'capacity' | 'pool'> & { name: string })[] {
  const { kind, beds } = room
  if (there.length >= beds) return []
  const base = { site, kind, beds, party: null, hasAdult: false }
  const isWard = beds >= wardBeds
  if (there.length === 0 && !isWard)
    return [{ ...base, open, byBeds: false, name: `${site} ${kind} ${beds} ${open}` }]
  const [first] = there
  const isOneParty =
    first?.party != null &&
    there.every(({ party, cohort }) => party === first.party && cohort === first.cohort)
  if (isWard) {
    const isPositive = there.every(({ cohort }) => cohort === 'positive')
    const isOpen = open === 'any' || open === 'positive'
    return isPositive && isOpen
      ? [{ ...base, open, byBeds: true, name: `${site} ward ${kind} ${beds} ${open}` }]
      : []
  }
  if (!isOneParty || first === undefined) return []
  const hasAdult = there.some(isIndependent)
  return [
    {
      ...base,
      open: first.cohort,
      byBeds: true,
      party: first.party,
      hasAdult,
      name: `room ${room.id}`,
    },
  ]
}

/** The stock that a room is to people of a cohort; null where it is none. */
export function stockFor(ground: Ground, room: OpenRoom, cohort: Cohort): number | null {
  for (const at of room.stocks) {
    const open = ground.stocks[at]?.open
    if (open === 'any' || open === cohort) return at
  }
  return null
}
