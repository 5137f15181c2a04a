import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { dayMs } from '../../city/truth/course.ts'
import type { Encounter, Relation, TrueContact } from '../../city/truth/draw-contacts.ts'
import type { TrueVisit } from '../../city/truth/draw-visits.ts'
import { normal } from '../../random/distributions.ts'
import type { Random } from '../../random/random.ts'

/** A visit as it is told: with the times that somebody remembers, or that stand on a bill. */
export type ToldVisit = {
  visit: TrueVisit
  from: Instant
  until: Instant
  source: 'spoken' | 'bill'
}
/** Somebody whom a case names. `knownAt` is how long after the talk an unknown one is found in the register; null for never. */
export type ToldContact = {
  person: string
  relation: Relation
  setting: TrueContact['setting']
  encounter: Encounter
  known: boolean
  foundAfterMs: number | null
  isTrue: boolean
}
export type Told = { visits: ToldVisit[]; contacts: ToldContact[] }

/** How well people remember; invented, so that what they forget can be measured. */
export const memory = {
  /** Share of visits of the day that come to mind at all, by where, and how many days until a third is left of that. */
  visit: { household: 1, visit: 1, work: 0.95, transport: 0.8, venue: 0.7, neighbourhood: 0.35 },
  fadesOverDays: 8,
  /** Share of those whom they know by name who are named. */
  contact: { family: 0.99, colleague: 0.75, friend: 0.9, neighbour: 0.5, stranger: 0.4 },
  /** Share of strangers who are described, and of these the ones found later by a booking, a shop's members or a grid worker. */
  describes: 0.2,
  found: 0.6,
  foundHours: [1, 9],
  /** Wrong by so many minutes for each day that has passed, as a standard deviation. */
  minutesWrongPerDay: 12,
  wrongDay: 0.05,
  /** Who shows the payments, which are of visits to shops, markets and restaurants, with their minute. */
  showsPayments: 0.7,
  /** Named for somebody of the same name, and named though it was before the days that are traced. */
  wrongPerson: 0.02,
  tooEarly: 0.03,
} as const

const fades = (days: number): number => Math.exp(-Math.max(0, days) / memory.fadesOverDays)

/** The times as somebody tells them: rounded to five minutes, the longer ago the wronger, and sometimes of the wrong day. */
function toldTimes(visit: TrueVisit, askedAt: Instant, random: Random): ToldVisit {
  const days = (askedAt - visit.from) / dayMs
  const wrong = normal(random, 0, memory.minutesWrongPerDay * days) * minuteMs
  const otherDay = random.chance(memory.wrongDay) ? (random.chance(0.5) ? dayMs : -dayMs) : 0
  const by = Math.min(wrong + otherDay, askedAt - visit.until)
  const round = (at: Instant) => Math.round(at / (5 * minuteMs)) * 5 * minuteMs
  const from = round(visit.from + by)
  return {
    visit,
    from,
    until: Math.max(from + 5 * minuteMs, round(visit.until + by)),
    source: 'spoken',
  }
}

/** Where somebody says they were, with what their payments bring back; a home is told once for each night. */
function tellVisits(visits: readonly TrueVisit[], askedAt: Instant, random: Random): ToldVisit[] {
  const hasPayments = random.chance(memory.showsPayments)
  return visits.flatMap((visit): ToldVisit[] => {
    const chance = memory.visit[visit.setting] * fades((askedAt - visit.from) / dayMs)
    const isPaid = visit.setting === 'venue' && hasPayments
    if (random.chance(chance) && !isPaid) return [toldTimes(visit, askedAt, random)]
    return isPaid ? [{ visit, from: visit.from, until: visit.until, source: 'bill' }] : []
  })
}

/** Whether somebody comes to mind who was met there. */
function isNamed(
  contact: TrueContact,
  told: readonly ToldVisit[],
  askedAt: Instant,
  random: Random,
) {
  const { relation, known, encounters, setting } = contact
  const last = Math.max(...encounters.map(({ until }) => until))
  const isOfTold = encounters.some((one) =>
    told.some(
      ({ visit }) =>
        visit.venue.id === one.venue.id && visit.from <= one.from && visit.until >= one.until,
    ),
  )
  // Who is known is remembered for oneself; a stranger only with the place.
  if (!known) return isOfTold && setting !== 'transport' && random.chance(memory.describes)
  const chance =
    memory.contact[relation] * (relation === 'family' ? 1 : fades((askedAt - last) / dayMs))
  return random.chance(chance * (isOfTold || setting === 'visit' ? 1 : 0.6))
}

/**
 * What a case tells an investigator at a moment: of the visits and contacts that are true, those that come to mind; and some that are
 * not. `somebody` draws another person for one who is taken for a contact. The same random gives the same story.
 */
export function tell(
  {
    visits,
    contacts,
    askedAt,
    somebody,
  }: {
    visits: readonly TrueVisit[]
    contacts: readonly TrueContact[]
    askedAt: Instant
    somebody(random: Random): string
  },
  random: Random,
): Told {
  const told = tellVisits(visits, askedAt, random.fork('visits'))
  const chance = random.fork('contacts')
  const named = contacts.flatMap((contact): ToldContact[] => {
    const encounter = contact.encounters.at(-1)
    if (!encounter || !isNamed(contact, told, askedAt, chance)) return []
    const isWrong = contact.relation !== 'family' && chance.chance(memory.wrongPerson)
    const { relation, setting, known } = contact
    const [soonest, latest] = memory.foundHours
    return [
      {
        person: isWrong ? somebody(chance) : contact.who.person,
        relation,
        setting,
        encounter,
        known,
        foundAfterMs: known
          ? 0
          : chance.chance(memory.found)
            ? chance.integer(soonest * 60, latest * 60) * minuteMs
            : null,
        isTrue: !isWrong,
      },
    ]
  })
  const early = named
    .filter(() => chance.chance(memory.tooEarly))
    .map((like) => ({
      ...like,
      person: somebody(chance),
      known: true,
      foundAfterMs: 0,
      isTrue: false,
    }))
  const once = new Map([...named, ...early].map((one) => [one.person, one]))
  return { visits: told, contacts: [...once.values()] }
}
