import { mayShare } from '../isolation/cohort.ts'
import { wayOf } from './distance.ts'
import {
  type Guest,
  type Inmate,
  type IsolationSite,
  isIndependent,
  type Problem,
  type Room,
  wingOf,
} from './guest.ts'
import { siteGives, siteNeeds } from './needs-met.ts'
import type { SoftKind } from './weights.ts'

// The index person apart from their contacts, whatever else would allow it.
const metOf = (one: Inmate, other: Inmate): boolean =>
  (one.indexOf !== null && one.indexOf === other.source) ||
  (other.indexOf !== null && other.indexOf === one.source)

/** Whether one person may be given a bed in a room, by what is known of who lives there; passages and staff are asked elsewhere. */
export function roomFits(
  guest: Guest,
  room: Room,
  site: IsolationSite,
  inside: readonly Inmate[],
  singleRoom: boolean,
): boolean {
  const { kind, beds } = room
  const gives = (word: string) => site.care.includes(word)
  if (!room.ready || !site.active || site.place !== guest.place || inside.length >= beds)
    return false
  if (!siteGives(site, siteNeeds([guest]))) return false
  if (!inside.every((one) => mayShare(guest, one) && !metOf(guest, one))) return false
  const needs = (need: Guest['care'][number]) => guest.care.includes(need)
  if (needs('wheelchair') && kind !== 'accessible' && kind !== 'care') return false
  if ((needs('bedridden') || needs('nursing')) && kind !== 'care') return false
  const isInfant = guest.age === 'infant' || needs('infant')
  if (isInfant && kind === 'single' && !gives('infant')) return false
  if (isInfant && kind === 'accessible' && !gives('infant')) return false
  const own = inside.filter(({ party }) => party !== null && party === guest.party)
  if (guest.age !== 'adult' && !own.some(isIndependent) && !gives('child-alone')) return false
  const isAlone = !singleRoom || guest.cohort === 'positive' || !isIndependent(guest)
  return isAlone || !inside.some(isIndependent)
}

/** A room that does for somebody, and what it costs in kilometres; see weights.ts. */
export type Suggestion = {
  readonly room: Room
  readonly site: IsolationSite
  readonly cost: number
  readonly km: number
  readonly costs: Partial<Record<SoftKind, number>>
}

/**
 * The rooms that do for one person as things are, the best first: what a dispatcher or a site uses where no solver runs. It looks at one
 * person only and proves nothing about the whole.
 */
export function suggestRooms(guest: Guest, problem: Problem, most: number): Suggestion[] {
  const { rooms, sites, cells, weights, singleRoom } = problem
  const siteOf = new Map(sites.map((site) => [site.id, site]))
  const lives = new Map<string, Set<string>>()
  const people = new Map<string, number>()
  const homes = new Set<string>()
  for (const room of rooms) {
    people.set(room.site, (people.get(room.site) ?? 0) + room.inside.length)
    const wing = wingOf(room, siteOf.get(room.site)?.separates ?? 'room')
    for (const { cohort, party } of room.inside) {
      if (party !== null && party === guest.party) homes.add(room.site)
      if (wing !== null) lives.set(wing, (lives.get(wing) ?? new Set()).add(cohort))
    }
  }
  const found = rooms.flatMap((room): Suggestion[] => {
    const site = siteOf.get(room.site)
    if (!site || !roomFits(guest, room, site, room.inside, singleRoom)) return []
    if ((people.get(site.id) ?? 0) >= (site.staffFor ?? Number.POSITIVE_INFINITY)) return []
    const wing = wingOf(room, site.separates)
    const there = wing === null ? undefined : lives.get(wing)
    if (there && [...there].some((cohort) => cohort !== guest.cohort)) return []
    const km = wayOf(cells[guest.cell], site)
    const closing = site.closesInDays ?? Number.POSITIVE_INFINITY
    const costs: Partial<Record<SoftKind, number>> = {
      distance: weights.distance * km,
      language:
        guest.language !== null && !site.languages.includes(guest.language) ? weights.language : 0,
      diet: weights.diet * guest.diets.filter((diet) => !site.diets.includes(diet)).length,
      turnover: weights.turnover * Math.max(0, (guest.days ?? 0) - closing),
      apart: homes.size > 0 && !homes.has(site.id) ? weights.apart : 0,
      'opens-passage': wing !== null && !there ? weights['opens-passage'] : 0,
      'special-room': weights['special-room'] * spare(guest, room),
    }
    const cost = Object.values(costs).reduce((sum, one) => sum + one, 0)
    return [{ room, site, cost, km, costs }]
  })
  return found.sort((a, b) => a.cost - b.cost || (a.room.id < b.room.id ? -1 : 1)).slice(0, most)
}

/** How much of a special room, or of beds for more, one person would take. */
function spare({ care, age }: Guest, { kind, beds, inside }: Room): number {
  const isNeeded =
    kind === 'single' ||
    (kind === 'accessible' && care.includes('wheelchair')) ||
    (kind === 'care' && care.length > 0) ||
    ((kind === 'mother-child' || kind === 'family') && age !== 'adult')
  return (isNeeded ? 0 : 1) + Math.max(0, beds - inside.length - 1) / 4
}
