import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { type Random, seeded } from '../../random/random.ts'
import type { CityIndex } from '../city-index.ts'
import type { Infection } from '../epidemic.ts'
import { type Course, dayMs, delta } from './course.ts'
import { drawContacts, type Encounter, type TrueContact } from './draw-contacts.ts'
import { drawTree } from './draw-tree.ts'
import { drawHabits, drawVisits, type Habits, meetingOf, type TrueVisit } from './draw-visits.ts'
import { openCrowd, type Resident } from './pick-people.ts'
import type { TrueCase } from './true-case.ts'
import { openVenues } from './venues.ts'

/** The epidemic as it really was: what no member of the staff knows. */
export type Outbreak = {
  course: Course
  cases: TrueCase[]
  /** Of the cases of this city, from 14 days before the round to its day. */
  visits: TrueVisit[]
  contacts: TrueContact[]
}

export type OutbreakOrder = {
  seed: number | string
  /** When the doors of the round open; from then on people stay at home. */
  roundAt: Instant
  course?: Course
  /** How many days before onset, or before the round without one, contacts are traced. */
  lookbackDays?: number
}

const historyDays = 14

/** From when a case's contacts are traced (infected people before their onset count from the round's own swab). */
export const tracedFrom = (it: TrueCase, roundAt: Instant, lookbackDays = 2): Instant =>
  Math.min(it.onsetAt ?? roundAt, roundAt) - lookbackDays * dayMs

/**
 * Tells the epidemic behind the carriers of a round: who infected whom, when and where, where each of them went in the last 14 days, and
 * whom they met in the days that are traced. It only adds to `infections`, so who is found positive stays as it is.
 */
export function tellTransmission(
  index: CityIndex,
  infections: readonly Infection[],
  { seed, roundAt, course = delta, lookbackDays = 2 }: OutbreakOrder,
): Outbreak {
  const venues = openVenues(index, seed)
  const crowd = openCrowd(index)
  const cases = drawTree(infections, { seed, roundAt, course })
  const random = seeded(seed).fork('meetings')
  const habitsOf = new Map<string, Habits>(
    cases.map((it) => [it.id, drawHabits(venues, homeOf(it), random.fork(`habits ${it.id}`))]),
  )
  const arranged = meetings(cases, habitsOf, random)
  const byCase = new Map(
    cases.flatMap((it) => {
      const habits = habitsOf.get(it.id)
      if (it.person === null || !habits) return []
      const from = roundAt - historyDays * dayMs
      const mine = { from, until: roundAt, arranged: arranged.get(it.id) ?? [] }
      return [[it.id, drawVisits(it.id, habits, mine, random.fork(`days ${it.id}`))] as const]
    }),
  )
  const infectedBy = Map.groupBy(cases, ({ infector }) => infector)
  const contacts = cases.flatMap((it) => {
    if (it.person === null) return []
    const since = tracedFrom(it, roundAt, lookbackDays)
    const infected = (infectedBy.get(it.id) ?? []).flatMap((other) => {
      const setting = other.setting
      const meeting = arranged.get(other.id)?.find((one) => isAround(one, other.infectedAt))
      if (other.person === null || setting === null || !meeting) return []
      return other.infectedAt < since
        ? []
        : [{ who: residentOf(other), setting, encounter: encounterOf(meeting) }]
    })
    const visits = (byCase.get(it.id) ?? []).filter(({ from }) => from >= since)
    const who = residentOf(it)
    return drawContacts({ who, visits, infected, crowd }, random.fork(`contacts ${it.id}`))
  })
  return { course, cases, visits: [...byCase.values()].flat(), contacts }
}

/** The meetings at which it was passed on, for both who met; a person's own do not overlap. */
function meetings(
  cases: readonly TrueCase[],
  habitsOf: ReadonlyMap<string, Habits>,
  random: Random,
): Map<string, TrueVisit[]> {
  const arranged = new Map<string, TrueVisit[]>()
  for (const it of cases) {
    const ofInfector = habitsOf.get(it.infector ?? '')
    const ofInfectee = habitsOf.get(it.id)
    if (it.infector === null || !ofInfector || !ofInfectee) continue
    const chance = random.fork(`meeting ${it.id}`)
    const met =
      arranged.get(it.infector)?.find((one) => isAround(one, it.infectedAt)) ??
      meetingOf(it, ofInfector, ofInfectee, chance)
    for (const who of [it.infector, it.id]) {
      const mine = arranged.get(who) ?? []
      if (mine.every((one) => one.until <= met.from || one.from >= met.until))
        arranged.set(who, [...mine, { ...met, who }])
    }
  }
  return arranged
}

const isAround = ({ from, until }: TrueVisit, at: Instant): boolean => from <= at && at <= until
const encounterOf = ({ venue, room, from, until }: TrueVisit): Encounter => ({
  venue,
  room,
  from,
  until,
})

function homeOf({ id, household, compound, community }: TrueCase) {
  return { household: household ?? id, compound: compound ?? id, community }
}

const residentOf = (it: TrueCase): Resident => ({ person: it.person ?? it.id, ...homeOf(it) })

/** How long from one onset to the next, in days, of every link whose two ends had symptoms; negative ones are kept. */
export function serialIntervals(cases: readonly TrueCase[]): number[] {
  const byId = new Map(cases.map((it) => [it.id, it]))
  return cases.flatMap(({ infector, onsetAt }) => {
    const before = byId.get(infector ?? '')?.onsetAt ?? null
    return before === null || onsetAt === null ? [] : [(onsetAt - before) / (24 * hourMs)]
  })
}
