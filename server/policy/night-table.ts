// By hand from the table of national rules (domain-policy §2.1), for the night of 11 November 2022, and by nothing of the code under test:
// days of the whole quarantine from the city day of the last exposure, which is day 1. 0 is no longer determined.
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { type NightPerson, night } from './a-night.ts'

const ninthEdition: Readonly<Record<string, number>> = {
  close_contact: 7 + 3,
  secondary_contact: 7,
  inbound: 7 + 3,
  traveller_high: 7,
  traveller_medium: 7,
  closed_loop_exit: 7,
}
const twentyMeasures: Readonly<Record<string, number>> = {
  close_contact: 5 + 3,
  secondary_contact: 0,
  inbound: 5 + 3,
  traveller_high: 7,
  traveller_medium: 0,
  closed_loop_exit: 5,
}

const dayMs = 24 * hourMs
const endBy = (table: Readonly<Record<string, number>>, { basis, daysAgo }: NightPerson): Instant =>
  night + ((table[basis] ?? 0) - daysAgo) * dayMs

/** The first moment at which the rules of before let somebody go. */
export const freeByOld = (person: NightPerson): Instant => endBy(ninthEdition, person)

/** The same by the new rules: never before the night, in which they begin, and never later than by the old ones. */
export const freeByNew = (person: NightPerson): Instant =>
  Math.max(night, Math.min(endBy(twentyMeasures, person), freeByOld(person)))

/** What the change does to somebody. */
export function effectByTable(person: NightPerson): 'released' | 'shortened' | 'unchanged' {
  const free = freeByNew(person)
  return free <= night ? 'released' : free < freeByOld(person) ? 'shortened' : 'unchanged'
}

/**
 * Until when somebody may still be held by the order that they have on that night, where no officer writes another: an order of seven days
 * ends after seven, though the rules might ask for an eighth.
 */
export function heldByOrder(person: NightPerson): Instant {
  const { basis, daysAgo } = person
  const isTwoOrders = basis === 'close_contact' || basis === 'inbound'
  const own = isTwoOrders && daysAgo >= 7 ? 10 : 7
  return Math.min(freeByNew(person), night + (own - daysAgo) * dayMs)
}
