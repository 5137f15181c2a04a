import type { Instant } from '@bihuan/core/time/instant.ts'
import { seeded } from '../../random/random.ts'
import type { Infection } from '../epidemic.ts'
import { type Course, dayMs, drawDays } from './course.ts'
import { exposureOf, type TrueContact } from './draw-contacts.ts'

/** Somebody who had caught it and did not show it on the day of the round. */
export type Incubating = { person: string; infectedAt: Instant; onsetAt: Instant }

/** The Ct that an ideal swab of somebody would show at a moment; null for nothing to find. */
export type CtAt = (person: string, at: Instant) => number | null

// The share of true contacts who caught it though the round found nothing in them. Invented, of the size reported for households and for others.
const caught = { household: 0.16, other: 0.015 } as const
const incubationMostDays = 10
// A swab shows it from two days before the onset, strongest on the day of it; then it fades. Invented.
const shownBeforeDays = 2
const faintest = 37
const strongest = 23
const fadesPerDay = 1.25
const nothingFrom = 40

/** Who of the true contacts will turn positive in the days after the round. The same seed gives the same people. */
export function drawIncubating(
  contacts: readonly TrueContact[],
  infections: readonly Infection[],
  { seed, course, roundAt }: { seed: number | string; course: Course; roundAt: Instant },
): Map<string, Incubating> {
  const infected = new Set(infections.map(({ person }) => person))
  const found = new Map<string, Incubating>()
  for (const contact of contacts) {
    const { person } = contact.who
    if (infected.has(person) || found.has(person)) continue
    const random = seeded(seed).fork(`incubating ${person}`)
    const share = contact.setting === 'household' ? caught.household : caught.other
    if (!random.chance(share)) continue
    const infectedAt = exposureOf(contact).until
    const drawn = infectedAt + drawDays(random, course.incubation, incubationMostDays) * dayMs
    // Who would have shown it on the day of the round was found then.
    const onsetAt = Math.max(Math.round(drawn), roundAt + (shownBeforeDays + 1) * dayMs)
    found.set(person, { person, infectedAt, onsetAt })
  }
  return found
}

/** What swabs of carriers and of those who turn positive later show from the round on: it fades by a cycle and a quarter a day. */
export function ctInTime(
  infections: readonly Infection[],
  incubating: ReadonlyMap<string, Incubating>,
  roundAt: Instant,
): CtAt {
  const carriers = new Map(infections.map(({ person, ct }) => [person, ct]))
  const shown = (ct: number): number | null => (ct < nothingFrom ? ct : null)
  return (person, at) => {
    const carried = carriers.get(person)
    if (carried !== undefined)
      return shown(carried + (Math.max(0, at - roundAt) / dayMs) * fadesPerDay)
    const one = incubating.get(person)
    if (!one) return null
    const days = (at - one.onsetAt) / dayMs
    if (days < -shownBeforeDays) return null
    if (days < 0)
      return faintest + ((strongest - faintest) * (days + shownBeforeDays)) / shownBeforeDays
    return shown(strongest + days * fadesPerDay)
  }
}
