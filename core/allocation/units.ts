import { type Guest, isIndependent, type Problem } from './guest.ts'

/** People who are given rooms together: of one party, one cohort and one kind of place. */
export type Unit = {
  readonly members: readonly Guest[]
  /** The rooms they were given before, in the order of the members; null where one of them has none or it does not do any more. */
  readonly now: readonly string[] | null
  /** Sites where others of the party live, or have a room that stays. */
  readonly beside: readonly string[]
}

/** What says which rooms do for somebody: the units of a kind have their members in the order of this. */
export const bodyOf = ({ age, care }: Guest): string => `${age};${[...care].sort().join(',')}`
const faceOf = (guest: Guest): string =>
  `${bodyOf(guest)};${[...guest.diets].sort().join(',')};${guest.language ?? ''};${guest.days ?? ''}`
const inOrder = (members: readonly Guest[]): Guest[] =>
  members
    .map((guest) => ({ guest, face: faceOf(guest) }))
    .sort((a, b) => (a.face < b.face ? -1 : a.face > b.face ? 1 : a.guest.id < b.guest.id ? -1 : 1))
    .map(({ guest }) => guest)

const keyOf = (guest: Guest): string =>
  guest.party === null ? guest.id : `${guest.party} ${guest.cohort} ${guest.place}`

/**
 * Makes units of the guests who are not fixed. Who has a room that still does stays a unit of their own beside the new ones of their
 * party, unless the new ones cannot be without them: then all of them are placed anew.
 */
export function unitsOf(
  { guests, rooms }: Problem,
  stillDoes: (members: readonly Guest[]) => boolean,
): Unit[] {
  const siteOfRoom = new Map(rooms.map(({ id, site }) => [id, site]))
  const homes = partyHomes(rooms, guests, siteOfRoom)
  const groups = Map.groupBy(
    guests.filter(({ fixed }) => !fixed),
    keyOf,
  )
  return [...groups.values()].flatMap((members) => {
    const group = inOrder(members)
    const beside = homes.get(group[0]?.party ?? '') ?? []
    const had = group.filter(({ now }) => now !== null)
    const fresh = group.filter(({ now }) => now === null)
    if (had.length === 0) return [{ members: group, now: null, beside }]
    if (!stillDoes(had)) return [{ members: group, now: null, beside }]
    const kept = { members: had, now: had.map(({ now }) => now ?? ''), beside }
    if (fresh.length === 0) return [kept]
    if (fresh.every((one) => !isIndependent(one))) return [{ members: group, now: null, beside }]
    const there = had.flatMap(({ now }) => siteOfRoom.get(now ?? '') ?? [])
    return [kept, { members: fresh, now: null, beside: [...new Set([...beside, ...there])] }]
  })
}

function partyHomes(
  rooms: Problem['rooms'],
  guests: readonly Guest[],
  siteOfRoom: ReadonlyMap<string, string>,
): Map<string, string[]> {
  const homes = new Map<string, Set<string>>()
  const note = (party: string | null, site: string | undefined) => {
    if (party === null || site === undefined) return
    const there = homes.get(party) ?? new Set()
    homes.set(party, there.add(site))
  }
  for (const room of rooms) for (const { party } of room.inside) note(party, room.site)
  for (const { fixed, now, party } of guests)
    if (fixed && now !== null) note(party, siteOfRoom.get(now))
  return new Map([...homes].map(([party, sites]) => [party, [...sites].sort()]))
}
