import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Random } from '../../random/random.ts'
import { dayMs } from './course.ts'
import { midnightOf } from './draw-course.ts'
import type { Setting } from './settings.ts'
import type { TrueCase } from './true-case.ts'
import type { TrueVenue, Venues } from './venues.ts'

/** Somebody was somewhere; `room` is empty where a venue has none. */
export type TrueVisit = {
  who: string
  venue: TrueVenue
  room: string
  from: Instant
  until: Instant
  setting: Setting
}

/** Where somebody usually goes. */
export type Habits = {
  home: TrueVenue
  yard: TrueVenue
  work: TrueVenue | null
  room: string
  line: TrueVenue
  eats: TrueVenue
  market: TrueVenue
  leisure: TrueVenue
}

// Shares of days; invented.
const worksShare = 0.75
const eatsOutShare = 0.45
const shopsShare = 0.5
const playsShare = 0.2

/** Draws the habits of somebody who lives here. */
export function drawHabits(
  venues: Venues,
  { household, compound, community }: { household: string; compound: string; community: string },
  random: Random,
): Habits {
  const work = venues.near(community, 'work', random)
  return {
    home: venues.homeOf(household, community),
    yard: venues.yardOf(compound, community),
    work: random.chance(worksShare) ? work : null,
    room: random.pick(work.rooms),
    line: venues.near(community, 'transport', random),
    eats: venues.near(community, 'restaurant', random),
    market: venues.near(community, 'market', random),
    leisure: venues.near(community, 'leisure', random),
  }
}

const roomOf = ({ rooms }: TrueVenue, random: Random): string =>
  rooms.length === 0 ? '' : random.pick(rooms)

/** One day of somebody, from midnight: work, ways, meals, shopping, the yard, and the night at home. */
function dayOf(who: string, habits: Habits, midnight: Instant, random: Random): TrueVisit[] {
  const visits: TrueVisit[] = []
  const go = (venue: TrueVenue, setting: Setting, hour: number, hours: number, room = '') => {
    const from = midnight + Math.round(hour * 60 + random.integer(-10, 10)) * minuteMs
    visits.push({ who, venue, room, from, until: from + Math.round(hours * hourMs), setting })
  }
  if (habits.work !== null) {
    go(habits.line, 'transport', 8, 0.5)
    go(habits.work, 'work', 9.2, 2.6, habits.room)
    go(habits.work, 'work', 13.7, 3.8, habits.room)
    go(habits.line, 'transport', 17.9, 0.5)
  }
  if (random.chance(eatsOutShare)) go(habits.eats, 'venue', 12.3, 0.8, roomOf(habits.eats, random))
  if (random.chance(shopsShare)) go(habits.market, 'venue', 18.75, 0.4)
  else if (random.chance(playsShare))
    go(habits.leisure, 'venue', 19.75, 1.2, roomOf(habits.leisure, random))
  go(habits.yard, 'neighbourhood', 19.4, 0.25, roomOf(habits.yard, random))
  go(habits.home, 'household', 21.3, 9.5)
  return visits
}

/** Where both were when it was passed on: half an hour around that moment, at the place that the infector frequents. */
export function meetingOf(
  infectee: TrueCase,
  ofInfector: Habits,
  ofInfectee: Habits,
  random: Random,
): Omit<TrueVisit, 'who'> {
  const setting = infectee.setting ?? 'venue'
  const at = infectee.infectedAt
  const places: Record<Setting, TrueVenue> = {
    household: ofInfector.home,
    work: ofInfector.work ?? ofInfector.eats,
    venue: random.pick([ofInfector.eats, ofInfector.market, ofInfector.leisure]),
    transport: ofInfector.line,
    neighbourhood: ofInfectee.yard,
    visit: ofInfector.home,
  }
  const venue = places[setting]
  const half = setting === 'transport' ? 15 * minuteMs : 30 * minuteMs
  return { venue, room: roomOf(venue, random), from: at - half, until: at + half, setting }
}

/** The days of somebody from one moment to another; what was arranged goes before what is usual. */
export function drawVisits(
  who: string,
  habits: Habits,
  { from, until, arranged }: { from: Instant; until: Instant; arranged: readonly TrueVisit[] },
  random: Random,
): TrueVisit[] {
  const visits = [...arranged]
  for (let day = midnightOf(from); day < until; day += dayMs) {
    for (const usual of dayOf(who, habits, day, random)) {
      const isFree = visits.every((other) => other.until <= usual.from || other.from >= usual.until)
      if (isFree && usual.from >= from && usual.until <= until) visits.push(usual)
    }
  }
  return visits.sort((a, b) => a.from - b.from)
}
