import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Random } from '../../random/random.ts'
import type { TrueVisit } from './draw-visits.ts'
import type { Crowd, Resident } from './pick-people.ts'
import { drawContactCounts, type Setting } from './settings.ts'

/** Two people at one place at one time, a part of a visit of the case. */
export type Encounter = Omit<TrueVisit, 'who' | 'setting'>
export type Relation = 'family' | 'colleague' | 'friend' | 'neighbour' | 'stranger'

/** Somebody who was near a case while that is traced: `known` by name to the case, and infected by it or not. */
export type TrueContact = {
  case: string
  who: Resident
  setting: Setting
  relation: Relation
  known: boolean
  infected: boolean
  encounters: Encounter[]
}

/** How somebody stands to those whom they meet in a setting, and the share of them whom they know by name. Invented. */
const standing: Record<Setting, { relation: Relation; known: number }> = {
  household: { relation: 'family', known: 1 },
  work: { relation: 'colleague', known: 0.9 },
  venue: { relation: 'stranger', known: 0.1 },
  transport: { relation: 'stranger', known: 0 },
  neighbourhood: { relation: 'neighbour', known: 0.35 },
  visit: { relation: 'friend', known: 1 },
}

const encountersMost = 3
// Nobody is near a case for the whole of a visit: at least so long, or all of a shorter one. Invented.
const leastMs = 10 * minuteMs

/** A part of a visit that somebody else was there too. */
function partOf({ venue, room, from, until }: TrueVisit, random: Random): Encounter {
  const least = Math.min(leastMs, until - from)
  const length = least + random.uniform() * (until - from - least)
  const begins = Math.round(from + random.uniform() * (until - from - length))
  return { venue, room, from: begins, until: Math.round(begins + length) }
}

export type ContactOrder = {
  who: Resident
  /** The visits of the case in the time that is traced. */
  visits: readonly TrueVisit[]
  /** Those whom this case infected in that time, with where. */
  infected: readonly { who: Resident; setting: Setting; encounter: Encounter }[]
  crowd: Crowd
}

/** Everybody whom a case met in the time that is traced; whoever it infected then is among them. */
export function drawContacts({ who, visits, infected, crowd }: ContactOrder, random: Random) {
  const counts = drawContactCounts(random)
  const met = new Map<string, TrueContact>()
  const bySetting = Map.groupBy(visits, ({ setting }) => setting)
  const meet = (other: Resident, setting: Setting, encounters: Encounter[], caught: boolean) => {
    if (other.person === who.person || met.has(other.person) || encounters.length === 0) return
    const { relation, known } = standing[setting]
    met.set(other.person, {
      case: who.person,
      who: other,
      setting,
      relation,
      known: random.chance(known),
      infected: caught,
      encounters,
    })
  }
  const during = (setting: Setting): Encounter[] => {
    const those = bySetting.get(setting === 'visit' ? 'household' : setting) ?? []
    const many = setting === 'household' ? those.length : random.integer(1, encountersMost)
    return random
      .shuffle(those)
      .slice(0, many)
      .map((visit) => (setting === 'household' ? asLongAs(visit) : partOf(visit, random)))
      .sort((a, b) => a.from - b.from)
  }
  for (const { who: other, setting, encounter } of infected) {
    const more = setting === 'household' ? during('household') : []
    const all = [...more.filter((one) => isApart(one, encounter)), encounter]
    meet(
      other,
      setting,
      all.sort((a, b) => a.from - b.from),
      true,
    )
  }
  for (const other of crowd.household(who.household))
    meet(other, 'household', during('household'), false)
  const others: Record<Exclude<Setting, 'household'>, () => Resident> = {
    work: () => crowd.nearby(who.community, random),
    venue: () => crowd.nearby(who.community, random),
    transport: () => crowd.anybody(random),
    neighbourhood: () => crowd.neighbour(who.compound, random),
    visit: () => crowd.anybody(random),
  }
  // Of the dwelling's own draw, whoever the household does not hold are guests.
  const guests = Math.max(0, counts.household - crowd.household(who.household).length + 1)
  for (const [setting, somebody] of Object.entries(others) as [
    keyof typeof others,
    () => Resident,
  ][]) {
    const many = counts[setting] + (setting === 'visit' ? guests : 0)
    for (let n = 0; n < many; n += 1) meet(somebody(), setting, during(setting), false)
  }
  return [...met.values()]
}

const asLongAs = ({ venue, room, from, until }: TrueVisit): Encounter => ({
  venue,
  room,
  from,
  until,
})
const isApart = (one: Encounter, other: Encounter): boolean =>
  one.until <= other.from || one.from >= other.until

/** The first and the last moment that somebody was near the case. */
export const exposureOf = ({ encounters }: TrueContact): { from: Instant; until: Instant } => ({
  from: Math.min(...encounters.map(({ from }) => from)),
  until: Math.max(...encounters.map(({ until }) => until)),
})
